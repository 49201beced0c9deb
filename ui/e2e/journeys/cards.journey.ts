// The claims pane: sorted, filtered, beside the text; links from claim to claim; and how the judging went, as pages.

import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const TEXT = "Kulik came in 1927. He found no crater. The swamp was blamed. Others blamed a comet. Nobody dug. Was it so?";

journey("claims stand beside their passages, are linked, and sorted", async (reader) => {
  await pasteText(reader, "Tunguska", TEXT);
  await reader.press("s", "d", "d", "s", "d", "x");
  await reader.press("Home", "ArrowDown", "ArrowDown", "n");
  await reader.type("A *swamp* is no reason.");
  await reader.press("Control+Enter", "l");
  await reader.picture("link");
  await reader.type("comet");
  await reader.press("ArrowDown", "Enter");
  await reader.reads(/contradicts/i);
  await reader.picture("linked");
  const out = await exportLibrary(reader);
  const claims = claimsOn(out, "Tunguska");
  const quoteOf = (id: string) => claims.find((claim) => claim.id === id)?.passages[0]?.exact;
  expect(out.links.map(({ relation, from, to }) => [relation, quoteOf(from), quoteOf(to)])).toEqual([
    ["contradicts", "The swamp was blamed.", "Others blamed a comet."],
  ]);
  await reader.press("Escape");
  await reader.click("radio", "Beside the text");
  await reader.gone("heading", "Nothing is marked here");
  await reader.picture("margin");
});

journey("how the judging went is shown for a document and for the library", async (reader) => {
  await pasteText(reader, "Tunguska", TEXT);
  await reader.press("s", "d", "d", "x");
  await reader.press("Control+p");
  await reader.find("heading", "Tunguska");
  await reader.reads(/4\s+of\s+6/u);
  await reader.picture("document");
  await reader.press("Escape", "d");
  await reader.reads("1 sentence left");
  await reader.press("Control+Shift+p");
  await reader.picture("library");
  await reader.press("Escape", "s");
  await reader.reads("All judged");
});
