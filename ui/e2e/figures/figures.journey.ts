// The figures of docs/figures.md: the reader on 10 MB with 100,000 passages, and a cold start beside an empty window.
// Invariant: everything is measured in the release build, in the real window; nothing here fails for being slow.

import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { inject, test } from "vitest";

import { openWindow, type Setting, type Window, dropScratch, makeScratch } from "../drive/stage.ts";
import { ALBUM, BINARY } from "../journey.ts";
import { type Layout, makeText, SENTENCES, Shelf } from "./library.ts";
import { type Judged, Page } from "./page.ts";
import { findProcess, memoryOf, startOf } from "./processes.ts";
import { median, share, Table } from "./table.ts";

const FOLDER = dirname(BINARY);
/** How often a judgement, an opening, a jump and a start are repeated. */
const TIMES = { judge: 30, open: 7, jump: 15, scroll: 600, start: 9 };
/** How long a cold start, or a window at rest, may take. */
const REST = 4_000;
/** How long the engine may take to collect what is not used any more. */
const COLLECTED = 25_000;

const table = new Table();

async function measureReader(layout: Layout): Promise<void> {
  const scratch = makeScratch();
  const setting: Setting = { binary: BINARY, screen: inject("screen"), scratch };
  const shelf = new Shelf(join(FOLDER, "obelus-cli"), join(scratch, "library.obelus"));
  shelf.add("Small", makeText(200, "paragraphs").replaceAll("commissar", "secretary"));
  shelf.judgeAll(shelf.add("Large", makeText(SENTENCES, layout)));
  const window = await openWindow(setting);
  try {
    const page = await Page.at(window.session);
    // The large text is the newest, and so the one that is open. What its opening left behind, the engine collects when it finds time.
    await rest(COLLECTED);
    const memory = (): string => `${Math.round(memoryOf(findProcess(BINARY, scratch)))} MB`;
    table.add(layout, "memory of the process tree (PSS), one text open", memory(), "empty window + 150 MB");
    const opened: number[] = [];
    for (let time = 0; time < TIMES.open; time += 1) {
      await page.open("Small");
      await rest(REST / 4);
      opened.push(await page.open("Large"));
      await rest(REST);
    }
    table.add(layout, "open to first painted text", `${median(opened)} ms`, "150 ms");
    await measureWork(page, layout);
    await rest(COLLECTED);
    table.add(layout, "… after seven openings and that work", memory(), "");
  } finally {
    await window.close();
    dropScratch(scratch);
  }
}

async function measureWork(page: Page, layout: Layout): Promise<void> {
  const judged: Judged[] = [];
  for (let time = 0; time < TIMES.judge; time += 1) {
    judged.push(await page.judge("d", "reader-dubious"));
    await rest(200);
  }
  const told = (part: "saved" | "drawn" | "painted") => median(judged.map((each) => each[part]));
  table.add(layout, "key to painted verdict, saved durably", `${told("painted")} ms`, "50 ms");
  table.add(layout, "… of which key to the desk's answer", `${told("saved")} ms`, "5 ms in Rust and SQLite");
  table.add(layout, "add a passage, answer to view", `${told("drawn")} ms`, "9 ms");
  const frames = await page.scroll(TIMES.scroll);
  table.add(layout, "frames over 20 ms, 40 px a frame", share(frames.filter((each) => each > 20).length, frames.length), "1 %");
  const jumps: number[] = [];
  for (let time = 0; time < TIMES.jump; time += 1) {
    jumps.push(await page.jump(((time * 37) % 97) / 97));
    await rest(300);
  }
  table.add(layout, "jump anywhere", `${median(jumps)} ms, slowest ${Math.round(Math.max(...jumps))}`, "100 ms");
}

test("the reader on 10 MB with 100,000 passages", async () => measureReader("paragraphs"));
test("the reader on one line of 10 MB", async () => measureReader("one line"));

test("a cold start beside an empty window", async () => {
  const scratch = makeScratch();
  const shelf = new Shelf(join(FOLDER, "obelus-cli"), join(scratch, "library.obelus"));
  shelf.addMany(1_000, (number) => makeText(20 + (number % 60), "paragraphs").replaceAll("commissar", `commissar ${number}`));
  const real: Setting = { binary: BINARY, screen: inject("screen"), scratch };
  const empty: Setting = { ...real, binary: join(FOLDER, "examples", "empty-window") };
  const took = { real: [] as number[], empty: [] as number[], memory: [] as number[] };
  // In turn, so that both see the same machine.
  for (let time = 0; time < TIMES.start; time += 1) {
    took.empty.push(await start(empty, (window) => {
      took.memory.push(memoryOf(findProcess(empty.binary, scratch)));
      return window;
    }));
    took.real.push(await start(real));
  }
  const ratio = median(took.real) / median(took.empty);
  table.add("start", "empty window: process start to second frame", `${median(took.empty)} ms`, "");
  table.add("start", "library of 1,000 documents: to painted text", `${median(took.real)} ms, ${ratio.toFixed(2)} ×`, "1.3 ×");
  table.add("start", "empty window: memory of the process tree (PSS)", `${median(took.memory)} MB`, "");
  dropScratch(scratch);
  writeFileSync(join(ALBUM, "figures.md"), `${table.print()}\nLoad of the machine: ${loadavg().map((each) => each.toFixed(1)).join(", ")}\n`);
});

/** From the start of the process to the moment that the page calls `text`, in milliseconds. */
async function start(setting: Setting, look: (window: Window) => Window = (window) => window): Promise<number> {
  const window = await openWindow(setting);
  try {
    await rest(REST / 2);
    look(window);
    const moment = await window.session.run<number>(
      "return performance.timeOrigin + (performance.getEntriesByName('obelus:text').at(-1)?.startTime ?? NaN)",
    );
    return moment - startOf(findProcess(setting.binary, setting.scratch));
  } finally {
    await window.close();
  }
}

function rest(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
