// What a library holds is shown when it is opened: claims with notes, too.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import { BINARY, type Ground, journey } from "../journey.ts";

const SENTENCES = Array.from({ length: 60 }, (_, at) => `In the year ${1000 + at} the ferry took ${at} letters over the wide river to the town.`);

/** A library in which two claims stand, one with a note. */
async function prepare(scratch: string): Promise<Ground> {
  const text = `${scratch}/ferry.txt`;
  writeFileSync(text, SENTENCES.join(" "));
  const run = (...args: string[]): void => void execFileSync(BINARY, ["--library", `${scratch}/library.obelus`, ...args], { stdio: "ignore" });
  run("import", text);
  run("judge", "ferry", "--sentence", "5", "--verdict", "dubious", "--note", "Look at the *harbour book*.");
  run("judge", "ferry", "--sentence", "9", "--verdict", "sourced");
  return { env: {}, close: async () => undefined };
}

journey("claims with notes are in their pane when the library is opened", async (reader) => {
  await reader.reads(/2\s+of 60 sentences judged/);
  const cards = () => reader.session.run<string[]>("return [...document.querySelectorAll('#pane-claims .slot')].map((card) => card.textContent)");
  const shown = await reader.until("both claims to be in their pane", async () => ((await cards()).length === 2 ? cards() : false));
  await reader.picture("opened");
  expect(shown[0]).toContain("harbour book");
}, [], prepare);
