// The reading surface: a text, its sentences and marks in a CodeMirror view that only reads.
// Invariant: the selection of the view is always the place of the cursor, so what is copied and what a screen reader sees
// is what would be judged. Positions come in and go out as code points. Keys are the app's: no keymap is installed here.
// Not here: the cursor's rules (cursor.ts), drawing (marks.ts, backdrop.ts), the mouse (pointer.ts).

import { Annotation, EditorSelection, EditorState, type StateEffect, Text } from "@codemirror/state";
import { openSearchPanel } from "@codemirror/search";
import { EditorView } from "@codemirror/view";

import type { SpanColumns } from "../host/generated/contract.ts";
import { backdrop, showSentence } from "./backdrop.ts";
import { snapToClusters } from "./breaks.ts";
import * as cursors from "./cursor.ts";
import { directions } from "./directions.ts";
import { findPanel } from "./findpanel.ts";
import { changeMarks, drawMarks, labelMarks, type MarkField, marksAt, marksOf } from "./marks.ts";
import { pointer } from "./pointer.ts";
import { adoptSheets } from "./sheet.ts";
import { sentencesInSight, watchLayout } from "./sight.ts";
import type { ReaderMark, ReaderPlace, ReaderScroll } from "./types.ts";
import { CodePoints } from "./utf16.ts";

/** What is read. */
export interface Reading {
  readonly text: string;
  readonly sentences: SpanColumns;
  readonly marks: readonly ReaderMark[];
}

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
  readonly #label: string;
  #ground: cursors.Ground;
  #cursor: cursors.Cursor;
  #marks = new Map<string, ReaderMark>();
  #field: MarkField;
  /** Whether the cursor could be seen when that was last asked. */
  #inSight = true;
  readonly #unwatch: () => void;

  constructor(parent: HTMLElement, reading: Reading, label: string, told: SurfaceTold) {
    adoptSheets(parent.ownerDocument);
    this.#told = told;
    this.#label = label;
    this.#ground = { points: new CodePoints(reading.text), sentences: reading.sentences };
    this.#cursor = cursors.atSentence(this.#ground, 0);
    this.#field = marksOf(this.#ground.points);
    this.view = new EditorView({ parent, state: this.#emptyState() });
    this.#fill(reading);
    this.#unwatch = watchLayout(this.view, () => {
      if (this.#inSight) this.view.dispatch({ effects: this.#intoView() });
    });
  }

  /** Opens another text, with the cursor on its first sentence. */
  open(reading: Reading): void {
    this.#ground = { points: new CodePoints(reading.text), sentences: reading.sentences };
    this.#cursor = cursors.atSentence(this.#ground, 0);
    this.#field = marksOf(this.#ground.points);
    this.view.setState(this.#emptyState());
    this.#fill(reading);
    this.#told.drawn(null);
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

  /** Opens the panel that finds words in the text. */
  find(): void {
    openSearchPanel(this.view);
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

  /**
   * Puts the text into a view that has been measured empty. A view that is made with its text draws the gaps of a long line
   * as if nothing wrapped, takes the line for short, and lays out all of it once: 45 s for 10 MB on one line.
   */
  #fill({ text, marks }: Reading): void {
    this.#marks = new Map(marks.map((mark) => [mark.key, mark]));
    this.view.coordsAtPos(0);
    this.view.dispatch({
      changes: { from: 0, insert: Text.of(text.split("\n")) },
      selection: this.#selection(),
      effects: [changeMarks.of({ removed: [], added: marks }), this.#shown()],
      annotations: own.of(true),
    });
  }

  #emptyState(): EditorState {
    const { points } = this.#ground;
    return EditorState.create({
      extensions: [
        // Only this: other separators are part of the text, and splitting at them would shift offsets.
        EditorState.lineSeparator.of("\n"),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.lineWrapping,
        directions,
        EditorView.contentAttributes.of({
          tabindex: "0",
          role: "textbox",
          "aria-readonly": "true",
          "aria-label": this.#label,
        }),
        this.#field,
        drawMarks(points, this.#field),
        labelMarks(this.#field),
        backdrop,
        findPanel(),
        pointer(this.#ground, {
          clicked: (unit) => this.#click(unit),
          selected: (anchor, head) => this.#draw(anchor, head),
        }),
        EditorView.updateListener.of((update) => {
          if (update.viewportChanged || update.geometryChanged) this.#told.scrolled();
          const others = update.transactions.filter((each) => each.selection && !each.annotation(own));
          if (others.some((each) => !each.isUserEvent("select.pointer") && each.isUserEvent("select"))) this.#follow();
        }),
      ],
    });
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
    const nearest = marksAt(this.view.state, this.#field, unit)[0];
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
    const effects: StateEffect<unknown>[] = [this.#shown()];
    if (scroll === "into view") effects.push(this.#intoView());
    this.view.dispatch({ selection: this.#selection(), effects, annotations: own.of(true) });
    this.#told.drawn(null);
    this.#told.moved(this.place(), this.sentence());
  }

  #intoView(): StateEffect<unknown> {
    const { anchor, head } = this.#selection();
    // The head of this range is what is seen where not all of it fits: the edge that moved, or a sentence's beginning.
    const grown = this.#cursor.head !== this.#cursor.anchor.end;
    const range = grown ? EditorSelection.range(anchor, head) : EditorSelection.range(head, anchor);
    return EditorView.scrollIntoView(range, { y: "nearest", yMargin: this.view.scrollDOM.clientHeight * MARGIN });
  }

  #selection(): { anchor: number; head: number } {
    const { points } = this.#ground;
    const { start, end } = this.place();
    const [anchor, head] = this.#cursor.head < this.#cursor.anchor.end ? [end, start] : [start, end];
    return { anchor: points.unit(anchor), head: points.unit(head) };
  }

  #shown() {
    const { points, sentences } = this.#ground;
    const { start, end } = cursors.sentenceSpan(sentences, this.sentence());
    return showSentence.of({ from: points.unit(start), to: points.unit(end) });
  }
}
