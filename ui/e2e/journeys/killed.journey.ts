// The window is killed while a text is judged by keys, again and again: whatever it showed as saved is in the library.
// How often: OBELUS_KILLS, else three times.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import type { Reader } from "../drive/reader.ts";
import { BINARY, type Ground, journey } from "../journey.ts";

const KILLS = Number(process.env["OBELUS_KILLS"] ?? 3);

/** How many sentences are judged before each kill, at most; each time another number. */
const MOST = 6;

const VERDICTS = { s: "sourced", d: "dubious", x: "not_a_claim" } as const;
const KEYS = Object.keys(VERDICTS) as (keyof typeof VERDICTS)[];

const SENTENCES = Array.from({ length: KILLS * MOST + 20 }, (_, at) => `In the year ${1000 + at} the ferry took ${at} letters.`);

/** What the window shows: whether all is saved, and the verdict of each judged sentence, by the counts of the line of status. */
interface Shown {
  saved: boolean;
  counts: number[];
}

/** Runs in the page. */
const LOOK = `
  const line = document.querySelector("footer");
  return { saved: line.querySelector(".saved").textContent === "Saved", counts: [...line.querySelectorAll(".verdicts li")].map((one) => Number(/\\d+$/.exec(one.textContent.trim())[0])) };
`;

/** What stands in a library, asked of the command line. */
function held(library: string): number[] {
  const lines = execFileSync(BINARY, ["--library", library, "--json", "claims"], { encoding: "utf8" });
  const claims = JSON.parse(lines) as { verdict?: string }[];
  return KEYS.map((key) => claims.filter(({ verdict }) => verdict === VERDICTS[key]).length);
}

/** What is missing of what was shown. */
function lost(shown: number[], kept: number[]): number {
  return shown.reduce((sum, number, at) => sum + Math.max(0, number - (kept[at] ?? 0)), 0);
}

async function prepare(scratch: string): Promise<Ground> {
  const text = `${scratch}/ferry.txt`;
  writeFileSync(text, SENTENCES.join(" "));
  execFileSync(BINARY, ["--library", `${scratch}/library.obelus`, "import", text], { stdio: "ignore" });
  return { env: {}, close: async () => undefined };
}

/** Judges by keys, and stops at any moment at which the window says that all is saved. Gives what it showed then. */
async function judge(reader: Reader, before: number, many: number): Promise<number[]> {
  for (let at = 0; at < many; at += 1) await reader.press(KEYS[(before + at) % KEYS.length] ?? "s");
  return reader.until("something new to be shown as saved", async () => {
    const { saved, counts } = await reader.session.run<Shown>(LOOK);
    return saved && counts.reduce((sum, one) => sum + one, 0) > before ? counts : false;
  });
}

journey(`nothing that was shown as saved is lost in ${KILLS} kills`, async (reader) => {
  const library = reader.scratch("library.obelus");
  await reader.reads(/\d+ sentences left/);
  let [all, found] = [0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = held(library).reduce((sum, one) => sum + one, 0);
    // Space goes to the first sentence that is left, wherever the window was when it was killed.
    await reader.press("Home", "Space");
    const shown = await judge(reader, before, 1 + (kill % MOST));
    // More is under way, and is not shown as saved yet.
    await reader.press("d").catch(() => undefined);
    await reader.restartKilled();
    const kept = held(library);
    all += lost(shown, kept);
    found += kept.reduce((sum, one) => sum + one, 0) - before;
    const verified = JSON.parse(execFileSync(BINARY, ["--library", library, "--json", "verify"], { encoding: "utf8" })) as { findings: unknown[] };
    expect(verified.findings, `after kill ${kill + 1}`).toEqual([]);
    await reader.reads(/\d+ sentences left/);
  }
  expect(all).toBe(0);
  expect(found).toBeGreaterThanOrEqual(KILLS);
  // The control: in a library that lacks the last judgement, the loss is seen.
  const shown = held(library);
  await reader.leave();
  execFileSync(BINARY, ["--library", library, "undo"], { stdio: "ignore" });
  expect(lost(shown, held(library))).toBe(1);
}, [], prepare);
