// Many documents of different kinds come in at once, one of them broken; what is known of one can be changed, and its bytes
// leave as they came.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import { dropFiles, holdFiles } from "../drive/drop.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { exportLibrary } from "../steps.ts";

const DOCX = resolve(import.meta.dirname, "../../../crates/readers/tests/corpus/office/pandoc.docx");
const LINES = Array.from({ length: 6 }, (_, at) => `<p>In ${1900 + at} the ferry went twice a day, and nobody counted who was on it. The harbour kept its own book, in which line ${at + 1} is missing.</p>`);

const page = (title: string, more = ""): string => `<!doctype html><html lang="en"><head><title>${title}</title><meta name="author" content="Ines Moor"></head>
  <body><nav><a href="/">Home</a> <a href="/all">All the news</a></nav><article><h1>${title}</h1>${LINES.join("\n")}${more}</article><footer>Cookies are used here.</footer></body></html>`;

/** Puts five files of different kinds into a folder, of which the last is cut short. */
function fiveFiles(reader: Reader): string[] {
  const files: Record<string, string | Buffer> = {
    "letter.txt": "The bureau lost a letter. Nobody knew why.",
    "notes.md": "# Notes\n\nKulik asked in *1921*. It was autumn.\n",
    "ferry.html": page("The ferry"),
    "bell.docx": readFileSync(DOCX),
    "broken.docx": readFileSync(DOCX).subarray(0, 2_000),
  };
  return Object.entries(files).map(([name, bytes]) => {
    const path = reader.scratch(name);
    writeFileSync(path, bytes);
    return path;
  });
}

/** The lines of the list of what came in. */
const list = (reader: Reader): Promise<string[]> =>
  reader.session.run("return [...document.querySelectorAll('#pane-import li')].map((line) => line.innerText.replaceAll(/\\s+/g, ' ').trim())");

async function listed(reader: Reader): Promise<string[]> {
  await reader.find("button", "Dismiss");
  return reader.until("the list", async () => {
    const lines = await list(reader);
    return lines.length > 0 && lines;
  });
}

/** Goes from pane to pane, by keys, until the focus is in that of the import. */
async function toImport(reader: Reader): Promise<void> {
  await reader.until("the focus in the import", async () => {
    await reader.press("F6");
    return reader.session.run<boolean>("return document.activeElement.closest('#pane-import') !== null");
  });
}

async function theme(reader: Reader, name: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(`Theme: ${name}`);
  await reader.press("Enter");
}

journey("five kinds are dropped at once, one of them broken", async (reader) => {
  const { session } = reader;
  await reader.reads(/\d+ sentences left/);
  await holdFiles(session);
  await reader.reads("Drop to import");
  await reader.picture("held-over");
  await dropFiles(reader, ...fiveFiles(reader));
  const lines = await listed(reader);
  expect(lines).toEqual([
    expect.stringMatching(/^letter letter\.txt Plain text · 2 sentences/u),
    expect.stringMatching(/^Notes notes\.md Markdown text · \d+ sentences/u),
    expect.stringMatching(/^The ferry ferry\.html Web page · \d+ sentences/u),
    expect.stringMatching(/^The bell of Saint Anne bell\.docx Word document · \d+ sentences/u),
    "“broken.docx” is cut short or broken. Get it again, or save it anew with the program that made it.",
  ]);
  await reader.reads("4 came in and 1 did not come in");
  // The first is open, and keys belong to it.
  await reader.find("heading", "letter");
  await reader.press("d");
  await reader.reads("1 sentence left");
  await reader.picture("list-light");
  expect(await audit(session)).toEqual([]);
  await theme(reader, "dark");
  await reader.picture("list-dark");
  expect(await audit(session)).toEqual([]);
  await theme(reader, "light");
  await reader.click("button", "Copy the list");
  await reader.find("button", "Copied");
  // From the list to a text, by keys.
  await toImport(reader);
  await session.run("[...document.querySelectorAll('#pane-import li button')].find((one) => one.title.includes('bell')).focus()");
  await reader.press("Enter");
  await reader.find("heading", "The bell of Saint Anne");
  await session.run("document.querySelector('#pane-import h2').focus()");
  await reader.press("Escape");
  await reader.gone("button", "Dismiss");
  // The list can be pasted elsewhere.
  await reader.press("Control+Shift+n");
  await reader.find("heading", "Paste a text");
  await reader.press("Control+v");
  await reader.until("the copied list", () => session.run<boolean>("return document.querySelector('dialog textarea').value.includes('ferry.html\\tThe ferry\\tWeb page')"));
  await reader.press("Escape");
  // The same bytes again are recognised, and which document they are is said.
  await dropFiles(reader, reader.scratch("ferry.html"));
  await reader.reads("“The ferry” was in the library already; here it is.");
  await reader.find("heading", "The ferry");
});

