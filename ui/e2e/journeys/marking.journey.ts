// Marking with the mouse and by overlapping selections; tags; filter and jump.

import { readFileSync } from "node:fs";
import { expect } from "vitest";

import { placeOf, twice } from "../drive/pointer.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

const TEXT = "Alpha came to Vienna in 1907. Beta left it in 1914. Gamma never saw the city. Delta wrote that he had. Was it so?";

async function paste(reader: Reader): Promise<void> {
  await reader.reads(/\d+ sentences left/);
  await reader.press("Control+Shift+n");
  await reader.fill("textbox", /^Title/, "Vienna");
  await reader.fill("textbox", /^Text Paste/, TEXT);
  await reader.press("Control+Enter");
  await reader.reads("5 sentences left");
}

journey("a mouse selection over two sentences is judged by the palette", async (reader) => {
  await paste(reader);
  await reader.select(".cm-content", "came", "left");
  await reader.picture("selected");
  await reader.click("button", /^Dubious/);
  // Of the second sentence less than half is judged.
  await reader.reads("4 sentences left");
  await reader.find("article", "Dubious: came to Vienna in 1907. Beta left");
  await reader.picture("judged");
});

journey("overlapping and nested passages are kept apart", async (reader) => {
  await paste(reader);
  await reader.press("s", "ArrowUp");
  await reader.select(".cm-content", "Vienna", "Beta");
  await reader.click("button", /^Dubious/);
  await reader.select(".cm-content", "1907", "1907");
  await reader.click("button", /^Highlight/);
  await reader.select(".cm-content", "Vienna", "1907");
  await reader.click("button", /^Not a claim/);
  await reader.find("article", "Sourced: Alpha came to Vienna in 1907.");
  await reader.find("article", "Dubious: Vienna in 1907. Beta");
  await reader.find("article", "Not a claim: Vienna in 1907");
  await reader.picture("overlapping");
  const file = reader.scratch("overlapping.json");
  reader.willChoose(file);
  await reader.press("Control+e");
  await reader.click("button", "Export…");
  await reader.gone("button", "Export…");
  const out = JSON.parse(readFileSync(file, "utf8")) as { claims: { passages: { start: number; end: number }[] }[]; highlights: { passage: { start: number; end: number } }[] };
  expect(out.claims.map(({ passages: [place] }) => [place?.start, place?.end])).toEqual(expect.arrayContaining([[0, 29], [14, 34], [14, 28]]));
  expect(out.highlights.map(({ passage }) => [passage.start, passage.end])).toEqual([[24, 28]]);
});

journey("tags are given by keys, and the list is narrowed and jumps to its place", async (reader) => {
  await paste(reader);
  await reader.press("d", "s", "d", "x", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "t");
  await reader.type("places");
  await reader.picture("tagging");
  await reader.press("Enter", "Control+Enter");
  await reader.find("article", "Dubious: Alpha came to Vienna in 1907.");
  await reader.reads("places");
  await reader.press("r");
  await reader.type("contradicted");
  await reader.press("Enter", "Control+Enter");
  await reader.reads("Contradicted");
  await reader.click("button", "Dubious 2");
  await reader.gone("article", "Sourced: Beta left it in 1914.");
  await reader.picture("narrowed-to-dubious");
  await reader.click("article", "Dubious: Gamma never saw the city.");
  await reader.press("Escape", "h");
  await reader.picture("jumped-and-highlighted");
  const file = reader.scratch("tags.json");
  reader.willChoose(file);
  await reader.press("Control+e");
  await reader.click("button", "Export…");
  await reader.gone("button", "Export…");
  const out = JSON.parse(readFileSync(file, "utf8")) as { tags: { name: string }[]; highlights: { passage: { exact: string } }[]; claims: { tags?: string[]; reasons?: { code: string }[] }[] };
  expect(out.tags.map(({ name }) => name)).toEqual(["places"]);
  expect(out.claims.filter(({ tags }) => tags?.length === 1)).toHaveLength(1);
  expect(out.claims.flatMap(({ reasons }) => reasons ?? []).map(({ code }) => code)).toEqual(["contradicted"]);
  expect(out.highlights.map(({ passage }) => passage.exact)).toEqual(["Gamma never saw the city."]);
});

journey("a sentence of which only a year is judged is left, and told to be begun", async (reader) => {
  await pasteText(reader, "Begun", "He came in 1907 with a letter. He left again. In 1917 he wrote to Vienna. Nobody answered him.");
  // A number is a word: to a double click, and to growing and shrinking.
  const { first } = await placeOf(reader.session, ".cm-content", "1907");
  await reader.session.act(twice(first));
  await reader.press("d");
  await reader.find("article", "Dubious: 1907");
  await reader.press("Home", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft");
  await reader.until("a selection up to the year", async () => (await reader.session.run("return getSelection().toString()")) === "He came in 1907");
  await reader.press("Home", "ArrowDown", "x", "ArrowDown", "s");
  await reader.reads("2 sentences left");
  await reader.press("ArrowUp", "ArrowUp", "ArrowUp");
  await reader.press("Space");
  await reader.press("Space");
  await reader.reads("Only partly judged");
  for (const theme of ["light", "dark", "sepia", "high contrast"]) {
    await reader.press("Control+k");
    await reader.type(`Theme: ${theme}`);
    await reader.press("Enter");
    await reader.picture(`begun-${theme.replace(" ", "-")}`);
  }
  await reader.press("s");
  await reader.reads("1 sentence left");
  await reader.press("Space", "s");
  await reader.reads("All judged");
});
