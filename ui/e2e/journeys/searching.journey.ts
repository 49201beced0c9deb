// The whole library is searched as one types: words, phrases and fields; a key goes to the place, another shows it beside
// the text; the concordance has every hit in its line.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

const SPLICE = resolve(import.meta.dirname, "../../../../shared/data/trotsky-stalin-splice.txt");

const LETTERS = "The bureau lost a letter. Nobody knew why. The clerk of the bureau wrote a second letter in 1921. It never came.";
const DIARY = "It rained in Coyoacán. I asked the bureau for the lost letter. The clerk only laughed. In May the house had a new wall.";

const FOCUSED = "return document.activeElement.closest('#pane-search, #pane-beside, #pane-reader')?.id ?? document.activeElement.tagName";
const LIT = "return document.querySelector('#pane-reader .reader-glow')?.textContent ?? null";
const CHOSEN = "return document.querySelector('#pane-search [role=option][aria-selected=true]')?.innerText.replaceAll(/\\s+/g, ' ') ?? null";
/** The words next to the hits, line by line: those before, or those after. */
const LINES = (side: string) => `return [...document.querySelectorAll('#pane-search .line ${side}')].map((part) => part.textContent)`;
/** Whether the words that are lit in the second text can be seen. */
const IN_SIGHT = `
  const [lit, pane] = [document.querySelector("#pane-beside .reader-glow"), document.querySelector("#pane-beside .cm-scroller")];
  if (lit === null) return false;
  const [inner, outer] = [lit.getBoundingClientRect(), pane.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
`;
const BESIDE = "return document.querySelector('#pane-beside h2')?.textContent ?? null";

async function begin(reader: Reader): Promise<void> {
  await pasteText(reader, "Letters", LETTERS);
  await pasteText(reader, "Diary", DIARY);
  await reader.click("button", "Got it");
}

async function command(reader: Reader, words: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(words);
  await reader.press("Enter");
}

/** Picks a theme, and a picture is taken in it. */
async function inBoth(reader: Reader, title: string): Promise<void> {
  await reader.picture(`${title}-light`);
  await reader.session.run("document.documentElement.dataset.theme = 'dark'");
  await reader.picture(`${title}-dark`);
  await reader.session.run("document.documentElement.dataset.theme = 'light'");
}

/** Waits for a hit of these words to be the chosen one. */
async function chosenIs(reader: Reader, words: RegExp): Promise<void> {
  await reader.until(`${words} to be chosen`, async () => words.test((await reader.session.run<string | null>(CHOSEN)) ?? ""));
}

async function focusIs(reader: Reader, where: string): Promise<void> {
  await reader.until(`the focus in ${where}`, async () => (await reader.session.run<string>(FOCUSED)) === where);
}

journey("the library is searched as one types, and Enter goes there", async (reader) => {
  const { session } = reader;
  await begin(reader);
  await reader.press("d");
  await reader.press("Control+Shift+f");
  await reader.reads("How to search");
  expect(await audit(session)).toEqual([]);
  await inBoth(reader, "empty");
  await reader.type("burea");
  await reader.press("u");
  await reader.reads("2 hits");
  await inBoth(reader, "found");
  expect(await audit(session)).toEqual([]);
  // A phrase is narrower than its words; what has no end is told and searched all the same.
  await reader.press("Control+Shift+f");
  await reader.type('"lost letter');
  await reader.reads("does not end");
  await reader.type('"');
  await chosenIs(reader, /asked the bureau for the lost letter/u);
  await reader.picture("phrase");
  // Words in a document that is not open: it opens, the sentence is under the cursor, the words are lit.
  await reader.press("Control+Shift+f");
  await reader.type("second");
  // Whoever is quick is led to the hit of all that was typed.
  await reader.press("Enter");
  await reader.find("heading", "Letters");
  await reader.until("the words to be lit", async () => (await session.run<string | null>(LIT)) === "second");
  await focusIs(reader, "pane-reader");
  await inBoth(reader, "jumped");
  await reader.press("x");
  await reader.find("article", /^Not a claim: The clerk of the bureau wrote a second letter/);
  // Back to before the jump; Escape in the search leads back to where it began.
  await reader.press("Alt+ArrowLeft");
  await reader.find("heading", "Diary");
  await reader.press("Control+Shift+f", "F4");
  await reader.find("heading", "Letters");
  await reader.press("Control+Shift+f", "Escape");
  await reader.find("heading", "Diary");
  await focusIs(reader, "pane-reader");
  await reader.gone("region", "Search the library");
});

journey("fields are completed, searches kept, and both taken back", async (reader) => {
  await begin(reader);
  await reader.press("d", "s", "x");
  await reader.press("Control+Shift+f");
  await reader.type("verd");
  await reader.press("ArrowRight");
  await reader.find("button", /^dubious/);
  await reader.picture("values");
  await reader.type("dub");
  await reader.press("ArrowRight");
  await chosenIs(reader, /Claim.*It rained in Coyoac/u);
  await reader.picture("field");
  await reader.click("button", "Save this search");
  await reader.type("To be settled");
  await reader.press("Enter");
  await reader.find("button", "To be settled");
  await focusIs(reader, "pane-search");
  await reader.type("letter");
  await chosenIs(reader, /letter/u);
  await reader.click("button", "To be settled");
  await chosenIs(reader, /Claim.*It rained in Coyoac/u);
  await reader.picture("saved");
  await reader.reopen();
  await reader.reads(/\d+ sentences? left/);
  await reader.press("Control+Shift+f");
  await reader.find("button", "To be settled");
  await reader.press("Escape", "Control+z", "Control+Shift+f");
  await reader.gone("button", "To be settled");
  // A claim is gone to with its card.
  await reader.type("verdict:sourced");
  await reader.press("Enter");
  await reader.until("the card of the claim", () => reader.session.run<boolean>("return document.querySelector('[data-card][aria-current=true]')?.getAttribute('aria-label')?.startsWith('Sourced') === true"));
});

