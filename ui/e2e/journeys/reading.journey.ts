// Ways of reading: one line as pages, one sentence a line, focus; other looks; other scripts; what cannot be seen.

import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const LINE = Array.from({ length: 60 }, (_, at) => `In ${1900 + at} letter ${at + 1} was lost on its way to the bureau, and nobody has ever found it.`).join(" ");

/** Right to left, without spaces, with joined and combining signs, and with signs that cannot be seen. */
const SCRIPTS = [
  "ذهب تروتسكي إلى المكسيك. مات هناك سنة 1940!",
  "שָׁלוֹם עֲלֵיכֶם. הוא גר שם.",
  "彼は1940年に死んだ。それは夏だった。",
  "राम घर गया। वह सो गया।",
  "The 👨‍👩‍👧‍👦 family came. Flags 🇲🇽🇷🇺 waved. Z͑ͫ̓ͪ̂ͫ̽͏̴̙ was here.",
  "A \u202Eback\u202C word\u200B hides here.",
].join("\n");

/** Picks a command from the list of all. */
const commands = ["Read one sentence a line", "Light only the current sentence", "Show invisible characters"] as const;

journey("one enormous line reads well in every way", async (reader) => {
  await pasteText(reader, "Line", LINE);
  await reader.picture("continuous");
  for (const command of commands) {
    await reader.press("Control+k");
    await reader.type(command);
    await reader.press("Enter", "ArrowDown");
    await reader.picture(command.toLowerCase().replaceAll(" ", "-"));
  }
  await reader.press("s", "d");
  const claims = claimsOn(await exportLibrary(reader), "Line");
  expect(claims.map(({ passages: [place] }) => place?.exact)).toEqual([3, 4].map((at) => LINE.split(/(?<=\.) /u)[at]));
});

journey("other looks are kept, for one library or for all", async (reader) => {
  await pasteText(reader, "Line", LINE);
  for (const theme of ["dark", "sepia", "high contrast"]) {
    await reader.press("Control+k");
    await reader.type(`Theme: ${theme}`);
    await reader.press("Enter");
    await reader.picture(theme.replace(" ", "-"));
  }
  await reader.press("Control+,");
  await reader.picture("settings");
  await reader.press("Escape");
  await reader.reopen();
  await reader.until("the theme that was chosen", () => reader.session.run<boolean>("return document.documentElement.dataset.theme === 'contrast'"));
  await reader.session.resize(700, 700);
  await reader.picture("narrow");
  await reader.session.resize(480, 400);
  await reader.picture("tiny");
});

journey("every script is read, judged and handed on by its own characters", async (reader) => {
  await pasteText(reader, "Scripts", SCRIPTS);
  await reader.picture("scripts");
  const sentences = SCRIPTS.split("\n").length * 2;
  for (let at = 0; at < sentences + 1; at += 1) await reader.press(["s", "d", "x"][at % 3] ?? "s");
  await reader.picture("scripts-judged");
  const points = Array.from(SCRIPTS);
  const claims = claimsOn(await exportLibrary(reader), "Scripts");
  expect(claims.length).toBeGreaterThanOrEqual(sentences);
  for (const { passages } of claims) {
    for (const { start, end, exact } of passages) expect(points.slice(start, end).join("")).toBe(exact);
  }
});
