// The open document: its text, sentences, claims and highlights, and how far the judging is.
// Invariant: it changes only by what the library answered; what comes and goes is told once to whoever listens.

import type { DocumentDetails, DocumentRow, DocumentView, Marks, ProgressRow, SpanColumns, StructureColumns } from "../host/generated/contract.ts";
import type { Counts } from "./coverage.ts";
import { Coverage } from "./coverage.ts";
import type { Claim, Highlight } from "./marks.ts";
import { claimsFrom, exchanged, highlightsFrom, isFound, spanOfClaim } from "./marks.ts";
import { Repeats } from "./repeats.ts";
import type { Span } from "./spans.ts";
import { holds, isSame, sentencesOver } from "./spans.ts";
import { Structure } from "./structure.ts";

/** Cuts words out of a text by code points. The reading room knows how. */
export type Cut = (start: number, end: number) => string;

/** How much of a passage is shown beside the text, in code points: whole but for what is no sentence. Laid out whole, 5 MB take 20 s. */
export const QUOTED = 1_000;
/** Stands for the words that are not shown. */
export const MORE = "…";

/** What came and went. */
export interface MarkChange {
  gone: { claims: Claim[]; highlights: Highlight[] };
  come: { claims: Claim[]; highlights: Highlight[] };
}

/** What stands at a place. */
export type Standing = { noun: "claim"; claim: Claim } | { noun: "highlight"; highlight: Highlight };

export class OpenedDocument {
  /** The canonical text, or its beginning while the rest is on its way. */
  text = $state.raw("");
  sentences = $state.raw<SpanColumns>({ start: [], end: [] });
  /** How the text is built; of a long one at first only what begins in its beginning. */
  structure = $state.raw<Structure>() as Structure;
  /** From where marks are still on their way, in code points; `null` where everything is here. */
  next = $state.raw<number | null>(null);
  details = $state.raw<DocumentDetails>() as DocumentDetails;
  claims = $state.raw<Claim[]>([]);
  highlights = $state.raw<Highlight[]>([]);
  states = $state.raw<Uint8Array>(new Uint8Array());
  counts = $state.raw<Counts>() as Counts;
  /** Which sentences have the same words. */
  repeated = $state.raw(new Repeats({ sentence: [], group: [] }));
  private coverage: Coverage;
  /** The numbers of the whole document, as the list has them, for as long as not all of it is here. */
  private known: ProgressRow | undefined;
  private readonly claimById = new Map<string, Claim>();
  private readonly highlightById = new Map<string, Highlight>();
  private listeners = new Set<(change: MarkChange) => void>();

  constructor(
    view: DocumentView,
    private cutText: Cut,
  ) {
    this.details = view.details;
    this.text = view.text;
    this.next = view.next;
    this.sentences = view.sentences;
    this.structure = new Structure(view.structure);
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

  /** Takes its numbers from the list of documents. */
  know(rows: DocumentRow[]): void {
    this.known = rows.find(({ id }) => id === this.id);
    this.show();
  }

  /** Takes the whole text, whose beginning was here. */
  extend(text: string, sentences: SpanColumns, structure: StructureColumns, cut: Cut): void {
    this.cutText = cut;
    this.structure = new Structure(structure);
    this.text = text;
    this.sentences = sentences;
    this.coverage = new Coverage(sentences, this.claims);
    this.show();
  }

  /** Takes more of what is marked on it. What is here already, because it has passages in both parts, is taken anew. */
  takeMore(marks: Marks, next: number | null): void {
    this.next = next;
    this.take({ claims: marks.claims.id, highlights: marks.highlights.id }, marks);
  }

  readonly cut = ({ start, end }: Span): string => this.cutText(start, end);

  /** The words of a span as a card or a list shows them: of very many the first, and a sign that more follow. */
  readonly quote = ({ start, end }: Span): string =>
    end - start > QUOTED ? `${this.cutText(start, start + QUOTED)}${MORE}` : this.cutText(start, end);

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

  /** The claims with a passage over a sentence. */
  claimsOver(sentence: number): Claim[] {
    return this.coverage.claimsOver(sentence);
  }

  /** The number of the sentence in which a span begins, as people count: from 1. */
  sentenceNumber(span: Span): number {
    return sentencesOver(this.sentences, span).start + 1;
  }

  /** The claims with a passage on one of these sentences (half-open), in no order. */
  claimsIn({ start, end }: Span): Claim[] {
    void this.claims;
    const over = new Set<Claim>();
    for (let sentence = Math.max(0, start); sentence < end; sentence += 1) {
      for (const claim of this.coverage.claimsOver(sentence)) over.add(claim);
    }
    return [...over];
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
    this.counts = this.next === null || this.known === undefined ? this.coverage.counts() : countsOf(this.known);
  }
}

function countsOf({ sentences, judged, sourced, dubious, notAClaim }: ProgressRow): Counts {
  return { sentences, left: sentences - judged, sourced, dubious, notAClaim };
}
