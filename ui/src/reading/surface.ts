// The reading surface: a text, its sentences and marks in a CodeMirror view that only reads.
// Invariant: the selection of the view is always the place of the cursor, so what is copied and what a screen reader sees
// is what would be judged. Positions come in and go out as code points.
// Not here: what the view is made of (extensions.ts), the cursor's rules (cursor.ts), drawing (marks.ts, backdrop.ts).

import { Annotation, EditorState, type StateEffect, Transaction } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

import { attention } from "./attention.ts";
import { boxOf } from "./beside.ts";
import { snapToClusters } from "./breaks.ts";
import * as cursors from "./cursor.ts";
import { extensionsFor, extensionsOf, looks } from "./extensions.ts";
import { gripsBelow } from "./grips.ts";
import type { HoverTold } from "./hover.ts";
import { changeMarks, marksAt } from "./marks.ts";
import { changeTo, groundOf, makePage, turnPage } from "./page.ts";
import { clicked } from "./passages.ts";
import type { Box } from "./rectangles.ts";
import { adoptSheets } from "./sheet.ts";
import { cursorHeld, dispatchReleased, intoView, selectionOf, sentenceShown } from "./showing.ts";
import { type Held, hold, holdAgain, sentencesInSight, watchLayout } from "./sight.ts";
import type { ReaderMark, ReaderPlace, ReaderScroll, Reading, ReadingLook, Scroll } from "./types.ts";
import { pointsOf } from "./utf16.ts";

/** What the surface tells. */
export interface SurfaceTold extends HoverTold {
  /** The cursor is elsewhere, or the selection another. */
  moved(place: ReaderPlace, sentence: number): void;
  /** A mark was clicked. */
  marked(mark: ReaderMark): void;
  /** Something was selected with the mouse; anything else that moves the cursor tells `null`. */
  drawn(place: ReaderPlace | null): void;
  /** The person is at other marks, or one of them is being moved. */
  attended(): void;
  /** Other words may be in view, or at other places. */
  scrolled(): void;
}

/** The change was made by the surface itself. */
const own = Annotation.define<true>();
/** It was made with the mouse or by touch, and what is in view stays. */
const byPointer = Transaction.userEvent.of("select.pointer");

export class Surface {
  readonly view: EditorView;
  readonly #told: SurfaceTold;
  readonly #label: string;
  #reading: Reading;
  #look: ReadingLook;
  #cursor: cursors.Cursor = { anchor: { start: 0, end: 0 }, head: 0 };
  /** What the eye held on to when that was last asked. */
  #held: Held = { unit: 0, top: 0 };
  readonly #unwatch: () => void;

