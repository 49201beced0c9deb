// The open document: its text, sentences, claims and highlights, and how far the judging is.
// Invariant: it changes only by what the library answered; what comes and goes is told once to whoever listens.

import type { DocumentDetails, DocumentView, Marks, SpanColumns } from "../host/generated/contract.ts";
import type { Counts } from "./coverage.ts";
import { Coverage } from "./coverage.ts";
import type { Claim, Highlight } from "./marks.ts";
import { claimsFrom, exchanged, highlightsFrom, isFound, spanOfClaim } from "./marks.ts";
import type { Span } from "./spans.ts";
import { holds, isSame } from "./spans.ts";

/** Cuts words out of a text by code points. The reading room knows how. */
export type Cut = (start: number, end: number) => string;

/** What came and went. */
export interface MarkChange {
  gone: { claims: Claim[]; highlights: Highlight[] };
  come: { claims: Claim[]; highlights: Highlight[] };
}

/** What stands at a place. */
export type Standing = { noun: "claim"; claim: Claim } | { noun: "highlight"; highlight: Highlight };

export class OpenedDocument {
  details = $state.raw<DocumentDetails>() as DocumentDetails;
  claims = $state.raw<Claim[]>([]);
  highlights = $state.raw<Highlight[]>([]);
  states = $state.raw<Uint8Array>(new Uint8Array());
  counts = $state.raw<Counts>() as Counts;
  readonly sentences: SpanColumns;
  private readonly coverage: Coverage;
  private readonly claimById = new Map<string, Claim>();
  private readonly highlightById = new Map<string, Highlight>();
  private listeners = new Set<(change: MarkChange) => void>();

  constructor(
    view: DocumentView,
    readonly text: string,
    private readonly cutText: Cut,
  ) {
    this.details = view.details;
    this.sentences = view.sentences;
    this.claims = claimsFrom(view.marks);
    this.highlights = highlightsFrom(view.marks);
    this.coverage = new Coverage(view.sentences, this.claims);
    for (const claim of this.claims) this.claimById.set(claim.id, claim);
    for (const highlight of this.highlights) this.highlightById.set(highlight.id, highlight);
    this.show();
  }

  get id(): string {
    return this.details.id;
  }

  readonly cut = ({ start, end }: Span): string => this.cutText(start, end);

  /** The claim of this id, as it is now. */
  claim(id: string): Claim | null {
    // Reading the list makes whoever asks hear of changes.
    void this.claims;
    return this.claimById.get(id) ?? null;
  }

  highlight(id: string): Highlight | null {
    void this.highlights;
    return this.highlightById.get(id) ?? null;
  }

  onchange(listener: (change: MarkChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes the answer to a question for these marks; those that were asked for and are not in it are gone. */
  take(asked: { claims: string[]; highlights: string[] }, marks: Marks): MarkChange {
    const change = {
      gone: {
        claims: asked.claims.flatMap((id) => this.claimById.get(id) ?? []),
        highlights: asked.highlights.flatMap((id) => this.highlightById.get(id) ?? []),
      },
      come: { claims: claimsFrom(marks), highlights: highlightsFrom(marks) },
    };
    this.claims = exchanged(this.claims, change.gone.claims, change.come.claims, spanOfClaim);
    this.highlights = exchanged(this.highlights, change.gone.highlights, change.come.highlights, (one) => one);
    for (const { id } of change.gone.claims) this.claimById.delete(id);
    for (const { id } of change.gone.highlights) this.highlightById.delete(id);
    for (const claim of change.come.claims) this.claimById.set(claim.id, claim);
    for (const highlight of change.come.highlights) this.highlightById.set(highlight.id, highlight);
    this.coverage.change(change.gone.claims, change.come.claims);
    this.show();
    for (const listener of this.listeners) listener(change);
    return change;
  }

  nextUnjudged(after: number): number | null {
    return this.coverage.nextUnjudged(after);
  }

  /** What stands just at a place; else the closest claim around it. A highlight counts only where no claim is. */
  standingAt(place: Span, sentence: number): Standing | null {
    void this.claims;
    const over = this.coverage.claimsOver(sentence).flatMap((claim) => claim.passages.filter(isFound).map((passage) => ({ claim, passage })));
    const exact = over.find(({ passage }) => isSame(passage, place));
    if (exact) return { noun: "claim", claim: exact.claim };
    const highlight = this.highlights.find((one) => isFound(one) && isSame(one, place));
    if (highlight) return { noun: "highlight", highlight };
    const around = over
      .filter(({ passage }) => holds(passage, place) || holds(place, passage))
      .toSorted((a, b) => a.passage.end - a.passage.start - (b.passage.end - b.passage.start))[0];
    if (around) return { noun: "claim", claim: around.claim };
    const close = this.highlights.find((one) => isFound(one) && (holds(one, place) || holds(place, one)));
    return close ? { noun: "highlight", highlight: close } : null;
  }

  private show(): void {
    this.states = this.coverage.states.slice();
    this.counts = this.coverage.counts();
  }
}
