// A PDF with its pages beside the text: they are painted, bear what is marked, and can be selected in; what is judged there
// carries its page. `papers/harbour.pdf` was printed by Chromium from the page beside it; a paragraph runs over its page break.

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import { drag, type Place, twice } from "../drive/pointer.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { claimsOn, exportLibrary } from "../steps.ts";

const TITLE = "The ice of 1931";
/** Painting takes seconds in a debug build. */
const PAINTED = "return document.querySelector('.pages [role=img]')?.dataset.page ?? ''";

async function importPaper(reader: Reader): Promise<void> {
  await reader.reads(/\d+ sentences left/);
  const file = reader.scratch("harbour.pdf");
  copyFileSync(join(import.meta.dirname, "../papers/harbour.pdf"), file);
  reader.willChoose(file);
  await reader.press("Control+o");
  await reader.find("heading", TITLE);
  await reader.reads(/0 of \d+ sentences judged/);
  await reader.click("button", "Got it");
}

async function painted(reader: Reader, page: number): Promise<void> {
  await reader.until(`page ${page} to be painted`, async () => (await reader.session.run<string>(PAINTED)) === String(page));
}

/** Runs in the page: where words of the document stand on the page that is shown, asked of the window's own door. */
const FIND = `
  const [words, page] = arguments;
  const call = (command, params) => window.__TAURI_INTERNALS__.invoke("call", { command, params }).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  window.obelusBoxes = undefined;
  call("list_documents", {}).then((rows) => rows.find(({ title }) => title === "${TITLE}").id)
    .then((document) => Promise.all([call("open_document", { document }), call("page_boxes", { document, page })]))
    .then(([{ text, structure }, boxes]) => {
      const start = text.indexOf(words);
      const sheet = document.querySelector(".pages-sheet").getBoundingClientRect();
      const scale = sheet.width / structure.pages.width[page] / 8;
      const middle = (at) => {
        const index = boxes.at.indexOf(at);
        return { left: sheet.left + boxes.left[index] * scale, right: sheet.left + (boxes.left[index] + boxes.width[index]) * scale, y: sheet.top + (boxes.top[index] + boxes.height[index] / 2) * scale };
      };
      const [first, last] = [middle(start), middle(start + words.length - 1)];
      window.obelusBoxes = { first: { x: first.left + 1, y: first.y }, last: { x: last.right - 1, y: last.y } };
    });
`;

async function onPage(reader: Reader, page: number, words: string): Promise<{ first: Place; last: Place }> {
  await reader.session.run(FIND, words, page);
  return reader.until(`the boxes of “${words}”`, async () => (await reader.session.run<{ first: Place; last: Place } | null>("return window.obelusBoxes ?? null")) ?? undefined);
}

const count = (css: string): string => `return document.querySelectorAll(${JSON.stringify(css)}).length`;

async function sees(reader: Reader, css: string, number: number): Promise<void> {
  await reader.until(`${number} of ${css}`, async () => (await reader.session.run<number>(count(css))) === number);
}

journey("a PDF is judged on its printed page", async (reader) => {
  await importPaper(reader);
  await reader.press("p");
  await painted(reader, 1);
  await reader.reads("Page 1 of 2");
  await reader.picture("beside");

  // What is drawn over words with the mouse is selected in the text, too, and judged by a key.
  const words = "eleven feet thick at the lighthouse";
  const { first, last } = await onPage(reader, 0, words);
  await reader.session.act(drag(first, last));
  await sees(reader, ".pages rect.selection", 1);
  await sees(reader, ".reader-selection", 2);
  await reader.picture("selected");
  // The page has the keys, and what is copied there are the words of the text.
  expect(await reader.session.run("return document.activeElement.id")).toBe("pane-pages");
  await reader.press("Control+c", "Control+f", "Control+v");
  await reader.until("the copied words", async () => (await reader.session.run<string>("return document.querySelector('.reader input')?.value ?? ''")) === words);
  await reader.press("Escape");
  const again = await onPage(reader, 0, words);
  await reader.session.act(drag(again.first, again.last));
  await sees(reader, ".pages rect.selection", 1);
  await reader.press("d");
  await sees(reader, ".pages path.dubious", 1);
  await sees(reader, ".cm-content .reader-dubious", 1);
  await reader.picture("dubious");

  // A click takes the sentence; two take a word.
  const sentence = await onPage(reader, 0, "No ship left for forty days");
  await reader.session.act(drag(sentence.first, sentence.first));
  await reader.press("s");
  await sees(reader, ".pages path.sourced", 1);
  const word = await onPage(reader, 0, "Aurelia");
  await reader.session.act(twice(word.last));
  await reader.press("h");
  await sees(reader, ".pages rect.yellow", 1);
  const other = await onPage(reader, 0, "It counted the loaves");
  await reader.session.act(drag(other.first, other.first));
  await reader.press("x");
  await sees(reader, ".pages rect.fade", 3);

  // A passage that is clicked is chosen.
  const passage = await onPage(reader, 0, "feet thick");
  await reader.session.act(drag(passage.first, passage.first));
  await reader.find("article", new RegExp(`^Dubious: ${words}`));
  await sees(reader, ".pages path.isLit", 1);
  for (const theme of ["dark", "sepia", "high contrast", "light"]) {
    await reader.press("Control+k");
    await reader.type(`Theme: ${theme}`);
    await reader.press("Enter");
    await reader.picture(theme.replace(" ", "-"));
  }

  // Reading on, the page follows; a sentence over the page break stays on the page that is shown.
  await reader.press("End");
  await painted(reader, 2);
  await reader.reads("Page 2 of 2");
  await reader.press("d");
  await sees(reader, ".pages path.dubious", 1);
  await reader.picture("second");
  expect(await audit(reader.session)).toEqual([]);

  const { claims } = await exportLibrary(reader).then((out) => ({ claims: claimsOn(out, TITLE) }));
  const pages = claims.flatMap(({ passages }) => passages.map(({ exact, page }) => [exact.slice(0, 12), page]));
  expect(pages).toEqual(expect.arrayContaining([[words.slice(0, 12), "1"], ["No ship left", "1"]]));
  expect(pages.filter(([, page]) => page === "2")).toHaveLength(1);
});

