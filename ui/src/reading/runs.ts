// Draws what is set apart inside the lines in view: emphasis, raised and lowered letters, code, links, soft hyphens.
// Invariant: marks of words and nothing else; a link is shown and never followed, so it is no link to the page.
// Not here: looks (blocks.css).

import type { Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView } from "@codemirror/view";

import type { RunWord } from "../host/generated/contract.ts";
import type { Run } from "../state/structure.ts";
import { drawInView } from "./inview.ts";
import { isTurned, pageField } from "./page.ts";

/** Draws the runs in view; inside the marks, which stay one stroke over them. */
export const drawRuns = drawInView(decorate, isTurned);

const names: Record<RunWord, string> = {
  emphasis: "reader-em", strong: "reader-strong", superscript: "reader-raised", subscript: "reader-lowered",
  code: "reader-typed", link: "reader-link", soft_hyphen: "reader-hyphen",
};

const marks = new Map(Object.entries(names).map(([kind, name]) => [kind, Decoration.mark({ class: name })]));

function decorate(view: EditorView): DecorationSet {
  const { structure, ground } = view.state.field(pageField);
  const { points } = ground;
  const drawn: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (const run of structure.runsIn({ start: points.point(from), end: points.point(to) })) {
      // Over a gap of the view a run is met twice.
      const [start, end] = [Math.max(from, points.unit(run.start)), Math.min(to, points.unit(run.end))];
      if (start < end) drawn.push(markOf(run).range(start, end));
    }
  }
  return Decoration.set(drawn, true);
}

function markOf({ kind, address }: Run): Decoration {
  if (kind === "link" && address !== null) return Decoration.mark({ class: names.link, attributes: { title: address } });
  return marks.get(kind) ?? Decoration.mark({ class: names[kind] });
}
