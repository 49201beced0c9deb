// A library that is damaged or gone, backups, and a disk that is full: nothing that was shown as saved is lost, and nothing
// that was typed.

import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { type Ground, journey } from "../journey.ts";
import { exportLibrary } from "../steps.ts";

const LIBRARY = "library.obelus";

/** Three sentences of the sample, judged by keys. */
async function judgeThree(reader: Reader): Promise<void> {
  await reader.reads("43 sentences left");
  await reader.press("s", "d", "x");
  await reader.reads("40 sentences left");
}

async function runCommand(reader: Reader, name: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(name);
  await reader.press("Enter");
}

/** Overwrites part of a file as a failing disk might. */
function damage(file: string, from: number, to: number): void {
  const held = openSync(file, "r+");
  writeSync(held, Buffer.alloc(to - from, 0xa7), 0, to - from, from);
  closeSync(held);
}

async function verdicts(reader: Reader): Promise<(string | undefined)[]> {
  return (await exportLibrary(reader)).claims.map(({ verdict }) => verdict).toSorted();
}

journey("a damaged library is repaired by one key, and every judgement is there", async (reader) => {
  await judgeThree(reader);
  await reader.reopen(() => damage(reader.scratch(LIBRARY), 200, 9_000));
  await reader.find("heading", "The library is damaged");
  await reader.picture("damaged");
  expect(await audit(reader.session)).toEqual([]);
  // The key is on what helps and harms nothing.
  await reader.press("Enter");
  await reader.find("heading", "The library is whole again");
  await reader.picture("repaired");
  expect(await audit(reader.session)).toEqual([]);
  await reader.press("Enter");
  await reader.reads("40 sentences left");
  await reader.picture("there-again");
  expect(await verdicts(reader)).toEqual(["dubious", "not_a_claim", "sourced"]);
  // The damaged file is kept.
  expect(readdirSync(reader.scratch(".")).filter((name) => name.includes("-aside-"))).not.toEqual([]);
});

journey("a library that is gone is put together again, or restored", async (reader) => {
  await judgeThree(reader);
  await runCommand(reader, "Backups");
  await reader.click("button", "Back up now");
  await reader.reads("asked for");
  await reader.press("Escape", "d");
  await reader.reads("39 sentences left");
  const lose = () => ["", "-wal", "-shm"].forEach((ending) => rmSync(reader.scratch(`${LIBRARY}${ending}`), { force: true }));
  await reader.reopen(lose);
  await reader.find("heading", "The library is missing");
  await reader.reads("3 claims, 3 judged");
  await reader.picture("gone");
  expect(await audit(reader.session)).toEqual([]);
  await reader.press("Enter");
  await reader.find("heading", "The library is whole again");
  await reader.press("Enter");
  await reader.reads("39 sentences left");

  await reader.reopen(() => {
    lose();
    rmSync(reader.scratch(`${LIBRARY}.journal`), { force: true });
  });
  await reader.find("heading", "The library is missing");
  await reader.click("button", /asked for/);
  await reader.click("button", "Restore");
  await reader.reads("40 sentences left");
  await reader.picture("restored");
  expect(await verdicts(reader)).toEqual(["dubious", "not_a_claim", "sourced"]);
});

journey("a file that is taken away under the window is never called saved, and nothing of it is lost", async (reader) => {
  await judgeThree(reader);
  ["", ".journal"].forEach((ending) => rmSync(reader.scratch(`${LIBRARY}${ending}`)));
  await reader.press("s");
  await reader.reads("is missing. Its backups are still there");
  await reader.reads("Not saved");
  await reader.picture("taken-away");
  // All that was saved was laid into the folder of backups while the open file could be read.
  await runCommand(reader, "Backups");
  await reader.reads("3 claims, 3 judged");
  await reader.press("Enter", "Enter");
  await reader.reads("The library is as it was");
  await reader.press("w");
  await reader.reads("39 sentences left");
  await reader.picture("saved-after-all");
  expect(await verdicts(reader)).toEqual(["dubious", "not_a_claim", "sourced", "sourced"]);
});

journey("a backup is restored in one gesture, and so is what was before", async (reader) => {
  await judgeThree(reader);
  await runCommand(reader, "Backups");
  await reader.click("button", "Back up now");
  await reader.reads("asked for");
  await reader.press("Escape", "d", "s");
  await reader.reads("38 sentences left");
  await runCommand(reader, "Backups");
  await reader.find("button", /asked for/);
  await reader.picture("backups");
  await reader.press("Enter");
  await reader.reads("The 2 changes since then go aside");
  await reader.picture("asked");
  expect(await audit(reader.session)).toEqual([]);
  await reader.press("Enter");
  await reader.reads("40 sentences left");
  await reader.reads("The library is as it was");
  await reader.picture("restored");
  await reader.click("button", "Take it back");
  await reader.reads("38 sentences left");
  await reader.press("x");
  await reader.reads("37 sentences left");
});

journey("the library is checked, and is sound", async (reader) => {
  await judgeThree(reader);
  await runCommand(reader, "Check the library");
  await reader.find("heading", "The library is sound");
  await reader.picture("sound");
  await reader.press("Enter");
  await reader.gone("heading", "The library is sound");
});

/** Surroundings in which the library lies on a small disk. */
async function onSmallDisk(scratch: string): Promise<Ground> {
  const disk = join(scratch, "disk");
  mkdirSync(disk);
  const mount = 'mount -t tmpfs -o size=6m tmpfs "$0" && exec "$@"';
  return { env: { OBELUS_LIBRARY: join(disk, LIBRARY) }, within: ["unshare", "-rm", "sh", "-c", mount, disk], close: async () => undefined };
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const held = openSync(file, "w");
  try {
    for (let part = 1 << 20; part >= 1; ) {
      try {
        writeSync(held, Buffer.alloc(part));
      } catch {
        part >>= 1;
      }
    }
  } finally {
    closeSync(held);
  }
}

journey("on a full disk every edit stays on the screen, and is saved when there is room", async (reader) => {
  await judgeThree(reader);
  fill(reader.inside("disk/filler"));
  // More than the file has room for already.
  for (const key of ["s", "d", "s", "d"]) await reader.press(key);
  await reader.reads("The disk is full");
  await reader.reads("Not saved");
  await reader.picture("refused");
  await reader.press("n");
  await reader.type("Ask the archive.");
  await reader.press("Control+Enter");
  await reader.reads("Not saved yet");
  await reader.picture("note-refused");
  // However often: it stays.
  await reader.press("Control+Enter");
  await reader.reads("Not saved yet");
  await reader.press("Control+q");
  await reader.reads("the window stays open");
  await reader.picture("stays-open");

  rmSync(reader.inside("disk/filler"));
  await reader.press("Control+Enter");
  await reader.until("the drawer to close", () => reader.session.run<boolean>("return document.querySelector('section[aria-label=Note]') === null"));
  await reader.reads("4 judgements wait to be saved");
  await reader.press("w");
  await reader.reads("36 sentences left");
  await reader.reads("All 4 judgements are saved now");
  await reader.picture("saved");
  const out = await exportLibrary(reader);
  expect(out.claims.map(({ verdict }) => verdict).filter(Boolean)).toHaveLength(7);
  expect(out.claims.flatMap(({ note }) => note ?? [])).toEqual(["Ask the archive."]);
}, [], onSmallDisk);
