// A library with a past, for looking at backups and at what is shown where it cannot be opened, or not be written: in the
// address of `--mode browser` `#backups`, `#looks`, the code of a fault (`#library-gone`), `#full`, or `#behind`.

import { faultCodes } from "../generated/contract.ts";
import type { MemoryKeeping } from "./keeping.ts";
import * as marking from "./marking.ts";
import { segment } from "./sentences.ts";
import * as shelving from "./shelving.ts";
import type { Tables } from "./tables.ts";
import { replaceDocument } from "./versions.ts";

const DAY = 86_400_000;

export function stage(tables: Tables, keeping: MemoryKeeping, text: string, what: string): void {
  const code = faultCodes.find((one) => one === what);
  if (code === undefined && !["backups", "full", "behind", "looks"].includes(what)) return;
  const { document } = shelving.importText(tables, { title: "What fell on Tunguska?", text });
  const { start, end } = segment(text);
  const before = (ago: number): Date => new Date(Date.now() - ago);
  const judge = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const place = { by: "span" as const, start: start[at] ?? 0, end: end[at] ?? 0 };
      marking.judge(tables, { document, place, verdict: at % 3 === 0 ? "dubious" : "sourced" });
    }
  };
  keeping.make("migration", before(41 * DAY));
  judge(0, 5);
  keeping.make("day", before(6 * DAY));
  keeping.make("load", before(DAY + 7_000_000));
  judge(5, 14);
  keeping.make("interval", before(DAY), "backup-damaged");
  keeping.make("day", before(9_000_000));
  judge(14, 20);
  keeping.make("interval", before(4_000_000));
  judge(20, 26);
  if (code !== undefined) keeping.break(code);
  if (what === "full") keeping.refuse("disk-full");
  tables.isBehind = what === "behind";
  if (what === "looks") replaceDocument(tables, document, "second-edition.txt", edited(text, start, end));
}

/** Another edition: its beginning stands at the end, now and then a sentence is gone, said twice, or says another word. */
function edited(text: string, start: number[], end: number[]): string {
  const points = Array.from(text);
  const sentences = start.map((from, at) => points.slice(from, end[at + 1] === undefined ? undefined : start[at + 1]).join(""));
  const other = sentences.map((sentence, at) => (at % 9 === 4 ? "" : at % 7 === 3 ? `${sentence.trim()} ${sentence}` : at % 5 === 2 ? sentence.replace(/\p{L}{6,}/u, "meteorite") : sentence));
  return [...other.slice(2), "\n", ...other.slice(0, 2)].join("");
}
