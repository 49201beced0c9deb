// A text with structure: it looks as it is built, its outline leads through it, and what is judged in it is its own words.

import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";

const filler = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `<p>The ${about} of case ${at + 1} was opened in ${1900 + at}, and what lay in it was written down by two clerks who did not agree. One of them says that the seal was whole. The other says nothing of a seal, and counts <em>eleven</em> letters where the list has twelve.</p>`).join("\n");

const PAGE = `<!doctype html><html lang="en"><head><title>The archive of the harbour office</title></head><body><article>
<h1>The archive of the harbour office</h1>
<p>For <strong>forty years</strong> the harbour office kept every letter that it was sent, and <em>almost</em> every answer<sup><a href="#n1" id="r1">1</a></sup>. The catalogue is printed in the <a href="https://example.org/catalogue/1931?page=7">yearbook of 1931</a>, and it was never revised. Water is written H<sub>2</sub>O in it throughout, and the ships are called by their numbers: <code>LR-1907</code> is the <cite>Aurelia</cite>.</p>
<h2>What was kept</h2>
<p>Nobody knows who decided what was kept. Three rules can be read from the shelves.</p>
<ol><li>Letters with a seal were kept in any case. They lie in the first room.<ul><li>Red seals lie above.</li><li>Black seals lie below, and some of them were broken when the cases were moved across the yard in the winter of 1917.</li></ul></li><li>Bills were kept for ten years.</li><li>Everything else was burnt on the first of May.</li></ol>
<blockquote><p>I have burnt what I was told to burn. I was told by nobody in particular.</p><p>It was cold, and the paper was dry.</p></blockquote>
<h3>The cases</h3>
<table><thead><tr><th>Case</th><th>Opened</th><th>What it holds</th><th>Letters</th></tr></thead><tbody>
<tr><td>Aurelia</td><td>1907</td><td>Letters of the captain to his brother, with the answers on the back</td><td>112</td></tr>
<tr><td>Borealis</td><td>1911</td><td>Bills</td><td>1,048</td></tr>
<tr><td>Cassiopeia</td><td>1912</td><td>A logbook that ends on the fourth day. The rest was cut out.</td><td>1</td></tr></tbody></table>
<h4>How they were counted</h4>
<pre><code>for case in cases:
    if case.seal == "whole":
        count += len(case.letters)</code></pre>
<h2>What was burnt</h2>
${filler("file", 6)}
<h3>The first fire</h3>
${filler("box", 8)}
<h2>What is said of it</h2>
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

journey("a page with structure looks as it is built", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await importPage(reader);
  await reader.picture("top");
  const { session } = reader;
  const seen = async (css: string): Promise<number> => session.run<number>(count(css));
  expect(await seen(".reader-heading-2")).toBeGreaterThan(0);
  for (const theme of ["dark", "sepia", "high contrast", "light"]) {
    await reader.press("Control+k");
    await reader.type(`Theme: ${theme}`);
    await reader.press("Enter");
    for (let at = 0; at < 4; at += 1) await reader.press("PageDown");
    await reader.picture(`${theme.replace(" ", "-")}-below`);
    await reader.press("Home");
    await reader.picture(theme.replace(" ", "-"));
  }
  await reader.press("Control+k");
  await reader.type("Read one sentence a line");
  await reader.press("Enter");
  await reader.picture("sentences");
  await reader.press("PageDown", "PageDown");
  await reader.picture("sentences-below");
});
