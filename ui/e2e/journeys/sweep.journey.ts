// The text that Obelus is made for, judged from end to end by keys alone, each counted (docs/keys.md has the table).
// Skipped, saying so, where the text is absent.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

import { journey } from "../journey.ts";
import { claimsOn, exportLibrary } from "../steps.ts";

const SPLICE = resolve(import.meta.dirname, "../../../../shared/data/trotsky-stalin-splice.txt");

/** The keys that a person presses who knows what to think of every sentence. */
const VERDICTS = ["s", "d", "x", "d", "s"];

if (existsSync(SPLICE)) {
  journey("the whole splice is judged by about one key a sentence", async (reader) => {
    await reader.reads(/\d+ sentences left/);
    const total = Number(/([\d,]+) sentences left/u.exec(await reader.session.run("return document.body.innerText"))?.[1]);
    let keys = 0;
    const press = async (...pressed: string[]): Promise<void> => {
      keys += pressed.length;
      await reader.press(...pressed);
    };
    for (let at = 0; at < total; at += 1) await press(VERDICTS[at % VERDICTS.length] ?? "s");
    await reader.reads("All judged");
    await reader.picture("all-judged");
    const [document] = (await exportLibrary(reader)).documents.slice(-1);
    expect(document?.sentences).toEqual({ total, judged: total });
    console.log(`${keys} keys for ${total} sentences: ${(keys / total).toFixed(2)} a sentence`);
    expect(keys / total).toBeLessThanOrEqual(1.1);
    expect(claimsOn(await exportLibrary(reader), document?.title ?? "")).toHaveLength(total);
    expect(readFileSync(SPLICE, "utf8").length).toBeGreaterThan(0);
  }, [SPLICE]);
} else {
  // A file without any test would count as one that failed.
  test.skip(`the whole splice is judged: ${join("shared", "data", "trotsky-stalin-splice.txt")} is not here`, () => undefined);
}