  constructor(parent: HTMLElement, reading: Reading, look: ReadingLook, label: string, told: SurfaceTold) {
    adoptSheets(parent.ownerDocument);
    this.#told = told;
    this.#label = label;
    this.#reading = reading;
    this.#look = look;
    this.view = new EditorView({ parent, state: this.#emptyState() });
    this.#fill();
    this.#unwatch = watchLayout(this.view, () => hold(this.view, this.#held));
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
    this.view.setState(this.#emptyState());
    this.#fill();
    this.#told.drawn(null);
    this.#told.moved(this.place(), this.sentence());
  }

  /** Shows the text in another way; cursor, selection and what the eye holds on to stay. */
  setLook(look: ReadingLook): void {
    const { way, focus, showsInvisible } = this.#look;
    if (look.way === way && look.focus === focus && look.showsInvisible === showsInvisible) return;
    this.#look = look;
    const held = cursorHeld(this.view, this.#ground, this.#cursor);
    const effects: StateEffect<unknown>[] = [looks.reconfigure(extensionsFor(look)), holdAgain(this.view, held)];
    if (look.way === way) this.view.dispatch({ effects });
    else {
      const { page, lines } = makePage(this.#ground, look.way, this.#reading.structure);
      this.view.dispatch({
        changes: { from: 0, to: lines.length, insert: lines },
        selection: selectionOf(this.#ground, this.#cursor),
        effects: [...effects, turnPage.of(page)],
        annotations: own.of(true),
      });
    }
    hold(this.view, held);
  }

  /** Takes the whole text whose beginning is open: cursor, selection and what is in view stay. */
  extend(reading: Reading): void {
    this.#reading = reading;
    const ground = { points: pointsOf(reading.text), sentences: reading.sentences };
    const { page, lines } = makePage(ground, this.#look.way, reading.structure);
    this.view.dispatch({
      changes: changeTo(this.view.state.doc, lines),
      selection: selectionOf(ground, this.#cursor),
      effects: [turnPage.of(page), changeMarks.of({ removed: "all", added: reading.marks }), sentenceShown(ground, this.#cursor)],
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

  goTo(place: ReaderPlace, scroll: Scroll = "into view"): void {
    this.#go(cursors.atPlace(this.#ground, snapToClusters(this.#ground.points, place)), scroll);
  }

  readonly clickAt = (at: number): void => this.#click(this.#ground.points.unit(at), "into view");

  grow(by: "sentence" | "word", step: 1 | -1): void {
    const grow = by === "sentence" ? cursors.growBySentence : cursors.growByWord;
    this.#go(grow(this.#ground, this.#cursor, step));
  }

  turn(): void {
    this.#go(cursors.turn(this.#cursor));
  }

  change(removed: readonly ReaderMark[], added: readonly ReaderMark[]): void {
    dispatchReleased(this.view, { effects: changeMarks.of({ removed, added }) });
  }

  /** The sentences of which something can be seen. */
  scroll(): ReaderScroll {
    this.#held = cursorHeld(this.view, this.#ground, this.#cursor);
    return sentencesInSight(this.view, this.#ground);
  }

  /** Where a place is on the screen; `null` while it is out of view. */
  boxOf({ start, end }: ReaderPlace): Box | null {
    const box = boxOf(this.view, this.#ground.points.unit(start), this.#ground.points.unit(end));
    return box && { ...box, bottom: box.bottom + gripsBelow(this.view.state) };
  }

  /** How high the middle of a place's first line is in the window; `null` while it is not drawn. */
  heightOf(place: ReaderPlace): number | null {
    const box = this.view.coordsAtPos(this.#ground.points.unit(place.start), 1);
    return box === null ? null : (box.top + box.bottom) / 2;
  }

  get #ground(): cursors.Ground {
    return groundOf(this.view.state);
  }

  /**
   * Puts the text into a view that has been measured empty. A view that is made with its text draws the gaps of a long line
   * as if nothing wrapped, takes the line for short, and lays out all of it once: 45 s for 10 MB on one line.
   */
  #fill(): void {
    const { text, sentences, structure, marks } = this.#reading;
    const ground = { points: pointsOf(text), sentences };
    const { page, lines } = makePage(ground, this.#look.way, structure);
    this.#cursor = cursors.atSentence(ground, 0);
    this.view.coordsAtPos(0);
    this.view.dispatch({
      changes: { from: 0, insert: lines },
      selection: selectionOf(ground, this.#cursor),
      effects: [turnPage.of(page), changeMarks.of({ removed: "all", added: marks }), sentenceShown(ground, this.#cursor)],
      annotations: own.of(true),
    });
  }

  #emptyState(): EditorState {
    return EditorState.create({
      extensions: extensionsOf(this.#label, this.#look, {
        clicked: (unit) => this.#click(unit),
        selected: (anchor, head) => this.#draw(anchor, head),
        looked: (looked) => this.#told.looked(looked),
        updated: (update) => this.#heed(update),
      }),
    });
  }

  #heed(update: ViewUpdate): void {
    if (update.viewportChanged || update.geometryChanged) this.#told.scrolled();
    if (update.startState.field(attention, false) !== update.state.field(attention)) this.#told.attended();
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

  #click(unit: number, scroll: Scroll | "still" = "still"): void {
    const { points, sentences } = this.#ground;
    const index = cursors.sentenceAt(sentences, points.point(unit));
    const mark = clicked(marksAt(this.view.state, unit), cursors.sentenceSpan(sentences, index), this.place(), this.view.state.field(attention).chosen);
    this.#go(mark === null ? cursors.atSentence(this.#ground, index) : cursors.atPlace(this.#ground, mark), scroll);
    if (mark !== null) this.#told.marked(mark);
  }

  #draw(anchor: number, head: number): void {
    const { points } = this.#ground;
    const drawn = { start: points.point(Math.min(anchor, head)), end: points.point(Math.max(anchor, head)) };
    const place = snapToClusters(points, drawn);
    const cursor = cursors.atPlace(this.#ground, place);
    this.#go(head < anchor && cursor.anchor.start === cursor.anchor.end ? cursors.turn(cursor) : cursor, "still");
    this.#told.drawn(place);
  }

  #go(cursor: cursors.Cursor, scroll: Scroll | "still" = "into view"): void {
    this.#cursor = cursor;
    const effects: StateEffect<unknown>[] = [sentenceShown(this.#ground, cursor)];
    if (scroll !== "still") effects.push(intoView(this.view, this.#ground, cursor, scroll));
    const annotations = scroll === "still" ? [own.of(true), byPointer] : own.of(true);
    dispatchReleased(this.view, { selection: selectionOf(this.#ground, this.#cursor), effects, annotations });
    this.#told.drawn(null);
    this.#told.moved(this.place(), this.sentence());
  }
}
