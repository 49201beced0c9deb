// A text with structure: it looks as it is built, its outline leads through it, and what is judged in it is its own words.

import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import { type Hearing, openHearing } from "../drive/hearing.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { claimsOn, exportLibrary } from "../steps.ts";

/** Paragraphs that say different things: what stands more than once is marked, and that is not looked at here. */
const filler = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `<p>The ${about} of case ${at + 1} was opened in ${1900 + at}, and two clerks wrote down what lay in it. One of them says that the seal of ${about} ${at + 1} was whole. The other counts <em>eleven</em> letters in ${about} ${at + 1}, where the list has ${at + 12}.</p>`).join("\n");

const PAGE = `<!doctype html><html lang="en"><head><title>The archive of the harbour office</title></head><body><article>
<h1>The archive of the harbour office</h1>
<p>For <strong>forty years</strong> the harbour office kept every letter that it was sent, and <em>almost</em> every answer<sup><a href="#n1" id="r1">1</a></sup>. The catalogue is printed in the <a href="https://example.org/catalogue/1931?page=7">yearbook of 1931</a>, and it was never revised. Water is written H<sub>2</sub>O in it throughout, and the ships are called by their numbers: <code>LR-1907</code> is the <cite>Aurelia</cite>.</p>
<h2>What was kept</h2>
<span role="doc-pagebreak" aria-label="12"></span><p>Nobody knows who decided what was kept. Three rules can be read from the shelves.</p>
<ol><li>Letters with a seal were kept in any case. They lie in the first room.<ul><li>Red seals lie above.</li><li>Black seals lie below, and some of them were broken when the cases were moved across the yard in the winter of 1917.</li></ul></li><li>Bills were kept for ten years.</li><li>Everything else was burnt on the first of May.</li></ol>
<blockquote><p>I have burnt what I was told to burn. I was told by nobody in particular.</p><p>It was cold, and the paper was dry.</p></blockquote>
<h3>The cases</h3>
<table><thead><tr><th>Case</th><th>Opened</th><th>What it holds</th><th>Letters</th></tr></thead><tbody>
<tr><td>Aurelia</td><td>1907</td><td>Letters of the captain to his brother, with the answers on the back</td><td>112</td></tr>
<tr><td>Borealis</td><td>1911</td><td>Bills</td><td>1,048</td></tr>
<tr><td>Cassiopeia</td><td>1912</td><td>A logbook that ends on the fourth day. <span role="doc-pagebreak" aria-label="13"></span>The rest was cut out.</td><td>1</td></tr></tbody></table>
<h4>How they were counted</h4>
<pre><code>for case in cases:
    if case.seal == "whole":
        count += len(case.letters)</code></pre>
<h2>What was burnt</h2>
${filler("file", 6)}
<h3>The first fire</h3>
${filler("box", 8)}
<span role="doc-pagebreak" aria-label="xiv"></span><h2>What is said of it</h2>
${filler("letter", 8)}
<section role="doc-endnotes"><ol><li id="n1" role="doc-endnote"><p>The answers of 1912 are missing. They were lent and did not come back. <a href="#r1" role="doc-backlink">↩</a></p></li></ol></section>
</article></body></html>`;

const count = (css: string): string => `return document.querySelectorAll(${JSON.stringify(css)}).length`;

async function importPage(reader: Reader): Promise<void> {
  const file = reader.scratch("harbour.html");
  writeFileSync(file, PAGE);
  reader.willChoose(file);
  await reader.press("Control+o");
  await reader.find("heading", "The archive of the harbour office");
  await reader.until("the page to be drawn", async () => (await reader.session.run<number>(count(".reader-heading-1"))) === 1);
}

/** What is drawn of the beginning, in words. */
const LOOKS = `
  const all = (css) => [...document.querySelectorAll(css)];
  return {
    heading: document.querySelector(".reader-heading-1").textContent,
    signs: all(".reader-item .reader-aside").map((sign) => sign.dataset.label).join(" "),
    runs: ["em", "raised", "lowered", "typed", "link"].map((name) => name + ":" + document.querySelector(".reader-" + name).textContent).join(" "),
    address: document.querySelector(".reader-link[title*=catalogue]")?.title,
  };
`;

async function run(reader: Reader, command: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(command);
  await reader.press("Enter");
}

/** Moves the cursor until it is on a sentence that begins so. */
async function walkTo(reader: Reader, words: string): Promise<void> {
  const line = `const at = getSelection(); return at.rangeCount ? at.toString() : ""`;
  for (let step = 0; step < 130 && !(await reader.session.run<string>(line)).startsWith(words); step += 1) await reader.press("ArrowDown");
}