journey("what is brought in while the list is open comes first and into view, and a password is asked for without taking the focus", async (reader) => {
  const { session } = reader;
  await reader.reads(/\d+ sentences left/);
  const folder = reader.scratch("letters");
  mkdirSync(folder);
  for (let at = 10; at < 30; at += 1) writeFileSync(join(folder, `letter-${at}.txt`), `Letter ${at} came late. Nobody read it.`);
  await dropFiles(reader, folder);
  await reader.find("heading", "letter-10");
  expect(await listed(reader)).toHaveLength(20);
  await session.run("const list = document.querySelector('#pane-import .list'); list.scrollTop = list.scrollHeight");
  await session.run("document.querySelector('.cm-content').focus()");

  const locked = reader.scratch("locked.pdf");
  writeFileSync(locked, readFileSync(resolve(import.meta.dirname, "../../../crates/readers/tests/corpus/pdf/encrypted-aes-256.pdf")));
  const others = Array.from({ length: 12 }, (_, at) => reader.scratch(`more-${at + 10}.txt`));
  for (const file of others) writeFileSync(file, `${file} is more. It is new.`);
  await dropFiles(reader, ...others, locked);
  const inSight = (css: string) =>
    session.run<boolean>("const box = document.querySelector(arguments[0])?.getBoundingClientRect(); const list = document.querySelector('#pane-import .list').getBoundingClientRect(); return box !== undefined && box.top >= list.top - 1 && box.bottom <= list.bottom + 1", css);
  await reader.until("the password's field in sight", () => inSight("#pane-import input"));
  expect((await list(reader))[0]).toMatch(/^more-10 /u);
  await reader.picture("wanted");
  expect(await session.run("return document.activeElement.closest('#pane-import')")).toBe(null);
  const opened = () => session.run<string>("return document.querySelector('#pane-reader h1, #pane-reader h2').textContent");
  const before = await opened();

  // While a password is typed the list stays where it is.
  await reader.fill("textbox", /^Password of/, "wr");
  await dropFiles(reader, reader.scratch("more-10.txt"), reader.scratch("more-11.txt"));
  await reader.until("two more lines", async () => (await list(reader)).length === 35);
  expect(await session.run("return document.activeElement.value")).toBe("wr");
  await reader.type("ong");
  await reader.press("Enter");
  await reader.reads("The password does not open");
  await reader.type("reader");
  await reader.press("Enter");
  await reader.until("the focus on Open", () => session.run<boolean>("return document.activeElement.closest('#pane-import li .way') !== null"));
  await reader.picture("offered");
  expect(await opened()).toBe(before);
  await reader.press("Enter");
  await reader.find("heading", "Two Letters");
});