journey("the page is turned, sized and put away by keys, and lies over the text where there is little room", async (reader) => {
  await importPaper(reader);
  await reader.press("p");
  await painted(reader, 1);
  await reader.session.run("document.getElementById('pane-pages').focus()");
  await reader.press("PageDown");
  await painted(reader, 2);
  await reader.press("PageUp");
  await painted(reader, 1);
  await reader.press("Alt+PageDown");
  await painted(reader, 2);
  await reader.click("button", "The whole page");
  await reader.picture("whole");
  await reader.click("button", "Larger page");
  await reader.picture("larger");
  await reader.press("Escape");
  expect(await reader.session.run("return document.activeElement.className")).toContain("cm-content");
  // The next sentence brings its page back.
  await reader.press("ArrowDown");
  await painted(reader, 1);

  await reader.session.resize(640, 700);
  await reader.gone("button", "Previous page");
  await reader.press("p");
  await reader.find("button", "Back to the text");
  await painted(reader, 1);
  await reader.press("s");
  await sees(reader, ".pages path.sourced", 1);
  await reader.picture("narrow");
  expect(await audit(reader.session)).toEqual([]);
  await reader.press("Escape");
  await reader.gone("button", "Back to the text");
  await reader.session.resize(1280, 800);
  await painted(reader, 1);
  await reader.press("p");
  await sees(reader, ".pages", 0);
});

journey("an encrypted PDF asks for its password once more to show its pages, and no other page does", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  const file = reader.scratch("locked.pdf");
  copyFileSync(join(import.meta.dirname, "../../../crates/readers/tests/corpus/pdf/encrypted-aes-256.pdf"), file);
  reader.willChoose(file);
  await reader.press("Control+o");
  await reader.fill("textbox", /^Password of/, "reader");
  await reader.press("Enter");
  await reader.reads(/1 came in/);
  // The list offers it, and has the focus there.
  await reader.until("the focus on Open", () => reader.session.run<boolean>("return document.activeElement.closest('#pane-import li .way') !== null"));
  await reader.press("Enter");
  await reader.find("heading", "Two Letters");
  await reader.press("p");
  await reader.reads("is encrypted. Its password opens it.");
  await reader.picture("locked");
  await reader.fill("textbox", "Password", "writer’s");
  await reader.press("Enter");
  await reader.reads("The password does not open");
  await reader.fill("textbox", "Password", "reader");
  await reader.press("Enter");
  await painted(reader, 1);
  await reader.picture("unlocked");
  // Another size is painted with the same password.
  await reader.click("button", "Larger page");
  await painted(reader, 1);
  await reader.gone("textbox", "Password");
});

/** Draws over a line of the page that is shown: the same words stand on many pages of this paper. */
async function drawOver(reader: Reader): Promise<void> {
  const { left, top, width, height } = await reader.session.run<{ left: number; top: number; width: number; height: number }>(
    "return document.querySelector('.pages-sheet').getBoundingClientRect().toJSON()",
  );
  const y = top + height * 0.205;
  await reader.session.act(drag({ x: left + width * 0.15, y }, { x: left + width * 0.35, y }));
}

journey("what is selected on a page that was turned to by hand is judged, whatever had the focus before", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  const file = reader.scratch("columns.pdf");
  copyFileSync(join(import.meta.dirname, "../../../crates/readers/tests/corpus/pdf/chromium-columns.pdf"), file);
  reader.willChoose(file);
  await reader.press("Control+o");
  await reader.find("heading", /^Two Letters/);
  await reader.click("button", "Got it");
  await reader.press("p");
  await painted(reader, 1);
  await reader.press("Alt+PageDown");
  await painted(reader, 2);
  await drawOver(reader);
  await sees(reader, ".pages rect.selection", 1);
  await reader.press("d");
  await sees(reader, ".pages path.dubious", 1);

  // The text has the focus and its own selection on the first page; the page is turned, and the next key is for what is drawn there.
  for (const [turn, key, mark] of [["button", "s", "path.sourced"], ["keys", "h", "rect.yellow"]] as const) {
    await reader.press("Escape", "Home");
    await painted(reader, 1);
    expect(await reader.session.run("return document.activeElement.className")).toContain("cm-content");
    if (turn === "button") await reader.click("button", "Next page");
    else await reader.press("Alt+PageDown");
    await painted(reader, 2);
    await drawOver(reader);
    await sees(reader, ".pages rect.selection", 1);
    await reader.picture(`by-${turn}`);
    await sees(reader, ".pages rect.selection", 1);
    await reader.press(key);
    await sees(reader, `.pages ${mark}`, 1);
    await painted(reader, 2);
  }
  const { claims, highlights } = await exportLibrary(reader);
  expect(claims.flatMap(({ passages }) => passages.map(({ page }) => page))).toEqual(["2"]);
  expect(highlights).toHaveLength(1);
});
