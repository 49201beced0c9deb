// The reading surface: a text, its sentences and marks in a CodeMirror view that only reads.
// Invariant: the selection of the view is always the place of the cursor, so what is copied and what a screen reader sees
// is what would be judged. Positions come in and go out as code points.
// Not here: what the view is made of (extensions.ts), the cursor's rules (cursor.ts), drawing (marks.ts, backdrop.ts).

import { Annotation, EditorSelection, EditorState, type StateEffect, Text } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

import { showSentence } from "./backdrop.ts";
import { snapToClusters } from "./breaks.ts";
import * as cursors from "./cursor.ts";
import { extensionsOf } from "./extensions.ts";
import { changeMarks, marksAt } from "./marks.ts";
import { groundOf, turnPage } from "./page.ts";
import { adoptSheets } from "./sheet.ts";
import { sentencesInSight, watchLayout } from "./sight.ts";
import type { ReaderMark, ReaderPlace, ReaderScroll, Reading } from "./types.ts";
import { CodePoints } from "./utf16.ts";

/** What the surface tells. */
export interface SurfaceTold {
  /** The cursor is elsewhere, or the selection another. */
  moved(place: ReaderPlace, sentence: number): void;
  /** A mark was clicked. */
  marked(mark: ReaderMark): void;
  /** Something was selected with the mouse; anything else that moves the cursor tells `null`. */
  drawn(place: ReaderPlace | null): void;
  /** Other words may be in view, or at other places. */
  scrolled(): void;
}

/** The change was made by the surface itself. */
const own = Annotation.define<true>();

/** The share of the view that is kept free above and below the sentence under the cursor. */
const MARGIN = 0.25;

export class Surface {
  readonly view: EditorView;
  readonly #told: SurfaceTold;
  readonly #empty: EditorState;
  #reading: Reading;
  #cursor: cursors.Cursor = { anchor: { start: 0, end: 0 }, head: 0 };
  #marks = new Map<string, ReaderMark>();
  /** Whether the cursor could be seen when that was last asked. */
  #inSight = true;
  readonly #unwatch: () => void;

