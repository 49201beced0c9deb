// Which characters cannot be seen, and what is written for each. Pure. The labels are the abbreviations of the Unicode
// charts. Invariant: one sign a code point. Ordinary spaces have none: too many to be read past. The two selectors of emoji
// and text style have none where they follow a character: every other emoji carries one.

import { numberOf } from "./utf16.ts";

/** What is drawn for a character: its label, its number, and whether it is a space, a line's end or of no width. */
export interface SignOf {
  readonly label: string;
  readonly code: string;
  readonly look: "space" | "end" | "control";
}

const labels: Record<number, string> = {
  0x09: "→", 0x0a: "¶", 0x0b: "VT", 0x0c: "FF", 0x0d: "CR", 0x7f: "DEL", 0x85: "NEL", 0xa0: "·", 0xad: "SHY",
  0x034f: "CGJ", 0x061c: "ALM", 0x115f: "HCF", 0x1160: "HJF", 0x1680: "OGH", 0x17b4: "AQ", 0x17b5: "AA", 0x180e: "MVS",
  0x2000: "NQ", 0x2001: "MQ", 0x2002: "EN", 0x2003: "EM", 0x2004: "⅓", 0x2005: "¼", 0x2006: "⅙", 0x2007: "FIG", 0x2008: "PUN",
  0x2009: "THIN", 0x200a: "HAIR", 0x200b: "ZWSP", 0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM",
  0x2028: "LS", 0x2029: "PS", 0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x202f: "NNBSP",
  0x205f: "MMSP", 0x2060: "WJ", 0x2061: "ƒ()", 0x2062: "×", 0x2063: ",", 0x2064: "+",
  0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x206a: "ISS", 0x206b: "ASS", 0x206c: "IAFS", 0x206d: "AAFS",
  0x206e: "NADS", 0x206f: "NODS", 0x3000: "□", 0x3164: "HF", 0xfeff: "BOM", 0xffa0: "HWHF", 0xfff9: "IAA", 0xfffa: "IAS", 0xfffb: "IAT",
};

/** Every character that has a sign. */
export const unseen =
  /[\x01-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|(?<=^|[\s\ufe00-\ufe0f])[\ufe0e\ufe0f]/gu;

/** The sign of a character. */
export function signOf(character: string): SignOf {
  const number = numberOf(character);
  const code = `U+${number.toString(16).toUpperCase().padStart(4, "0")}`;
  return { label: labels[number] ?? labelIn(number), code, look: lookOf(number, character) };
}

function labelIn(number: number): string {
  if (number >= 0x180b && number <= 0x180f) return "FVS";
  if (number >= 0xfe00 && number <= 0xfe0f) return `VS${number - 0xfe00 + 1}`;
  if (number >= 0xe0100 && number <= 0xe01ef) return `VS${number - 0xe0100 + 17}`;
  if (number >= 0xe0020 && number <= 0xe007e) return `TAG ${String.fromCodePoint(number - 0xe0000).trim()}`.trim();
  if (number >= 0xe0000) return "TAG";
  return `x${number.toString(16).toUpperCase().padStart(2, "0")}`;
}

function lookOf(number: number, character: string): SignOf["look"] {
  if ((number >= 0x0a && number <= 0x0d) || number === 0x85 || number === 0x2028 || number === 0x2029) return "end";
  return /[\t\p{Zs}]/u.test(character) ? "space" : "control";
}
