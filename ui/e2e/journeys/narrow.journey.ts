// Small things that go wrong where there is little room, or more than one of something.

import { expect } from "vitest";

import { drag, placeOf } from "../drive/pointer.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

const TEXT = Array.from({ length: 40 }, (_, at) => `In ${1900 + at} the committee met and letter ${at + 1} was lost.`).join(" ");
const ACTIVE = "return [...document.querySelectorAll('[data-card][aria-current=true]')].map((card) => card.getAttribute('aria-label'))";
/** The heights at which a notice and the line of the cursor begin and end. */
const HEIGHTS = `
  const ends = (one) => { const box = one.getBoundingClientRect(); return [box.top, box.bottom]; };
  return { notices: [...document.querySelectorAll("[role=log] .notice")].map(ends), lines: [...document.querySelectorAll(".reader-backdrop *")].map(ends) };
`;

interface Heights {
  notices: [number, number][];
  lines: [number, number][];
}

/** Longer than the time within which two clicks are a double one, in milliseconds. */
const APART = 700;

/** Clicks on words of the text, once. */
async function clickOn(reader: Reader, words: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, APART));
  const { first } = await placeOf(reader.session, ".cm-content", words);
  await reader.session.act(drag(first, first));
}

journey("a pick by mouse leaves the keys in the text, one by keys takes them along", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("d", "d", "d");
  await reader.click("radio", "Beside the text");
  await reader.press("Home", "x");
  await reader.reads("3 of 40 sentences judged");
  await reader.press("ArrowUp");
  await reader.until("the first card", async () => (await reader.session.run<string[]>(ACTIVE)).some((card) => card.startsWith("Not a claim: In 1900")));
  await reader.session.run("document.querySelector('[role=radio][aria-checked=true]').focus()");
  await reader.press("ArrowLeft");
  expect(await reader.session.run("return document.activeElement.getAttribute('aria-label')")).toBe("As a list");
});

journey("nothing is hidden or taken along at the edges of panes", async (reader) => {
  const { session } = reader;
  await pasteText(reader, "Letters", TEXT);
  await reader.press("d", "d");
  // An edge that is dragged over the text selects nothing of it.
  const edge = await session.run<{ x: number; y: number }>("const { left, top } = document.querySelector('#pane-claims [role=separator]').getBoundingClientRect(); return { x: left, y: top + 300 }");
  await session.act(drag(edge, { x: edge.x - 60, y: edge.y + 60 }));
  await reader.press("d");
  await reader.find("article", /^Dubious: In 1902 the committee met and letter 3 was lost\.$/u);
  // A card whose passage is higher than the pane of cards stands at its top.
  await reader.click("radio", "Beside the text");
  await reader.press("Home");
  await reader.until("the first card below what is above it", () =>
    session.run<boolean>(`
      const card = document.querySelector(".margin [data-card][aria-current=true]");
      const box = document.querySelector(".margin").getBoundingClientRect();
      return card !== null && card.getAttribute("aria-label").includes("1900") && card.getBoundingClientRect().top >= box.top - 1`));
  await reader.picture("first-card");
  // The way out of a field leads to the text.
  await session.run("document.querySelector('#pane-claims input[type=search]').focus()");
  await reader.press("Escape");
  expect(await session.run("return document.activeElement.className")).toContain("cm-content");
  // A notice that is sent away takes no focus along, and closes nothing.
  await reader.press("n");
  await reader.click("button", "Dismiss");
  expect(await session.run("return document.activeElement.tagName")).toBe("TEXTAREA");
  await reader.press("Escape");
  // The row that is chosen is in sight in a low window, too.
  await session.resize(1000, 420);
  await reader.press("r");
  for (let at = 0; at < 8; at += 1) await reader.press("ArrowDown");
  await reader.picture("low");
  const [row, foot] = await session.run<[number, number]>(
    "return [document.querySelector('[role=option][data-active=true]').getBoundingClientRect().bottom, document.querySelector('.window > footer').getBoundingClientRect().top]");
  expect(row).toBeLessThanOrEqual(foot);
});

journey("notices in a narrow window are two at the most and leave the cursor to be seen", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.session.resize(700, 700);
  for (let at = 0; at < 6; at += 1) await reader.press("d");
  await reader.press("Delete", "Home", "Delete", "]", "i", ".", "End");
  await reader.picture("cursor-at-the-end");
  const seen = await reader.until("notices beside the cursor", async () => {
    const { notices, lines } = await reader.session.run<Heights>(HEIGHTS);
    const isClear = notices.every(([top, bottom]) => lines.every(([first, last]) => last <= top || first >= bottom));
    return notices.length > 0 && lines.length > 0 && isClear && { notices, lines };
  });
  expect(seen.notices.length).toBeLessThanOrEqual(2);
  await reader.press("n");
  await reader.picture("with-the-drawer");
});

journey("of two marks on the very same words each is reached by a click", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("h", "ArrowUp", "d", "ArrowDown", "ArrowDown");
  const active = async (name: RegExp) => {
    await reader.until(`${name} to be the active card`, async () => (await reader.session.run<string[]>(ACTIVE)).some((card) => name.test(card)));
  };
  await clickOn(reader, "1900 the");
  await active(/^Dubious: In 1900/);
  await clickOn(reader, "1900 the");
  await active(/^Yellow: In 1900/);
  await clickOn(reader, "1900 the");
  await active(/^Dubious: In 1900/);
});

journey("a link leads to a claim of another document", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("d");
  await pasteText(reader, "Diary", "It rained. No\u00ad letter\u200b was lost in 1900.");
  await reader.press("ArrowDown", "s");
  await reader.reads("1 of 2 sentences judged");
  // Two documents are linked by other programs; here by the window's own door.
  await reader.session.run(`
    const call = (command, params) => window.__TAURI_INTERNALS__.invoke("call", { command, params }).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    call("list_claims", {}).then(([one, other]) => call("link_claims", { from: other.id, relation: "contradicts", to: one.id })).then(() => (window.obelusLinked = true));
  `);
  await reader.until("the link to be written", () => reader.session.run<boolean>("return window.obelusLinked === true"));
  await reader.reopen();
  await reader.reads("1 of 2 sentences judged");
  await reader.press("Control+p");
  await reader.reads("2 characters that cannot be seen");
  await reader.picture("invisible-counted");
  await reader.press("Escape", "End");
  await reader.picture("link-elsewhere");
  await reader.click("button", /^In 1900 the committee/);
  await reader.find("heading", "Letters");
  await reader.until("the linked claim", async () => (await reader.session.run<string[]>(ACTIVE)).some((card) => card.startsWith("Dubious: In 1900")));
  await reader.picture("arrived");
});