journey("a page with structure looks as it is built", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await importPage(reader);
  await reader.click("button", "Got it");
  const { session } = reader;
  const drawn = await session.run<Record<string, string>>(LOOKS);
  expect(drawn["heading"]).toBe("The archive of the harbour office");
  expect(drawn["signs"]).toBe("1. ◦ ◦ 2. 3.");
  expect(drawn["runs"]).toBe("em:almost raised:1 lowered:2 typed:LR-1907 link:yearbook of 1931");
  expect(drawn["address"]).toBe("https://example.org/catalogue/1931?page=7");
  expect(await session.run<number>(count(".cm-content a, .cm-content [href]"))).toBe(0);
  await walkTo(reader, "The catalogue");
  await reader.press("i");
  await reader.reads("Link: https://example.org/catalogue/1931?page=7");
  await reader.picture("link");
  await reader.press("Escape");
  for (const theme of ["dark", "sepia", "high contrast", "light"]) {
    await run(reader, `Theme: ${theme}`);
    await reader.press("Home");
    await reader.picture(theme.replace(" ", "-"));
    await walkTo(reader, "Aurelia");
    await reader.press("d", "ArrowDown", "s", "h");
    await reader.picture(`${theme.replace(" ", "-")}-table`);
    await reader.press("Control+z", "Control+z", "Control+z");
  }
  // The cells of a column begin at one place in every row.
  const lefts = await session.run<number[]>("return [...document.querySelectorAll('.reader-row')].map((row) => Math.round(row.querySelectorAll('.reader-cell')[2].getBoundingClientRect().left))");
  expect([lefts.length, new Set(lefts).size]).toEqual([4, 1]);
  await reader.press("End");
  await reader.picture("notes");
  await run(reader, "Read one sentence a line");
  await reader.press("Home");
  await reader.picture("sentences");
  await walkTo(reader, "Aurelia");
  await reader.picture("sentences-table");
  await run(reader, "Light only the current sentence");
  await reader.picture("sentences-focus");
  await run(reader, "Show invisible characters");
  await run(reader, "Read continuously");
  await reader.picture("invisible");
  await session.resize(700, 700);
  await reader.picture("narrow");
  await session.resize(480, 700);
  await reader.picture("tiny");
});

journey("the outline leads through a text, by keys and by mouse", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await importPage(reader);
  await reader.click("button", "Got it");
  const { session } = reader;
  const current = () => session.run<string>("return document.querySelector('[role=option][aria-current=true] .name')?.firstChild?.textContent ?? ''");
  const isAt = (words: string) => reader.until(`the outline at "${words}"`, async () => (await current()) === words);
  await reader.press("Control+t");
  await reader.find("listbox", "Headings");
  await isAt("The archive of the harbour office");
  await reader.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
  await reader.picture("outline");
  await reader.press("Enter");
  await isAt("What was burnt");
  await reader.reads("p. 13");
  await reader.picture("jumped");
  // The focus is in the text again, and what is judged is the heading.
  await reader.press("x");
  await reader.reads("1 of");
  // It follows the cursor, and what is scrolled to while the cursor is out of sight.
  await walkTo(reader, "The first fire");
  await isAt("The first fire");
  await session.run("document.querySelector('.cm-scroller').scrollTop = 0");
  await isAt("The archive of the harbour office");
  await reader.click("option", /^What is said of it/);
  await isAt("What is said of it");
  await reader.reads("p. xiv");
  // The control itself is not to be seen, and has no place to be clicked at.
  await session.run("document.querySelector('#library-panel input[value=pages]').click()");
  await isAt("p. xiv");
  await reader.fill("textbox", "Go to page", "12");
  await reader.press("Enter");
  await isAt("p. 12");
  await reader.picture("pages");
  expect(await audit(session)).toEqual([]);
  // The same key shows what was there before.
  await reader.press("Control+t");
  await reader.find("button", "Import files");
  await session.resize(680, 700);
  await reader.press("Control+t");
  await reader.find("listbox", "Pages");
  await reader.picture("narrow");
  await reader.press("Home", "Enter");
  await reader.gone("listbox", "Pages");
});

journey("what is judged in a heading, an item and a cell is their own words", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await importPage(reader);
  for (const words of ["What was kept", "Red seals", "Borealis", "The answers"]) {
    await walkTo(reader, words);
    await reader.press("d");
  }
  await reader.reads("4 of");
  await reader.press("ArrowUp");
  await reader.picture("judged");
  const exact = claimsOn(await exportLibrary(reader), "The archive of the harbour office").map(({ passages: [place] }) => [place?.exact, place?.page]);
  expect(exact).toEqual([
    ["What was kept", undefined], ["Red seals lie above.", "12"], ["Borealis\t1911\tBills\t1,048", "12"], ["The answers of 1912 are missing.", "xiv"],
  ]);
  await reader.find("article", /^Dubious: Red seals/);
  await reader.reads("p. 12");
});

journey<Hearing>("a screen reader hears a structured text whole, with its headings", async (reader, hearing) => {
  await reader.reads(/\d+ sentences left/);
  await importPage(reader);
  await reader.press("Home");
  const tree = await reader.until("the text on the bus", async () => {
    const now = await hearing.tree();
    return now.some(({ role, name }) => role === "entry" && name === "Text of the document") && now;
  });
  const at = tree.findIndex(({ role, name }) => role === "entry" && name === "Text of the document");
  expect(tree[at]?.text).toContain("in any case. They lie in the first room.\n\nRed seals lie above.");
  expect(tree[at]?.text).toContain("Borealis\t1911\tBills\t1,048");
  const headings = tree.filter(({ role, depth }) => role === "heading" && depth > (tree[at]?.depth ?? 0));
  expect(headings.slice(0, 3).map(({ name, attributes }) => `${attributes["level"]} ${name}`)).toEqual(["1 The archive of the harbour office", "2 What was kept", "3 The cases"]);
  // The caret is told in the text as a whole, wherever a heading is cut out of it.
  await reader.press("ArrowDown", "ArrowDown");
  const words = tree[at]?.text ?? "";
  await reader.until("the caret on the third sentence", async () => {
    const text = (await hearing.tree()).find(({ role, name }) => role === "entry" && name === "Text of the document");
    return (text?.caret ?? 0) >= words.indexOf("The catalogue is printed") && (text?.caret ?? 0) <= words.indexOf("Water is written");
  });
}, [], openHearing);
