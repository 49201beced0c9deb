// Letters as one looks for them: without accents and without case.

/** Marks that stand on letters. */
const MARKS = /\p{M}+/gu;
/** A text of these alone has no accents; most have none. */
const PLAIN = /^[\u0000-\u007f]*$/u;

export function folded(text: string): string {
  return (PLAIN.test(text) ? text : text.normalize("NFKD").replace(MARKS, "")).toLowerCase();
}

/** The words that are looked for, each by itself. */
export function soughtIn(typed: string): string[] {
  return folded(typed).split(/\s+/u).filter((word) => word !== "");
}
