// Texts that are one sentence, without a space: as long as they are, they are judged, taken back and handed on whole.

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary } from "../steps.ts";

const MEGA = 1_000_000;

/** Bytes that look like chance and are the same every time. */
function noise(bytes: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.ceil(bytes / 32) }, (_, block) => createHash("sha256").update(String(block)).digest()));
}

const texts = {
  "300 kB of letters": "abcdefghij".repeat(30_000),
  "5 MB of letters": "abcdefghij".repeat(MEGA / 2),
  // Three bytes each.
  "5 MB of Chinese": "彼一九四年死夏雨山".repeat(Math.round((5 * MEGA) / 27)),
  "5 MB of base64": noise((5 * MEGA * 3) / 4).toString("base64"),
};

/** The engine (WebKitGTK 2.50) aborts where so long a line of Chinese is scrolled far while a screen reader, or a driver, asks for names. */
const CRASHING: keyof typeof texts = "5 MB of Chinese";

for (const [name, text] of Object.entries(texts)) {
  journey(`one sentence of ${name} is judged, taken back and exported whole`, async (reader) => {
    await reader.reads(/\d+ sentences left/);
    const file = reader.scratch("long.txt");
    writeFileSync(file, text);
    reader.willChoose(file);
    await reader.press("Control+o");
    await reader.find("heading", "long");
    await reader.reads("1 sentence left");

    // On the heels of the verdict, while it is being written: the note is about the claim that it makes.
    await reader.press("d", "n");
    await reader.type("Nothing but signs.");
    await reader.press("Control+Enter");
    const quote = text.slice(0, 40).replaceAll("+", "\\+");
    await reader.find("article", new RegExp(`^Dubious: ${quote}.*…$`, "u"));
    await reader.reads("Nothing but signs.");
    await reader.picture("judged");
    if (name !== CRASHING) {
      await reader.press("m", "ArrowLeft", "Enter");
      await reader.until("the end to be moved", async () => (await claims()).some(({ end }) => end === text.length - 1));
      await reader.press("Control+z");
    }
    await reader.press("Control+z");
    await reader.press("s", "Home", "h");
    await reader.reads("Undo: passage highlighted");
    await reader.press("Control+z");
    await reader.reads("Undo: claim judged");
    const [claim, ...others] = await claims();
    expect([claim?.verdict, claim?.start, claim?.end, claim?.exact === text, others.length]).toEqual(["sourced", 0, text.length, true, 0]);
    await reader.picture("taken-back");

    async function claims() {
      return claimsOn(await exportLibrary(reader), "long").flatMap(({ verdict, passages }) => passages.map((place) => ({ verdict, ...place })));
    }
  });
}
