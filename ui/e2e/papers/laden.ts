// A library in which everything that a document or a person can name is a text that would run as a script: documents of
// every kind, file names, titles, authors, notes, statements, reasons, tags, annotators, sources, evidence.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { inEveryKind } from "./documents.ts";
import { PAYLOADS } from "./payloads.ts";

interface Document {
  id: string;
  title: string;
  version: { number: number; text: string };
  [other: string]: unknown;
}

interface File {
  library: { id: string; name: string };
  annotators: { id: string; name: string }[];
  documents: Document[];
  [list: string]: unknown;
}

const AT = "2026-01-01T00:00:00.000Z";

/** What may stand where no control characters may. */
function line(payload: string): string {
  // eslint-disable-next-line no-control-regex
  return payload.replaceAll(/[\u0000-\u001f\u0085\u2028\u2029]+/gu, " ").trim();
}

let made = 0;

function id(): string {
  made += 1;
  return `0190a000-0000-7000-8000-${made.toString(16).padStart(12, "0")}`;
}

/** A name that a file system takes. */
function fileName(payload: string, number: number): string {
  const name = line(payload).replaceAll("/", "∕");
  return `${String(number).padStart(3, "0")} ${Array.from(name).slice(0, 60).join("")}`;
}

/** Puts a file for every tenth payload into a folder, as plain text, as Markdown or as markup of a page, and all together in every kind. */
function write(folder: string): void {
  for (const [number, payload] of [...PAYLOADS.entries()].filter(([number]) => number % 10 === 0)) {
    const kinds = [["txt", `A letter. ${payload} It was ${number}.`], ["md", `A letter.\n\n${payload}\n\nIt was ${number}.`], ["html", `<!doctype html><meta charset="utf-8"><title>${line(payload)}</title><p>A letter.</p>\n${payload}\n<p>It was ${number}.</p>`]] as const;
    const [ending, text] = kinds[(number / 10) % 3] ?? kinds[0];
    writeFileSync(join(folder, `${fileName(payload, number)}.${ending}`), text.replaceAll(/[\u0000-\u0008]/gu, ""));
  }
  for (const [name, bytes] of inEveryKind(line(PAYLOADS[0] ?? ""), PAYLOADS.map((payload, at) => `Letter ${at} says ${payload} here.`))) {
    writeFileSync(join(folder, name), bytes);
  }
}

/** A document whose text, title and file are called as a payload. */
function written(payload: string, number: number): Document {
  const text = `Letter ${number}. ${payload.replaceAll(/[\u0000-\u0008]/gu, "")} It came late.`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const version = { number: 1, textSha256: sha256, length: Array.from(text).length, text };
  return { id: id(), title: "", mediaType: "text/plain", fileName: line(payload), sha256, added: AT, status: "todo", version };
}

/** What is said of a document, all of it the same payload. */
function laden({ id: document, version }: Document, payload: string, annotator: string, tag: string, source: string): object[] {
  const points = Array.from(version.text.trimEnd());
  const passage = { document, version: version.number, start: 0, end: points.length, exact: points.join(""), prefix: "", suffix: "", anchoring: "exact" };
  const dates = { annotator, created: AT, modified: AT };
  const evidence = { id: id(), stance: "refutes", source, quote: payload, url: line(payload), note: payload, ...dates };
  return [
    { id: id(), verdict: "dubious", certainty: "unsure", statement: payload, note: payload, nextStep: payload, reasons: [{ code: "no-source", text: payload }], tags: [tag], passages: [{ ...passage, id: id() }], evidence: [evidence], ...dates },
    { id: id(), color: "blue", note: payload, tags: [tag], passage, ...dates },
  ];
}

/** Makes the library with the command line of the application; every `step`th payload has a document of its own. Gives how many documents there are. */
export function makeLaden(binary: string, library: string, scratch: string, step: number): number {
  const obelus = (...words: string[]): string => execFileSync(binary, ["--library", library, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  const folder = join(scratch, "in");
  mkdirSync(folder);
  write(folder);
  obelus("import", folder);
  const json = join(scratch, "laden.json");
  obelus("export", "--with-text", "-o", json);
  const file = JSON.parse(readFileSync(json, "utf8")) as File;
  const payloadOf = (at: number): string => PAYLOADS[(at * step) % PAYLOADS.length] ?? "";
  const tags = PAYLOADS.map((payload, at) => ({ id: id(), name: `${line(payload)} ${at}`, color: "#336699", definition: payload }));
  const sources = PAYLOADS.map((payload) => ({ id: id(), grade: "F", csl: { type: "webpage", title: payload, author: [{ literal: payload }], URL: payload } }));
  const documents = [...file.documents, ...PAYLOADS.filter((_, at) => at % step === 0).map(written)];
  const annotators = PAYLOADS.map((payload) => ({ id: id(), name: line(payload) }));
  const said = documents.map((document, at) => laden(document, payloadOf(at), annotators[(at * step) % annotators.length]?.id ?? "", tags[(at * step) % tags.length]?.id ?? "", sources[(at * step) % sources.length]?.id ?? ""));
  const whole = {
    ...file,
    annotators: [...file.annotators, ...annotators],
    tags,
    sources,
    documents: documents.map((document, at) => ({ ...document, title: line(payloadOf(at)) || "untitled", authors: [{ literal: payloadOf(at) }], note: payloadOf(at), url: line(payloadOf(at)) })),
    claims: said.map(([claim]) => claim),
    highlights: said.map(([, highlight]) => highlight),
  };
  writeFileSync(json, JSON.stringify(whole));
  obelus("load", json);
  return documents.length;
}
