// How one language turns a message with gaps into words: plurals, numbers, dates and lists by its own rules.
// A message is written as ICU writes it: "{left, plural, one {# sentence} other {# sentences}} left".
// Invariant: nothing is known here of what is said. Messages are read when they are first needed, and once.

import { IntlMessageFormat } from "intl-messageformat";

export type Gaps = Record<string, string | number>;
export type Say = (message: string, gaps: Gaps) => string;

export interface Speaker {
  /** The locale whose numbers and dates are written. */
  locale: string;
  say: Say;
}

/** The person's own kind of the language (Swiss German, American English), else the language's usual one. */
export function localeOf(language: string, usual: string, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.split("-")[0]?.toLowerCase() === language) ?? usual;
}

export function speaker(locale: string): Speaker {
  const read = new Map<string, IntlMessageFormat>();
  const say: Say = (message, gaps) => {
    // What stands between < and > is text here, not markup.
    const format = read.get(message) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    read.set(message, format);
    return String(format.format(gaps));
  };
  return { locale, say };
}