journey("a folder comes in while the judging goes on, and is called off", async (reader) => {
  const { session } = reader;
  await reader.reads(/\d+ sentences left/);
  const folder = reader.scratch("clippings");
  mkdirSync(join(folder, "old"), { recursive: true });
  // Long enough that a person can call it off.
  for (let at = 1; at <= 40; at += 1) writeFileSync(join(folder, `page-${String(at).padStart(2, "0")}.html`), page(`Page ${at}`, LINES.join("").repeat(150)));
  writeFileSync(join(folder, "old", "photograph.png"), "");
  reader.willChoose(folder);
  await reader.click("button", "Import a folder");
  await reader.find("button", "Cancel");
  await reader.find("heading", "Page 1");
  await reader.press("Home", "d");
  await reader.reads("Undo: ");
  await reader.until("the judgement to be written", () => session.run<boolean>("return /1 of \\d+ sentences judged/.test(document.body.innerText) || document.querySelector('#pane-claims article') !== null"));
  expect(await session.run("return document.querySelector('#pane-import progress') !== null")).toBe(true);
  await reader.picture("reading");
  await toImport(reader);
  await reader.press("Escape");
  await reader.reads(/\d+ files were left, because the import was called off\./);
  await reader.reads("1 other file in the folders is of a kind that is not read.");
  await reader.picture("called-off");
  const lines = await list(reader);
  expect(lines.length).toBeLessThan(40);
  expect(lines[0]).toMatch(/^Page 1 page-01\.html Web page · [\d,]+ sentences/u);
  await reader.click("button", "Dismiss");
  // Nothing is left that would read on.
  const before = (await exportLibrary(reader)).documents.length;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await exportLibrary(reader)).documents.length).toBe(before);
});

journey("what is known of a page is changed and taken back, and its bytes leave as they came", async (reader) => {
  const { session } = reader;
  await reader.reads(/\d+ sentences left/);
  const file = reader.scratch("ferry.html");
  writeFileSync(file, page("The ferry"));
  await dropFiles(reader, file);
  await reader.find("heading", "The ferry");
  await reader.reads("“The ferry” is in the library");
  await session.run("[...document.querySelectorAll('#library-panel summary')].find((one) => one.textContent === 'Details').click()");
  const authors = () => session.run<string>("return [...document.querySelectorAll('#library-panel label')].find((one) => one.textContent === 'Authors').parentElement.querySelector('input').value");
  expect(await authors()).toBe("Ines Moor");
  await reader.fill("textbox", "Authors", "Moor, Ines; The Harbour Office");
  await reader.press("Enter");
  await reader.reads("Undo: document details changed");
  // Where the second sentence comes from.
  await session.run("document.querySelector('.cm-content').focus()");
  await reader.press("Home", "ArrowDown");
  await reader.press("Control+k");
  await reader.type("Where it comes from");
  await reader.press("Enter");
  await reader.until("the address to be asked for", () => session.run<boolean>("return document.activeElement.closest('form')?.textContent.includes('Address') === true"));
  await reader.picture("origin-asked");
  await reader.type("https://harbour.example/book");
  await reader.press("Enter");
  await reader.find("button", "Remove the origin");
  await reader.picture("details-light");
  // What is half scrolled away is small for as long as it is.
  expect((await audit(session)).filter((fault) => !fault.includes("partially obscured"))).toEqual([]);
  await theme(reader, "dark");
  await reader.picture("details-dark");
  await theme(reader, "light");
  const out = (await exportLibrary(reader)) as unknown as { documents: { title: string; authors?: unknown[]; origins?: { start: number; end: number; url?: string }[] }[] };
  const ferry = out.documents.find(({ title }) => title === "The ferry");
  expect(ferry?.authors).toEqual([{ family: "Moor", given: "Ines" }, { literal: "The Harbour Office" }]);
  expect(ferry?.origins).toMatchObject([{ url: "https://harbour.example/book" }]);
  await session.run("document.querySelector('.cm-content').focus()");
  await reader.press("Control+z");
  await reader.gone("button", "Remove the origin");
  await reader.press("Control+z");
  await reader.until("the author that the page names", async () => (await authors()) === "Ines Moor");
  // The whole page, and back.
  await session.run("document.querySelector('.way').scrollIntoView()");
  await session.run("document.querySelector('.way input:checked').focus()");
  await reader.press("ArrowRight");
  await reader.reads("Cookies are used here.");
  await reader.picture("whole-page");
  await reader.press("ArrowLeft");
  await reader.until("the main text", () => session.run<boolean>("return !document.querySelector('.cm-content').innerText.includes('Cookies')"));
  const saved = reader.scratch("saved.html");
  reader.willChoose(saved);
  await reader.click("button", "Save the original…");
  await reader.reads("is saved unchanged to");
  expect(readFileSync(saved).equals(readFileSync(file))).toBe(true);
});