  constructor(parent: HTMLElement, reading: Reading, label: string, told: SurfaceTold) {
    adoptSheets(parent.ownerDocument);
    this.#told = told;
    this.#reading = reading;
    this.#empty = EditorState.create({
      extensions: extensionsOf(label, {
        clicked: (unit) => this.#click(unit),
        selected: (anchor, head) => this.#draw(anchor, head),
        updated: (update) => this.#heed(update),
      }),
    });
    this.view = new EditorView({ parent, state: this.#empty });
    this.#fill();
    this.#unwatch = watchLayout(this.view, () => {
      if (this.#inSight) this.view.dispatch({ effects: this.#intoView() });
    });
  }

  /** Shows a text: more of the one that is open, or another. */
  show(reading: Reading): void {
    const { key, text } = this.#reading;
    if (reading.key === key && reading.text.startsWith(text)) this.extend(reading);
    else this.open(reading);
  }

  /** Opens another text, with the cursor on its first sentence. */
  open(reading: Reading): void {
    this.#reading = reading;
    this.view.setState(this.#empty);
    this.#fill();
    this.#told.drawn(null);
    this.#told.moved(this.place(), this.sentence());
  }

  /** Takes the whole text whose beginning is open: cursor, selection and what is in view stay. */
  extend(reading: Reading): void {
    const from = this.#reading.text.length;
    const removed = [...this.#marks.values()];
    this.#reading = reading;
    this.#marks = new Map(reading.marks.map((mark) => [mark.key, mark]));
    const ground = { points: new CodePoints(reading.text), sentences: reading.sentences };
    this.view.dispatch({
      changes: { from, insert: Text.of(reading.text.slice(from).split("\n")) },
      effects: [turnPage.of({ ground }), changeMarks.of({ removed, added: reading.marks }), this.#shown(ground)],
      annotations: own.of(true),
    });
    this.#told.moved(this.place(), this.sentence());
  }

  close(): void {
    this.#unwatch();
    this.view.destroy();
  }

  place(): ReaderPlace {
    return cursors.placeOf(this.#cursor);
  }

  sentence(): number {
    return cursors.sentenceOf(this.#ground, this.#cursor);
  }

  move(by: number): void {
    this.#go(cursors.moveBy(this.#ground, this.#cursor, by));
  }

  goToSentence(index: number): void {
    this.#go(cursors.atSentence(this.#ground, index));
  }

  goTo(place: ReaderPlace): void {
    this.#go(cursors.atPlace(this.#ground, snapToClusters(this.#ground.points, place)));
  }

  grow(by: "sentence" | "word", step: 1 | -1): void {
    const grow = by === "sentence" ? cursors.growBySentence : cursors.growByWord;
    this.#go(grow(this.#ground, this.#cursor, step));
  }

  turn(): void {
    this.#go(cursors.turn(this.#cursor));
  }

  change(removedKeys: readonly string[], added: readonly ReaderMark[]): void {
    const removed = removedKeys.flatMap((key) => this.#marks.get(key) ?? []);
    for (const mark of removed) this.#marks.delete(mark.key);
    for (const mark of added) this.#marks.set(mark.key, mark);
    this.view.dispatch({ effects: changeMarks.of({ removed, added }) });
  }

  /** The sentences of which something can be seen. */
  scroll(): ReaderScroll {
    const scroll = sentencesInSight(this.view, this.#ground);
    const sentence = this.sentence();
    this.#inSight = scroll.firstSentence <= sentence && sentence < scroll.lastSentence;
    return scroll;
  }

  /** Where a place is on the screen: the box of its last line in the window; `null` while it is out of view. */
  boxOf(place: ReaderPlace): { left: number; top: number; right: number; bottom: number } | null {
    return this.view.coordsAtPos(this.#ground.points.unit(place.end), -1);
  }

  get #ground(): cursors.Ground {
    return groundOf(this.view.state);
  }

  /**
   * Puts the text into a view that has been measured empty. A view that is made with its text draws the gaps of a long line
   * as if nothing wrapped, takes the line for short, and lays out all of it once: 45 s for 10 MB on one line.
   */
  #fill(): void {
    const { text, sentences, marks } = this.#reading;
    const ground = { points: new CodePoints(text), sentences };
    this.#marks = new Map(marks.map((mark) => [mark.key, mark]));
    this.#cursor = cursors.atSentence(ground, 0);
    this.view.coordsAtPos(0);
    this.view.dispatch({
      changes: { from: 0, insert: Text.of(text.split("\n")) },
      selection: this.#selection(ground),
      effects: [turnPage.of({ ground }), changeMarks.of({ removed: [], added: marks }), this.#shown(ground)],
      annotations: own.of(true),
    });
  }

  #heed(update: ViewUpdate): void {
    if (update.viewportChanged || update.geometryChanged) this.#told.scrolled();
    const others = update.transactions.filter((each) => each.selection && !each.annotation(own));
    if (others.some((each) => !each.isUserEvent("select.pointer") && each.isUserEvent("select"))) this.#follow();
  }

  /** Something else moved the selection (finding, a screen reader): the cursor goes there. */
  #follow(): void {
    const { points } = this.#ground;
    const { from, to } = this.view.state.selection.main;
    const place = { start: points.point(from), end: points.point(to) };
    queueMicrotask(() => this.#go(cursors.atPlace(this.#ground, place)));
  }

  #click(unit: number): void {
    const { points, sentences } = this.#ground;
    this.#go(cursors.atSentence(this.#ground, cursors.sentenceAt(sentences, points.point(unit))), "still");
    const nearest = marksAt(this.view.state, unit)[0];
    if (nearest !== undefined) this.#told.marked(nearest.mark);
  }

  #draw(anchor: number, head: number): void {
    const { points } = this.#ground;
    const drawn = { start: points.point(Math.min(anchor, head)), end: points.point(Math.max(anchor, head)) };
    const place = snapToClusters(points, drawn);
    const cursor = cursors.atPlace(this.#ground, place);
    this.#go(head < anchor && cursor.anchor.start === cursor.anchor.end ? cursors.turn(cursor) : cursor, "still");
    this.#told.drawn(place);
  }

  #go(cursor: cursors.Cursor, scroll: "into view" | "still" = "into view"): void {
    this.#cursor = cursor;
    const effects: StateEffect<unknown>[] = [this.#shown(this.#ground)];
    if (scroll === "into view") effects.push(this.#intoView());
    this.view.dispatch({ selection: this.#selection(this.#ground), effects, annotations: own.of(true) });
    this.#told.drawn(null);
    this.#told.moved(this.place(), this.sentence());
  }

  #intoView(): StateEffect<unknown> {
    const { anchor, head } = this.#selection(this.#ground);
    // The head of this range is what is seen where not all of it fits: the edge that moved, or a sentence's beginning.
    const grown = this.#cursor.head !== this.#cursor.anchor.end;
    const range = grown ? EditorSelection.range(anchor, head) : EditorSelection.range(head, anchor);
    return EditorView.scrollIntoView(range, { y: "nearest", yMargin: this.view.scrollDOM.clientHeight * MARGIN });
  }

  #selection({ points }: cursors.Ground): { anchor: number; head: number } {
    const { start, end } = this.place();
    const [anchor, head] = this.#cursor.head < this.#cursor.anchor.end ? [end, start] : [start, end];
    return { anchor: points.unit(anchor), head: points.unit(head) };
  }

  #shown(ground: cursors.Ground) {
    const { points, sentences } = ground;
    const { start, end } = cursors.sentenceSpan(sentences, cursors.sentenceOf(ground, this.#cursor));
    return showSentence.of({ from: points.unit(start), to: points.unit(end) });
  }
}
