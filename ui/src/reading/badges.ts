// Signs beside the words: ÷ before what is dubious, ? over what is unsure, how a place was found that needs a look, how often a
// claim or a sentence stands, and the ends of the mark that the person is at. Invariant: they lie on a layer of their own, take
// no room and no clicks, are never copied and never read out. Not here: underlines (markdraw.ts), looks (marks.css).

import type { Extension } from "@codemirror/state";
import { StateEffect, StateField } from "@codemirror/state";
import { type EditorView, layer, type LayerMarker, type ViewUpdate } from "@codemirror/view";

import { gradeSigns } from "../words/looks.ts";
import { reading as words } from "../words/reading.ts";
import { attention, lightsUpWith, litMark } from "./attention.ts";
import { sentenceAt, sentenceSpan } from "./cursor.ts";
import { drawnMarks, isDrawnAnew, layersOfLines } from "./markdraw.ts";
import type { Placed } from "./marks.ts";
import { groundOf } from "./page.ts";
import { runsLeftward } from "./reshape.ts";

/** Sentences whose words stand more than once, with how often; told when they are known. */
export const tellRepeats = StateEffect.define<ReadonlyMap<number, number> | null>();

const repeats = StateField.define<ReadonlyMap<number, number> | null>({
  create: () => null,
  update(known, { effects }) {
    const told = effects.findLast((effect) => effect.is(tellRepeats));
    return told === undefined ? known : told.value;
  },
});

/** Where a sign hangs: at the beginning or the end of some words. */
type Side = "start" | "end";

class Badge implements LayerMarker {
  constructor(
    readonly names: string,
    readonly words: string,
    readonly left: number,
    readonly top: number,
    readonly height: number,
  ) {}

  eq(other: Badge): boolean {
    return other.names === this.names && other.words === this.words && other.left === this.left && other.top === this.top && other.height === this.height;
  }

  draw(): HTMLElement {
    return this.#onto(document.createElement("span"));
  }

  update(dom: HTMLElement): boolean {
    this.#onto(dom);
    return true;
  }

  #onto(dom: HTMLElement): HTMLElement {
    dom.className = `reader-badge ${this.names}`;
    dom.textContent = this.words;
    dom.style.left = `${this.left}px`;
    dom.style.top = `${this.top}px`;
    dom.style.setProperty("--line", `${this.height}px`);
    return dom;
  }
}

/** The layer of badges over the text. */
export const badges: Extension = [repeats, layer({ above: true, class: "reader-badges", update: isMoved, markers: badgesInView })];

function isMoved(update: ViewUpdate): boolean {
  const others = update.startState.field(repeats, false) !== update.state.field(repeats);
  return others || update.viewportChanged || update.docChanged || isDrawnAnew(update);
}

function badgesInView(view: EditorView): Badge[] {
  const placed = drawnMarks(view);
  const hang = hanger(view);
  const made = placed.flatMap((each) => badgesOf(view, each, hang));
  return [...made, ...endsOfLit(view, placed, hang), ...repeatBadges(view, placed, hang)];
}

function badgesOf(view: EditorView, { mark, start, end }: Placed, hang: Hang): Badge[] {
  const made: (Badge | null)[] = [];
  if (mark.look === "dubious") made.push(hang("reader-obelus", "÷", start, "start"));
  if (mark.isUnsure) made.push(hang("reader-unsure", "?", end, "end"));
  if (mark.grade !== "exact") made.push(hang(`reader-grade reader-grade-${mark.grade}`, gradeSigns[mark.grade], start, "start"));
  const { family } = mark;
  if (family !== null && view.state.field(attention).shaping === null) {
    const isLit = lightsUpWith(mark, litMark(view.state));
    const count = isLit ? words.nth(family.indexOf(mark) + 1, family.length) : words.times(family.length);
    made.push(hang(`reader-count reader-${mark.look}${isLit ? " reader-lit" : ""}`, count, end, "end"));
  }
  return made.filter((each) => each !== null);
}

/** A tick at each end of the marks that are lit, down to where their underline is. */
function endsOfLit(view: EditorView, placed: readonly Placed[], hang: Hang): Badge[] {
  const lit = litMark(view.state);
  const shaped = view.state.field(attention).shaping?.mark;
  const layers = layersOfLines(placed);
  const shining = placed.filter(({ mark }) => mark !== shaped && lightsUpWith(mark, lit));
  return shining.flatMap(({ mark, start, end }) => {
    const names = `reader-tick reader-${mark.noun} reader-${mark.look} reader-layer-${layers.get(mark) ?? 0}`;
    return [hang(names, "", start, "start"), hang(names, "", end, "end")].filter((each) => each !== null);
  });
}

/** How often a sentence stands, where that is not told by a claim that ends there. */
function repeatBadges(view: EditorView, placed: readonly Placed[], hang: Hang): Badge[] {
  const known = view.state.field(repeats);
  if (known === null || known.size === 0) return [];
  const { points, sentences } = groundOf(view.state);
  const told = new Set(placed.flatMap(({ mark, end }) => (mark.family === null ? [] : end)));
  const made: Badge[] = [];
  for (const { from, to } of view.visibleRanges) {
    const last = sentenceAt(sentences, points.point(Math.max(from, to - 1)));
    for (let index = sentenceAt(sentences, points.point(from)); index >= 0 && index <= last; index += 1) {
      const count = known.get(index) ?? 1;
      const end = points.unit(sentenceSpan(sentences, index).end);
      const isTold = count < 2 || end > to || told.has(end);
      const badge = isTold ? null : hang("reader-count reader-repeats", words.times(count), end, "end");
      if (badge !== null) made.push(badge);
    }
  }
  return made;
}

type Hang = (names: string, words: string, unit: number, side: Side) => Badge | null;

/** Hangs signs at places of the text; two of the same at one place are one. */
function hanger(view: EditorView): Hang {
  const box = view.scrollDOM.getBoundingClientRect();
  const [left, top] = [box.left - view.scrollDOM.scrollLeft, box.top - view.scrollDOM.scrollTop];
  const { points } = groundOf(view.state);
  const hung = new Set<string>();
  return (names, words, unit, side) => {
    const name = `${names} ${words} ${unit}`;
    const at = hung.has(name) ? null : view.coordsAtPos(unit, side === "start" ? 1 : -1);
    hung.add(name);
    if (at === null) return null;
    const turn = runsLeftward(points, points.point(unit), side) ? " reader-leftward" : "";
    return new Badge(`${names} reader-at-${side}${turn}`, words, at.left - left, at.top - top, at.bottom - at.top);
  };
}
