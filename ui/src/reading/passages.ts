// What the person asks of the marks at the cursor: what is said of them, the claim's other passages, which one a click means.
// Invariant: the answer depends on the state alone. Not here: drawing, words, moving the cursor (surface.ts).

import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import { attention, litMark } from "./attention.ts";
import { boxOf } from "./beside.ts";
import { sentenceAt } from "./cursor.ts";
import type { Looked } from "./hover.ts";
import type { ReaderMark } from "./mark.ts";
import type { Placed } from "./marks.ts";
import { groundOf, pageField } from "./page.ts";
import type { Shape } from "./reshape.ts";
import type { ReaderPlace } from "./types.ts";
import { reading as words } from "../words/reading.ts";

/** The marks at the cursor, the one that is meant first, and the addresses of the links there: a mouse is told of those by a title. */
export function lookAtCursor(view: EditorView): Looked | null {
  const { current } = view.state.field(attention);
  const first = current[0];
  const { main } = view.state.selection;
  const links = linksAt(view.state, main.from, main.to);
  if (first === undefined && links.length === 0) return null;
  const box = (first && boxOf(view, first.start, first.end)) ?? boxOf(view, main.from, main.to);
  return box && { marks: current.map(({ mark }) => mark), links, box };
}

/** The addresses of the links in a span, each once, in order. */
function linksAt(state: EditorState, from: number, to: number): string[] {
  const { structure, ground } = state.field(pageField);
  const runs = structure.runsIn({ start: ground.points.point(from), end: ground.points.point(to) });
  return [...new Set(runs.flatMap(({ address }) => address ?? []))];
}

/** Another passage of the claim at the cursor, in a circle; `null` where it has one only. */
export function passageBeside(state: EditorState, step: 1 | -1): { mark: ReaderMark; index: number; count: number } | null {
  const mark = state.field(attention).current.find(({ mark: { family } }) => family !== null)?.mark;
  const family = mark?.family;
  if (mark === undefined || family === null || family === undefined) return null;
  const index = (family.indexOf(mark) + step + family.length) % family.length;
  const next = family[index];
  return next === undefined ? null : { mark: next, index, count: family.length };
}

/** The sentences in which the claim that the person is at stands, where it stands more than once. */
export function joinedSentences(state: EditorState): number[] {
  const { sentences } = groundOf(state);
  return (litMark(state)?.family ?? []).map(({ start }) => sentenceAt(sentences, start));
}

/** How many code points of an end are said. */
const SAID = 60;

/** The words at the end that moves, as they are said. */
export function spokenEnd(state: EditorState, { start, end, side }: Shape): string {
  const { points } = groundOf(state);
  return side === "start"
    ? words.endsStart(points.slice(start, Math.min(end, start + SAID)))
    : words.endsEnd(points.slice(Math.max(start, end - SAID), end));
}

/**
 * What a click means: the nearest mark inside its sentence, else the sentence. A click on what is selected already means
 * what lies around it next, and at last the nearest again; of marks with the very same ends it means one after the other,
 * beginning behind the one that was chosen.
 */
export function clicked(under: readonly Placed[], sentence: ReaderPlace, selected: ReaderPlace, chosen: string | null): ReaderMark | null {
  const isInside = ({ mark }: Placed): boolean => sentence.start <= mark.start && mark.end <= sentence.end;
  const inner = under.filter(isInside).map(({ mark }) => mark);
  const outer = under.filter((placed) => !isInside(placed)).map(({ mark }) => mark);
  const isWhole = inner.some((mark) => isSame(mark, sentence));
  const means: (ReaderMark | null)[] = [...inner, ...(isWhole ? [] : [null]), ...outer];
  const here = means.filter((mark) => mark !== null && isSame(mark, selected));
  const current = here.find((mark) => mark?.id === chosen) ?? here[0] ?? null;
  const at = current === null ? means.findLastIndex((mark) => isSame(mark ?? sentence, selected)) : means.indexOf(current);
  return means[(at + 1) % means.length] ?? null;
}

function isSame(one: ReaderPlace, other: ReaderPlace): boolean {
  return one.start === other.start && one.end === other.end;
}
