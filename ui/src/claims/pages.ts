// The page of a place, as a citation gives it.

import type { OpenedDocument } from "../state/opened.svelte.ts";
import type { Span } from "../state/spans.ts";
import { reading as words } from "../words/reading.ts";

/** The pages that a place stands on, in words; empty where the document has none, or the place is lost. */
export function pagesOf(opened: OpenedDocument, place: Span | null): string {
  const pages = place === null ? null : opened.structure.pagesOf(place);
  return pages === null ? "" : words.pages(pages.first, pages.last);
}
