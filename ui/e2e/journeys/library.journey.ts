// Libraries: the real text where it is at hand, a file that is no text, a second window on a library that is open.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

import { chord } from "../drive/keys.ts";
import { openWindow } from "../drive/stage.ts";
import { journey } from "../journey.ts";

const SPLICE = resolve(import.meta.dirname, "../../../../shared/data/trotsky-stalin-splice.txt");

if (existsSync(SPLICE)) {
  journey("the real text opens from the command line and is swept by keys", async (reader) => {
    await reader.reads("0 of 229 sentences judged");
    await reader.picture("open");
    for (let at = 0; at < 40; at += 1) await reader.press("dsxxd"[at % 5] ?? "d");
    await reader.reads("189 sentences left");
    await reader.press("Space");
    await reader.picture("forty-judged");
    await reader.press("Control+f");
    await reader.type("Coyoac");
    await reader.press("Enter");
    await reader.picture("found");
    await reader.press("Escape");
    const file = reader.scratch("splice.csv");
    reader.willChoose(file);
    await reader.press("Control+e");
    await reader.click("radio", /^CSV|^Table/);
    await reader.click("button", "Export…");
    await reader.gone("button", "Export…");
    expect(readFileSync(file, "utf8").trimEnd().split("\r\n").length).toBeGreaterThanOrEqual(41);
  }, [SPLICE]);
} else {
  console.warn("skipped: the real text is not beside the project");
}

journey("files that are no texts are refused in plain words and change nothing", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  const [picture, empty, good] = ["picture.txt", "empty.txt", "good.txt"].map((name) => reader.scratch(name)) as [string, string, string];
  writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  writeFileSync(empty, "");
  writeFileSync(good, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0x2e]));
  reader.willChoose(picture, empty, join(reader.scratch("none"), "missing.txt"), good);
  await reader.press("Control+o");
  await reader.reads("good");
  await reader.reads("Привет, мир.");
  await reader.picture("refused-and-guessed");
});

journey("a second window on the same library says so, and reads", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.press("s", "d");
  await reader.reads("41 sentences left");
  const second = await openWindow(reader.setting);
  try {
    await reader.until("the second window to say that it reads only", async () => {
      const shown = await second.session.run<string>("return document.body ? document.body.innerText : ''");
      return shown.includes("Reading only") && shown.includes("41 sentences left");
    });
    await reader.picture("two-windows");
    // What the first writes comes to the second by itself, which stays where it is.
    const run = <T>(script: string) => second.session.run<T>(script);
    await second.session.act(chord("PageDown"));
    await second.session.act(chord("PageDown"));
    const place = "return [document.querySelector('.cm-scroller').scrollTop, document.querySelector('[role=slider][aria-orientation=vertical]').getAttribute('aria-valuenow')]";
    const before = await run<unknown[]>(place);
    await reader.press("x");
    await reader.reads("40 sentences left");
    await reader.until("the second window to show it", () => run<boolean>("return document.body.innerText.includes('40 sentences left')"));
    await reader.press("Control+z");
    await reader.until("the second window to take it back", () => run<boolean>("return document.body.innerText.includes('41 sentences left')"));
    expect(await run(place)).toEqual(before);
    expect(before[0]).toBeGreaterThan(0);
    // The banner says why nothing is marked; nothing else says it over the text.
    await second.session.act(chord("d"));
    await reader.until("the refusal to be said", () => run<boolean>("return [...document.querySelectorAll('.unseen[role=status]')].some((one) => one.textContent.includes('Here you can read it'))"));
    expect(await run("return document.querySelectorAll('[role=log] .notice').length")).toBe(0);
  } finally {
    await second.close();
  }
});
