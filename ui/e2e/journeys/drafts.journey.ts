// What was typed and not saved: it is there again, in the window, after a kill, and until somebody discards or saves it.

import { expect } from "vitest";

import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const NOT_SAVED = "Not saved yet";
/** What stands in the field that has the focus. */
const FOCUSED = "return document.activeElement.value ?? ''";

/** A text of three sentences, the first judged and under the cursor. */
async function begin(reader: Reader): Promise<void> {
  await pasteText(reader, "Letters", "The bureau lost a letter. Kulik asked in 1921. It was autumn.");
  await reader.press("d", "ArrowUp");
  await reader.reads("2 sentences left");
}

async function holds(reader: Reader, text: string): Promise<void> {
  await reader.until(`the field to hold "${text}"`, async () => (await reader.session.run<string>(FOCUSED)) === text);
}

async function lacks(reader: Reader, words: string): Promise<void> {
  await reader.until(`no "${words}"`, async () => !(await reader.session.run<string>("return document.body.innerText")).includes(words));
}

journey("a note that was typed and not saved outlives a kill", async (reader) => {
  await begin(reader);
  await reader.press("n");
  await reader.type("Ask the archive.");
  // A draft is on the disk a second after it was typed, and the web view writes half a second later.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await reader.restartKilled();

  await reader.reads("2 sentences left");
  await reader.press("ArrowUp", "ArrowUp");
  await reader.reads("draft");
  await reader.reads(NOT_SAVED);
  await reader.press("n");
  await holds(reader, "Ask the archive.");
  await reader.picture("draft-after-kill");
  await reader.press("Control+Enter");
  await lacks(reader, NOT_SAVED);
  expect(claimsOn(await exportLibrary(reader), "Letters").map(({ note }) => note)).toEqual(["Ask the archive."]);
});

journey("Escape keeps what was typed and ticked, and discarding is a deed of its own", async (reader) => {
  await begin(reader);
  await reader.press("n");
  await reader.type("Who knows?");
  await reader.press("Escape");
  await reader.reads(NOT_SAVED);
  await reader.picture("draft-on-the-card");
  await reader.press("n");
  await holds(reader, "Who knows?");
  await reader.press("Control+Shift+Backspace");
  await holds(reader, "");
  await lacks(reader, NOT_SAVED);
  await reader.press("Escape");

  await reader.press("r");
  await reader.type("no source");
  await reader.press("Enter", "Escape");
  await reader.press("r");
  await reader.reads(NOT_SAVED);
  await reader.picture("ticks-kept");
  await reader.press("Control+Enter");
  await lacks(reader, NOT_SAVED);

  // Words about the reason that was ticked last are kept with it, before Enter has made them its text.
  await reader.press("r");
  await reader.type("half said");
  await reader.press("Escape", "r");
  await reader.reads(/half said/u);
  await reader.picture("words-kept");
  await reader.press("Control+Shift+Backspace", "Escape");

  // What stands at a place without a claim is kept, too, and goes where the claim goes.
  await reader.press("ArrowDown", "n");
  await reader.type("In which year?");
  await reader.press("Escape", "d", "ArrowUp", "n");
  await holds(reader, "In which year?");
  await reader.click("button", "Discard");
  await holds(reader, "");
  await reader.press("Escape");
  const out = claimsOn(await exportLibrary(reader), "Letters");
  expect(out.map(({ note, reasons }) => [note, reasons?.map(({ code }) => code)])).toEqual([[undefined, ["no-source"]], [undefined, undefined]]);
});

journey("a refused name stays in its field", async (reader) => {
  await begin(reader);
  for (const name of ["archive", "letter"]) {
    await reader.press("t");
    await reader.type(name);
    await reader.press("Enter", "Control+Enter");
    await reader.reads(name);
  }
  await reader.press("Control+k");
  await reader.type("Codebook");
  await reader.press("Enter");
  await reader.click("button", /^letter/);
  await reader.fill("textbox", "Name", "archive");
  await reader.press("Tab");
  await reader.picture("refused-name");
  const values = () => reader.session.run<string[]>("return [...document.querySelectorAll('input')].map(({ value }) => value)");
  await reader.until("the refused name in its field", async () => (await values()).includes("archive"));
  await reader.find("button", /^letter/);
});
