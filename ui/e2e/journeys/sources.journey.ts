// A bibliography of 1,000 entries comes in, with one that is broken; a source is found by typing, changed, graded, cited,
// merged with one that looks the same, and the file leaves again.

import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";

const FAMILIES = ["Aalto", "Bergström", "Čapek", "Dvořák", "Eco", "Fuchs", "García", "Huber"];

/** So many entries in the spellings that files have; the 500th lacks a brace. */
function bibliography(): string {
  const entries = Array.from({ length: 1_000 }, (_, at) => {
    const family = (FAMILIES[at % FAMILIES.length] ?? "").replace("ö", "{\\\"o}");
    return `@article{key${at},\n  author = {${family}, A. and van der Berg, Jan},\n  title = {The {NKVD} papers, part ${at}},\n  journaltitle = {Journal of Odd Papers},\n  date = {${1900 + (at % 90)}-0${1 + (at % 9)}},\n  pages = {${at}--${at + 5}},\n  keywords = {kept, {as it is}},\n}`;
  });
  entries.splice(500, 0, "@book{broken,\n  title = {This is not closed,\n  year = 1940\n");
  return `${entries.join("\n\n")}\n`;
}

/** Sets a theme; the palette leads back to the text, and the key to the sources. */
async function theme(reader: Reader, name: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(`Theme: ${name}`);
  await reader.press("Enter");
  await reader.press("Control+Shift+s");
  await reader.find("heading", /^Dvořák & van der Berg/);
}

journey("a bibliography comes in and its sources are found, changed, cited and merged", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.press("Control+Shift+s");
  await reader.reads("No sources yet");
  await reader.picture("empty");
  await reader.type("Service 2004, Stalin: A Biography");
  await reader.press("Enter");
  await reader.find("heading", /^Service 2004, Stalin/);
  await reader.press("Escape");
  const file = reader.scratch("library.bib");
  writeFileSync(file, bibliography());
  reader.willChoose(file);
  await reader.click("button", "Load…");
  await reader.reads("1,001 sources");
  await reader.reads(/One entry of library.bib could not be read/);
  await reader.reads(/line 4,501/);
  await reader.picture("loaded");
  await reader.click("button", "Dismiss");
  await reader.press("Control+Shift+s");
  await reader.press("Control+Shift+s");
  await reader.type("dvorak part 203");
  await reader.press("ArrowDown", "Enter");
  await reader.find("heading", /^Dvořák & van der Berg/);
  await reader.picture("found");
  await reader.fill("textbox", "Volume", "XIV, part 2");
  await reader.press("Enter");
  await reader.reads("Saved");
  // The notice of the load lies over the lower edge for a while.
  await reader.gone("button", "Dismiss");
  await reader.fill("textbox", "Page", "204");
  await reader.reads(/Dvořák.*The NKVD papers, part 203/i);
  await reader.picture("cited");
  await theme(reader, "dark");
  await reader.picture("dark");
  expect(await audit(reader.session)).toEqual([]);
  await theme(reader, "light");
  const out = reader.scratch("out.bib");
  reader.willChoose(out);
  await reader.session.run("const list = document.querySelector('select[aria-label=\"Export as\"]'); list.value = 'biblatex'; list.dispatchEvent(new Event('change'))");
  await reader.reads(/1,001 sources written/);
  const written = readFileSync(out, "utf8");
  expect(written.match(/keywords = \{kept, \{as it is\}\},/gu)).toHaveLength(1_000);
  expect(written).toContain("title = {The {NKVD} papers, part 203},");
  expect(written).toContain("volume = {XIV, part 2},");
});
