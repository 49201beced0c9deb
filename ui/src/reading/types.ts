// What the reading surface is given, what it hands out, and what it tells.
// Invariant: every position is a code point of the document's canonical text, every span half-open; UTF-16 stays in
// utf16.ts. Not here: what a key does (app), what a verdict means (host contract).

import type { HighlightColor, SpanColumns, Verdict } from "../host/generated/contract.ts";
import type { Structure } from "../state/structure.ts";
import type { Sought } from "./find.ts";
import type { ReaderMark } from "./mark.ts";
import type { NoticedLit, NoticedSign } from "./noticed.ts";
import type { OriginRun } from "./origins.ts";

export type { ReaderMark };

/** A span of code points, half-open. */
export interface ReaderPlace {
  start: number;
  end: number;
}

/** What is said of a mark, in the words of the app; asked for one mark at a time, never kept. */
export interface MarkSaid {
  /** What it is: a verdict with its kind, or a highlight. */
  title: string;
  /** How its place was found, where that is to be looked at: a sign and a sentence. */
  place: { sign: string; name: string; means: string } | null;
  /** Small facts, each a few words: how sure, how often seen, how much evidence. */
  asides: string[];
  statement: string | null;
  reasons: string[];
  note: string | null;
  tags: { name: string; color: string | null }[];
}

/** One of the app's commands, as the palette offers it. */
export interface PaletteItem {
  /** Its id in the app's list. */
  command: string;
  label: string;
  /** The key as people read it; empty where it has none. */
  key: string;
  /** Which sign it has in the palette, and where; a colour stands among the colours of highlights. */
  look: string;
  enabled: boolean;
}

/** What is read: a text, or the beginning of one. */
export interface Reading {
  /** Names the text. The same key with a longer text that begins alike makes what is open grow. */
  readonly key: string;
  readonly text: string;
  readonly sentences: SpanColumns;
  /** How the text is built, where that is known. */
  readonly structure?: Structure;
  readonly marks: readonly ReaderMark[];
}

/** A way of reading: the text's own paragraphs (long ones shown in pieces), or one sentence a line. */
export type Way = "continuous" | "sentences";

/** How far the text is scrolled for a place: as little as shows it, or until it is at the top. */
export type Scroll = "into view" | "to the top";

/** How a text is shown. Face, size, measure, leading and spacing are tokens (tokens.css). */
export interface ReadingLook {
  readonly way: Way;
  /** Whether the sentence under the cursor is lit and the rest dimmed. */
  readonly focus: boolean;
  /** Whether characters that cannot be seen are drawn as signs. */
  readonly showsInvisible: boolean;
}

/** What is in view, for the coverage strip: sentences, half-open. */
export interface ReaderScroll {
  firstSentence: number;
  lastSentence: number;
}

/** How far down the document each hit stands, from 0 to 1: the first `count` of the values. */
export interface FoundHeights {
  readonly values: Float32Array;
  readonly count: number;
}

/** What all hits can be marked as, in one deed: a claim for each wording, a claim on each hit, or a highlight on each. */
export type MarkOnAll = { as: "claim" | "each"; verdict: Verdict } | { as: "highlight"; color: HighlightColor };

/** What the app can ask of the surface once it is ready. */
export interface ReaderHandle {
  focus(): void;
  /** The selection where there is one, else the sentence under the cursor. */
  place(): ReaderPlace;
  /** What was selected by hand and still is, another object each time; `null` where the cursor is just on a sentence, or was led somewhere. */
  selected(): ReaderPlace | null;
  /** The index of the sentence under the cursor, from 0. */
  sentence(): number;
  /** Moves the cursor by so many sentences and drops the selection. */
  move(by: number): void;
  goToSentence(index: number): void;
  goTo(place: ReaderPlace, scroll?: Scroll): void;
  /** Lights a place up for a moment, and brings it into view. */
  light(place: ReaderPlace): void;
  /** Does what a click on a character does. */
  clickAt(at: number): void;
  grow(by: "sentence" | "word", step: 1 | -1): void;
  /** Lets the other end of the selection be the one that grows and shrinks. */
  turn(): void;
  /** Opens the panel that finds words in the text. */
  find(): void;
  /** Goes to the next hit of what was sought last; opens the panel where it is closed. */
  findNext(): void;
  findPrevious(): void;
  /** Takes marks away and adds others, touching nothing else. */
  change(removed: ReaderMark[], added: ReaderMark[]): void;
  /** Shows what is said of the marks at the cursor, or puts it away again. Whether there is a mark. */
  look(): boolean;
  /** Goes to another passage of the claim at the cursor. Whether it has several. */
  nextPassage(step: 1 | -1): boolean;
  /** Begins to move the ends of the mark at the cursor; keys are heard by the surface until that is done. */
  reshape(): boolean;
  scrollInfo(): ReaderScroll;
  /** How high the middle of a place's first line is in the window, in pixels; `null` while it is not drawn. */
  heightOf(place: ReaderPlace): number | null;
}

/** What the surface is given. */
export interface ReaderProps {
  /** Replaced only when another text is opened, or when more of it is there; marks that come and go are told to the handle. */
  reading: Reading;
  /** Continuous, not focused and without signs where nothing else is said. */
  way?: Way;
  focus?: boolean;
  showsInvisible?: boolean;
  /** The language of the text as a tag, where it is known: the window speaks its own. */
  language?: string | null;
  /** Per sentence: 0 unjudged, 1 sourced, 2 dubious, 3 not a claim, 4 partly judged. */
  states: Uint8Array;
  /** Per sentence whose words stand more than once: how often. */
  repeats?: ReadonlyMap<number, number> | null;
  /** Where runs of the text come from. */
  origins?: readonly OriginRun[];
  /** What was noticed, in the order of the text, and of the one that somebody is at what is to be lit. */
  noticed?: readonly NoticedSign[];
  noticedLit?: NoticedLit | null;
  /** The sign of what was noticed at a place was pressed. */
  onnoticed?: (sign: Pick<NoticedSign, "start" | "kind">) => void;
  /** What was sought last, for as long as the window is open. */
  sought?: Sought;
  onplace(place: ReaderPlace, sentence: number): void;
  onmark(noun: "claim" | "highlight", id: string): void;
  /** The id of the claim or highlight that was chosen elsewhere, where two stand on the same words. */
  chosen?: string | null;
  /** What the palette offers, in order; asked for when it is shown. */
  palette: PaletteItem[];
  /** The words for a mark, when they are to be shown. */
  describe(mark: ReaderMark): MarkSaid | null;
  onready(handle: ReaderHandle): void;
  /** The text moved, or was laid out anew; told before that is drawn. */
  onscroll(scroll: ReaderScroll): void;
  onpalette(command: string): void;
  /** A mark was given other ends. */
  onreshape(mark: ReaderMark, place: ReaderPlace): void;
  /** Marks all hits; `null` where nothing may be marked. */
  onmarkall?: ((spans: SpanColumns, mark: MarkOnAll) => Promise<unknown>) | null;
}
