// What many journeys begin and end with: a text that is pasted, and the JSON that leaves.

import { readFileSync } from "node:fs";

import type { Reader } from "./drive/reader.ts";

interface Placed {
  document: string;
  start: number;
  end: number;
  exact: string;
  /** As it is printed. */
  page?: string;
}

/** Of an export what journeys look at. */
export interface Exported {
  documents: { id: string; title: string; sentences: { total: number; judged: number } }[];
  claims: {
    id: string; verdict?: string; certainty: string; statement?: string; note?: string; nextStep?: string;
    reasons?: { code: string; text?: string }[]; passages: Placed[];
  }[];
  highlights: { color: string; note?: string; passage: Placed }[];
  links: { relation: string; from: string; to: string }[];
}

/** Pastes a text into a library that shows one, and waits until it is the open one. */
export async function pasteText(reader: Reader, title: string, text: string): Promise<void> {
  await reader.reads(/\d+ sentences left/);
  // Copied before the sheet is open: behind it nothing can have the focus.
  await reader.copy(text);
  await reader.press("Control+Shift+n");
  await reader.find("heading", "Paste a text");
  await reader.press("Control+v");
  await reader.fill("textbox", /^Title/, title);
  await reader.press("Enter");
  await reader.find("heading", title);
}

/** Exports the whole library by keys, and reads it. */
export async function exportLibrary(reader: Reader): Promise<Exported> {
  const file = reader.scratch(`out-${Date.now()}.json`);
  reader.willChoose(file);
  await reader.press("Control+e");
  await reader.click("button", "Export…");
  await reader.gone("button", "Export…");
  return JSON.parse(readFileSync(file, "utf8")) as Exported;
}

/** Of an export the claims on one document. */
export function claimsOn(out: Exported, title: string): Exported["claims"] {
  const id = out.documents.find((each) => each.title === title)?.id;
  return out.claims.filter(({ passages }) => passages.some(({ document }) => document === id));
}
