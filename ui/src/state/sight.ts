// What is marked on the sentences in view, for the margin: claims, and highlights with a note, in the order of the text.
// Invariant: only what stands on these sentences is looked at. Each claim is there once, at the first of its passages that
// reaches into them. What is lost stands nowhere.

import type { Highlight } from "./marks.ts";
import { inTextOrder, isFound } from "./marks.ts";
import type { OpenedDocument, Standing } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import { firstWhere } from "./spans.ts";

export type InSight = Standing & { id: string; place: Span };

const inOrder = inTextOrder<InSight>(({ place }) => place);

export function marksInSight(opened: OpenedDocument, sentences: Span): InSight[] {
  const { start: starts, end: ends } = opened.sentences;
  // Whoever asks for some more than is in view may ask beyond the last.
  const view = { start: starts[sentences.start] ?? 0, end: ends[Math.min(sentences.end, ends.length) - 1] ?? 0 };
  const claims = opened.claimsIn(sentences).flatMap((claim): InSight[] => {
    const place = claim.passages.find((passage) => isFound(passage) && view.start < passage.end && passage.start < view.end);
    return place ? [{ noun: "claim", claim, id: claim.id, place }] : [];
  });
  const highlights = highlightsFrom(opened.highlights, view).map((highlight): InSight => ({ noun: "highlight", highlight, id: highlight.id, place: highlight }));
  return [...claims, ...highlights].toSorted(inOrder);
}

/** The highlights that begin in a span. */
function highlightsFrom(highlights: Highlight[], { start, end }: Span): Highlight[] {
  const from = firstWhere(highlights.length, (at) => (highlights[at]?.start ?? 0) >= start);
  const to = firstWhere(highlights.length, (at) => (highlights[at]?.start ?? 0) >= end);
  return highlights.slice(from, to).filter(isFound);
}
