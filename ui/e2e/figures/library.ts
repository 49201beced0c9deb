// The libraries that are measured: made by the command line from texts that anybody can make again.
// Invariant: the same call makes the same text; ids are the library's own.

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Sentences, and passages: one on each. */
export const SENTENCES = 100_000;

/** Sentences a paragraph. */
const PARAGRAPH = 6;

/** A made text: prose of paragraphs, or the same words on one line. */
export type Layout = "paragraphs" | "one line";

/** 100 characters a sentence on average, no two alike. */
export function makeText(sentences: number, layout: Layout): string {
  const pieces: string[] = [];
  for (let number = 1; number <= sentences; number += 1) {
    const year = 1900 + (number % 60);
    const end = layout === "paragraphs" && number % PARAGRAPH === 0 ? "\n" : " ";
    pieces.push(`In ${year} the commissar wrote letter ${number} to the bureau, which nobody there has ever been able to find.${end}`);
  }
  return pieces.join("").trimEnd();
}

/** A library under construction. */
export class Shelf {
  constructor(
    private readonly program: string,
    readonly path: string,
  ) {}

  /** Brings a text in and gives its id. */
  add(title: string, text: string): string {
    const file = join(dirname(this.path), "text.txt");
    writeFileSync(file, text);
    const [made] = this.read<[{ document: string }]>("import", file, "--title", title, "--again");
    return made.document;
  }

  /** Brings many texts in at once. */
  addMany(count: number, text: (number: number) => string): void {
    const files = Array.from({ length: count }, (_, number) => join(dirname(this.path), `text-${number}.txt`));
    files.forEach((file, number) => writeFileSync(file, text(number)));
    this.run("import", ...files);
    for (const file of files) rmSync(file);
  }

  /** Judges every sentence of a document, one claim each. */
  judgeAll(document: string): void {
    const spans = this.spans(document);
    this.run("judge", document, "--sentence", "1", "--verdict", "sourced");
    const out = join(dirname(this.path), "seed.json");
    this.run("export", "--document", document, "-o", out);
    const text = Array.from(this.run("text", document));
    const cut = (start: number, end: number) => text.slice(Math.max(0, start), end).join("");
    const seed = JSON.parse(readFileSync(out, "utf8"));
    const [model] = seed.claims;
    seed.claims = spans.slice(1).map(({ start, end }, index) => ({
      ...model,
      id: uuid("8000", index),
      passages: [{
        ...model.passages[0], id: uuid("9000", index), start, end,
        exact: cut(start, end), prefix: cut(start - 32, start), suffix: cut(end, end + 32),
      }],
    }));
    writeFileSync(out, JSON.stringify(seed));
    this.run("load", out);
  }

  private spans(document: string): { start: number; end: number }[] {
    return this.run("text", document, "--sentences").trimEnd().split("\n").map((line) => JSON.parse(line));
  }

  private read<T>(...words: string[]): T {
    return JSON.parse(this.run(...words, "--json")) as T;
  }

  private run(...words: string[]): string {
    return execFileSync(this.program, ["--library", this.path, ...words], { encoding: "utf8", maxBuffer: LARGE });
  }
}

/** What a program may print, in bytes. */
const LARGE = 1 << 29;

function uuid(variant: string, index: number): string {
  return `0190a000-0000-7000-${variant}-${index.toString(16).padStart(12, "0")}`;
}
