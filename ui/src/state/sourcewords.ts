// Words about sources: compared without accents and case, and what somebody who types a new source means.
// Invariant: nothing typed is lost; what is not understood is the title.

/** The words of a text without accents and letter case. */
export function foldedWords(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return folded.split(/[\s"[\]{},:;]+/u).filter((word) => word !== "");
}

/** A new source, from what was typed: an address, a DOI, `Service 2004, Stalin`, or a title. */
export function sourceFromWords(typed: string): Record<string, unknown> {
  const words = typed.trim();
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/iu.exec(words)?.[1];
  if (doi !== undefined) return { type: "article-journal", title: doi, DOI: doi };
  if (/^(?:https?:\/\/|www\.)\S+$/iu.test(words)) {
    return { type: "webpage", title: words, URL: words.startsWith("www.") ? `https://${words}` : words };
  }
  const [, family, year, title] = /^(\p{Lu}[^\d,]*?)\s+(\d{4})\s*[,:.]\s*(.+)$/u.exec(words) ?? [];
  if (family !== undefined && year !== undefined && title !== undefined) {
    return { type: "book", title, author: [{ family }], issued: { "date-parts": [[Number(year)]] } };
  }
  return { type: "document", title: words };
}