journey("every hit stands in its line, in the order of the words around it", async (reader) => {
  const { session } = reader;
  await begin(reader);
  await reader.press("Control+Shift+k");
  await reader.type("letter");
  await reader.reads("3 hits");
  await inBoth(reader, "by-place");
  expect(await audit(session)).toEqual([]);
  await session.run("const order = document.querySelector('#pane-search select'); order.value = 'left'; order.dispatchEvent(new Event('change', { bubbles: true }))");
  await reader.until("the lines by the word before", async () =>
    (await session.run<string[]>(LINES(".left"))).map((left) => left.trim().split(/\s+/u).at(-1)).join() === "a,lost,second");
  await reader.picture("by-the-word-before");
  await reader.press("Control+Shift+f", "ArrowDown", "ArrowDown", "Enter");
  await reader.find("heading", "Letters");
  await reader.until("the words to be lit", async () => (await session.run<string | null>(LIT)) === "letter");
  await reader.picture("line-in-its-text");
  await reader.press("Control+Shift+k");
  await reader.reads("2 hits");
});

journey("a second text stands beside the first, with a cursor of its own", async (reader) => {
  const { session } = reader;
  await begin(reader);
  await reader.press("Control+Shift+f");
  await reader.type("second");
  await chosenIs(reader, /second/u);
  await reader.press("Control+Enter");
  await reader.until("the letters beside the diary", async () => (await session.run<string | null>(BESIDE)) === "Letters");
  await focusIs(reader, "pane-search");
  await inBoth(reader, "beside-the-search");
  await reader.press("Escape");
  await reader.picture("beside-the-text");
  expect(await audit(session)).toEqual([]);
  // The keys of the second text move there, and judge nothing.
  await reader.press("F6");
  await focusIs(reader, "pane-beside");
  await reader.press("ArrowUp", "s", "d");
  await reader.press("F6", "F6", "F6");
  await focusIs(reader, "pane-beside");
  await reader.reads("4 sentences left");
  await reader.press("y");
  await reader.find("heading", "Letters");
  await reader.until("the diary beside the letters", async () => (await session.run<string | null>(BESIDE)) === "Diary");
  await focusIs(reader, "pane-reader");
  // A judgement on the same text is seen in both.
  await command(reader, "Documents");
  await reader.click("button", "Open beside: Letters");
  await reader.until("the letters in both", async () => (await session.run<string | null>(BESIDE)) === "Letters");
  await command(reader, "Back to the text");
  await reader.press("Home", "d");
  await reader.until("the mark in both", async () => (await session.run<number>("return new Set([...document.querySelectorAll('.reader-dubious')].map((mark) => mark.closest('main, section').id)).size")) === 2);
  await reader.picture("the-same-in-both");
  await session.resize(720, 760);
  await reader.picture("narrow");
  await session.resize(1280, 800);
  await reader.press("F6", "Escape");
  await reader.until("one text", async () => (await session.run<string | null>(BESIDE)) === null);
  await focusIs(reader, "pane-reader");
});

journey("the search speaks German", async (reader) => {
  await begin(reader);
  await reader.press("Control+,");
  await reader.click("tab", "Language");
  await reader.session.run("[...document.querySelectorAll('dialog[open] label')].find((label) => label.textContent.trim() === 'Deutsch')?.click()");
  await reader.reads("Einstellungen");
  await reader.press("Escape");
  await reader.press("Control+Shift+f");
  await reader.reads("So wird gesucht");
  await reader.picture("empty");
  await reader.type("letter");
  await reader.reads("2 Treffer");
  await reader.press("Control+Shift+k");
  await reader.picture("concordance");
});

if (existsSync(SPLICE)) {
  journey("the splice is searched from end to end", async (reader) => {
    await reader.reads(/\d+ sentences left/);
    await reader.click("button", "Got it");
    await reader.press("Control+Shift+f");
    await reader.type("Coyoac*");
    await chosenIs(reader, /Coyoac/u);
    await inBoth(reader, "beginning-of-a-word");
    await reader.press("ArrowDown", "Control+Enter");
    await reader.until("the words in sight in the second text", () => reader.session.run<boolean>(IN_SIGHT));
    await inBoth(reader, "second-text");
    await reader.press("Control+Shift+k");
    await reader.reads(/\d+ hits/);
    await inBoth(reader, "concordance");
    await reader.press("Control+Shift+f");
    await reader.type("the");
    await reader.reads(/\d{3,} hits/);
    await inBoth(reader, "the-commonest-word");
  }, [SPLICE]);
} else {
  console.log(`skipped: ${join("shared", "data", "trotsky-stalin-splice.txt")} is not here`);
}
