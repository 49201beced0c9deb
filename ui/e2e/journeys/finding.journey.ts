// Words are found whatever their accents, walked through, and all marked by one deed: a claim for each wording.

import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const TEXT = "He lived in Coyoacán. The house in Coyoacan had a wall. Nobody left it. COYOACÁN was quiet. A coyote howled.";
const YEARS = "In 1953 he left the town. In 1956 he came back to it. In 1953 nobody had asked. By 1960 all of them knew.";

journey("words are found and all their places judged at once", async (reader) => {
  await pasteText(reader, "House", TEXT);
  await reader.press("Control+f");
  await reader.type("coyoacan");
  await reader.reads(/1 of 3|3 matches/);
  await reader.picture("found");
  await reader.press("Enter", "Enter");
  await reader.picture("next");
  await reader.click("button", /Mark all/);
  await reader.reads("One claim for each of 2 wordings");
  await reader.picture("mark-all");
  await reader.press("d");
  await reader.reads("Dubious: 2 claims.");
  await reader.picture("marked-all");
  await reader.press("Escape");
  const [claim, other, ...others] = claimsOn(await exportLibrary(reader), "House");
  expect(others).toEqual([]);
  expect([claim, other].map((one) => one?.passages.map(({ exact }) => exact))).toEqual([["Coyoacán", "COYOACÁN"], ["Coyoacan"]]);
});

journey("hits with other words are claims of their own, and the field takes them back", async (reader) => {
  await pasteText(reader, "Years", YEARS);
  await reader.press("Control+f", "Alt+r");
  await reader.type("\\d{4}");
  await reader.reads(/1 of 4/);
  await reader.press("Alt+m");
  await reader.reads("One claim for each of 3 wordings");
  await reader.picture("wordings");
  await reader.press("s");
  await reader.find("article", /^Sourced: 1956/);
  // The focus is in the field, which has nothing to take back since.
  await reader.press("Control+z");
  await reader.gone("article", /^Sourced/);
  await reader.press("Control+Shift+z");
  await reader.find("article", /^Sourced: 1956/);
  await reader.picture("done-again-from-the-field");
  await reader.press("Control+z");
  await reader.gone("article", /^Sourced/);
  await reader.press("Alt+m", "Shift+d");
  await reader.reads("Dubious: 4 claims.");
  await reader.picture("each-by-itself");
  // What is typed is the field's own to take back.
  await reader.type("x");
  await reader.press("Control+z");
  await reader.reads(/of 4|4 matches/);
  await reader.find("article", /^Dubious: 1956/);
  await reader.press("Escape");
  const claims = claimsOn(await exportLibrary(reader), "Years");
  expect(claims.map(({ passages }) => passages.map(({ exact }) => exact))).toEqual([["1953"], ["1956"], ["1953"], ["1960"]]);
});

journey("an expression that would never end is given up, and the window goes on", async (reader) => {
  await pasteText(reader, "Long", `${"a".repeat(200)}! The end.`);
  await reader.press("Control+f", "Alt+r");
  await reader.type("(a+)+$x");
  await reader.reads("Searching…");
  await reader.picture("searching");
  await reader.reads("takes too long");
  await reader.press("Escape", "s");
  await reader.reads("1 sentence left");
});
