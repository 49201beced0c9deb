// The text that Obelus is made for comes in another edition: halves change places, words are misread, sentences go. All that needs
// a look is answered by keys alone, and undone. Skipped, saying so, where the text is absent.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { exportLibrary } from "../steps.ts";

const SPLICE = resolve(import.meta.dirname, "../../../../shared/data/trotsky-stalin-splice.txt");
const JUDGED = 40;

/** The text as another hand has it: its halves change places, every thirtieth word is misread, and every seventeenth sentence went. */
function edition(text: string): string {
  const sentences = text.split(/(?<=[.!?]) /u);
  const kept = sentences.filter((_, at) => at % 17 !== 3);
  const swapped = [...kept.slice(kept.length / 2), ...kept.slice(0, kept.length / 2)].join(" ");
  return swapped.split(" ").map((word, at) => (at % 30 === 11 ? word.replaceAll("e", "c").replaceAll("n", "ri") : word)).join(" ");
}

interface Now {
  left: number;
  grade: string;
}

function now(reader: Reader): Promise<Now | null> {
  return reader.session.run(`
    const pane = document.querySelector("#pane-looks");
    const left = pane && /\\d+/.exec(pane.querySelector("header p").textContent);
    return pane ? { left: Number(left?.[0] ?? 0), grade: pane.querySelector("article[aria-current=true] .head")?.textContent ?? "" } : null;
  `);
}

/** What the library says of the text and all in it, without what every export has of its own. */
async function told(reader: Reader): Promise<unknown> {
  const { documents, claims, links } = await exportLibrary(reader);
  return { documents, claims, links };
}

async function walk(reader: Reader): Promise<void> {
  await reader.reads(/\d+ sentences left/);
  await reader.press(...Array.from({ length: JUDGED }, (_, at) => (at % 3 === 0 ? "d" : "s")));
  await reader.reads("Saved");
  const before = await told(reader);
  const file = reader.scratch("edition.txt");
  writeFileSync(file, edition(readFileSync(SPLICE, "utf8")));
  reader.willChoose(file);
  await reader.press("Control+k");
  await reader.type("replace the text");
  await reader.press("Enter");
  await reader.reads(/need a look/);
  await reader.press("Control+l");
  const first = await reader.until("the list", async () => ((await now(reader))?.left ? now(reader) : false));
  await reader.picture("replaced");
  // Nothing is put anywhere without words that were selected for it.
  await reader.press("m", "Enter");
  await reader.reads("Select some words first");
  await reader.press("Escape");
  expect((await now(reader))?.left).toBe(first?.left);
  let answers = 0;
  for (let left = first?.left ?? 0; left > 0; answers += 1) {
    const current = await now(reader);
    await reader.press(current?.grade.includes("Lost") ? "Delete" : "Enter");
    left = (await reader.until("an answer", async () => ((await now(reader))?.left ?? left) < left && now(reader)))?.left ?? 0;
  }
  await reader.reads("Undo: passages settled that needed a look");
  await reader.picture("all-answered");
  await reader.press(...Array.from({ length: answers + 1 }, () => "Control+z"));
  await reader.reads("Saved");
  expect(await told(reader)).toEqual(before);
  console.log(`${answers} looks of ${JUDGED} judged sentences`);
}

if (existsSync(SPLICE)) journey("the splice comes in another edition, and every judgement follows or is asked for", walk, [SPLICE]);
else test.skip(`the splice in another edition: ${join("shared", "data", "trotsky-stalin-splice.txt")} is not here`, () => undefined);
