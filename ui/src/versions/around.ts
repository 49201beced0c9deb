// What stands around a passage, cut at words: a quote remembers so many characters, wherever they end. Pure.

/** So many characters are remembered on either side; where there are fewer, the text begins or ends there. */
const REMEMBERED = 32;

/** What stands before a passage, from the beginning of a word on. */
export function wordsBefore(text: string): string {
  const cut = /^\S*\s+(?=\S)/u.exec(text);
  return isCut(text) && cut !== null ? `… ${text.slice(cut[0].length)}` : text;
}

/** What stands behind a passage, up to the end of a word. */
export function wordsBehind(text: string): string {
  const cut = /(?<=\S)\s+\S*$/u.exec(text);
  return isCut(text) && cut !== null ? `${text.slice(0, cut.index)} …` : text;
}

function isCut(text: string): boolean {
  return [...text].length >= REMEMBERED;
}
