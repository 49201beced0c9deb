// One claim with several passages: repeats are joined, walked through and taken off again; ends are moved by keys.

import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const REPEATED = "The bureau lost every letter.";
const TEXT = `${REPEATED} Nobody knew why. ${REPEATED} Kulik asked in 1921. THE BUREAU lost every letter! It was autumn.`;

journey("repeats become one claim that is judged once", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.reads("6 sentences left");
  await reader.press("d", "ArrowUp", "j");
  await reader.reads("3 sentences left");
  await reader.picture("joined");
  let [claim] = claimsOn(await exportLibrary(reader), "Letters");
  expect(claim?.passages.map(({ exact }) => exact)).toEqual([REPEATED, REPEATED, "THE BUREAU lost every letter!"]);
  expect(claim?.verdict).toBe("dubious");

  await reader.press("Escape", "]", "]");
  await reader.picture("third-passage");
  await reader.press("Control+z");
  await reader.reads("5 sentences left");
  await reader.press("Control+Shift+z");
  await reader.reads("3 sentences left");
  [claim] = claimsOn(await exportLibrary(reader), "Letters");
  expect(claim?.passages).toHaveLength(3);
});

journey("the ends of a passage are moved by keys", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("ArrowDown", "s", "ArrowUp");
  // On a busy machine the claim is not there yet, and its ends cannot be moved.
  await reader.find("article", "Sourced: Nobody knew why.");
  await reader.press("m");
  await reader.picture("moving");
  // The end back over the stop; then the beginning, a word on.
  await reader.press("Shift+ArrowLeft", "Tab", "Shift+ArrowRight");
  await reader.picture("moved");
  await reader.press("Enter");
  await reader.find("article", /^Sourced: knew why$/);
  const [claim] = claimsOn(await exportLibrary(reader), "Letters");
  expect(claim?.passages.map(({ exact }) => exact)).toEqual(["knew why"]);
  await reader.press("Escape", "Control+z");
  await reader.find("article", "Sourced: Nobody knew why.");
});

journey("the last judgement is given again by one key, with what was said", async (reader) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("d", "ArrowUp", "r");
  await reader.type("no source");
  await reader.press("Enter", "Control+Enter");
  await reader.reads("No source");
  await reader.press("ArrowDown", ".", ".");
  await reader.reads("3 sentences left");
  const claims = claimsOn(await exportLibrary(reader), "Letters");
  expect(claims.map(({ verdict, reasons }) => [verdict, reasons?.map(({ code }) => code)])).toEqual(
    Array.from({ length: 3 }, () => ["dubious", ["no-source"]]),
  );
});
