// The marks of a text inside CodeMirror, kept as one range set; and which of them the person is at.
// Invariant: adding or removing one leaves the other marks' chunks of the set as they are.
// Not here: drawing (markdraw.ts, badges.ts), the mouse (hover.ts).

import { type EditorState, type Range, RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import type { ReaderMark } from "./mark.ts";
import { groundAfter } from "./page.ts";
import type { CodePoints } from "./utf16.ts";

/** A mark with its place in units. */
export interface Placed {
  readonly mark: ReaderMark;
  readonly start: number;
  readonly end: number;
}

interface MarkChange {
  readonly removed: readonly ReaderMark[] | "all";
  readonly added: readonly ReaderMark[];
}

/** Takes marks away and adds others. */
export const changeMarks = StateEffect.define<MarkChange>();

/** The marks of the text; none at first. */
export const markField = StateField.define<RangeSet<ReaderMark>>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    const changes = transaction.effects.filter((effect) => effect.is(changeMarks));
    return changes.reduce((now, { value }) => changed(now, value, groundAfter(transaction).points), set);
  },
});

function changed(set: RangeSet<ReaderMark>, { removed, added }: MarkChange, points: CodePoints): RangeSet<ReaderMark> {
  const fit = added.filter((mark) => mark.start < mark.end && mark.end <= points.length).toSorted(byPlace);
  if (set.size === 0 || removed === "all") return built(fit, points);
  const add: Range<ReaderMark>[] = fit.map((mark) => mark.range(points.unit(mark.start), points.unit(mark.end)));
  if (removed.length === 0) return set.update({ add });
  const gone = new Set(removed.map((mark) => mark.key));
  return set.update({
    add,
    filter: (_from, _to, mark) => !gone.has(mark.key),
    filterFrom: points.unit(removed.reduce((least, mark) => Math.min(least, mark.start), points.length)),
    filterTo: points.unit(removed.reduce((most, mark) => Math.max(most, mark.end), 0)),
  });
}

/** A new set, made without an object for each place. */
function built(marks: readonly ReaderMark[], points: CodePoints): RangeSet<ReaderMark> {
  const builder = new RangeSetBuilder<ReaderMark>();
  const starts = points.units(marks.map(({ start }) => start));
  marks.forEach((mark, index) => builder.add(starts[index] ?? 0, points.unit(mark.end), mark));
  return builder.finish();
}

function byPlace(a: ReaderMark, b: ReaderMark): number {
  return a.start - b.start || a.end - b.end;
}

/** The marks that share a unit with a span, at the most so many. */
export function marksIn(state: EditorState, start: number, end: number, most = Infinity): Placed[] {
  const found: Placed[] = [];
  state.field(markField).between(start, end, (from, to, mark) => {
    if (from < Math.max(end, start + 1) && start < to) found.push({ mark, start: from, end: to });
    return found.length >= most ? false : undefined;
  });
  return found;
}

/** The marks on one unit, the nearest (shortest) first. */
export function marksAt(state: EditorState, unit: number): Placed[] {
  return marksIn(state, unit, unit).sort(byLength);
}

/** The marks of which something is laid out, each once. */
export function marksInView(view: EditorView): Placed[] {
  const seen = new Map<ReaderMark, Placed>();
  for (const { from, to } of view.visibleRanges) {
    for (const placed of marksIn(view.state, from, to)) seen.set(placed.mark, placed);
  }
  return [...seen.values()];
}

/** The shorter first; of the same words, the claim before the highlight. */
export function byLength(a: Placed, b: Placed): number {
  return a.end - a.start - (b.end - b.start) || a.start - b.start || a.mark.noun.localeCompare(b.mark.noun);
}

/** More marks than this under the selection, and none of them is the one that is meant. */
const MOST = 200;

/** The marks at the cursor: first the one that is meant, then the others, nearest first. */
export function marksAtCursor(state: EditorState, chosen: string | null): Placed[] {
  const { from, to } = state.selection.main;
  const under = marksIn(state, from, to, MOST);
  if (under.length === MOST) return [];
  const rank = ({ mark, start, end }: Placed): number => {
    const isExact = start === from && end === to;
    if (isExact) return mark.id === chosen ? 0 : mark.noun === "claim" ? 1 : 2;
    const isNested = (start <= from && to <= end) || (from <= start && end <= to);
    return isNested ? (mark.noun === "claim" ? 3 : 4) : 5;
  };
  return under.sort((a, b) => rank(a) - rank(b) || byLength(a, b));
}
