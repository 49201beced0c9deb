// The short tour that `cargo xtask run` plays where there is no display: a first start, five verdicts, the JSON.
// What it leaves (OBELUS_ALBUM) is for looking at: pictures, and the exported file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

import { ALBUM, journey } from "../journey.ts";

journey("tour", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.picture("first-start");

  await reader.press("s", "d", "x", "s", "d");
  await reader.reads(/[^]*Undo/);
  await reader.picture("five-sentences-judged");

  const file = join(ALBUM, "tour", "tour.json");
  reader.willChoose(file);
  await reader.press("Control+e");
  await reader.picture("export");
  await reader.click("button", "Export…");
  await reader.gone("button", "Export…");
  await reader.picture("exported");

  const verdicts = JSON.parse(readFileSync(file, "utf8")).claims.map((claim: { verdict: string }) => claim.verdict);
  expect(verdicts.toSorted()).toEqual(["dubious", "dubious", "not_a_claim", "sourced", "sourced"]);
});
