// The lines in view: which way each runs, whether the text or only the view begins it, the number of its sentence.
// Invariant: only what is in view is looked at; a line that the view breaks without white space costs no offset.
// Not here: where lines are broken (display.ts), looks (reading.css).

import { type EditorState, type Extension, type Line, type Range } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

import { sentenceAt } from "./cursor.ts";
import { beginsParagraph } from "./display.ts";
import { drawInView } from "./inview.ts";
import { isTurned, pageField } from "./page.ts";
import { directionOf } from "./scripts.ts";

/** Lines of the text's own that are no longer than this were cut by hand, and no gap is put between them. */
const CUT_BY_HAND = 100;
/** How much of a line is looked at for which way it runs, in units. */
const LOOK = 3_000;
/** How far around a line without letters is looked. */
const AROUND = 300;

/** Draws the lines in view, each running the way of most of its letters. */
export const drawLines: Extension = [
  EditorView.perLineTextDirection.of(true),
  drawInView(decorate, isTurned),
];

/** Breaks a line where there is no white space to break it at. */
class Break extends WidgetType {
  constructor(readonly number: number | null) {
    super();
  }

  override eq(other: Break): boolean {
    return other.number === this.number;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement("span");
    dom.className = "reader-break";
    dom.ariaHidden = "true";
    if (this.number !== null) dom.dataset["number"] = String(this.number);
    return dom;
  }

  override get lineBreaks(): number {
    return 1;
  }
}

function decorate(view: EditorView): DecorationSet {
  const { state, viewport } = view;
  const { glued, way, ground } = state.field(pageField);
  const drawn: Range<Decoration>[] = [];
  for (let at = viewport.from; at <= viewport.to; ) {
    const line = state.doc.lineAt(at);
    drawn.push(Decoration.line({ attributes: attributesOf(state, line) }).range(line.from));
    at = line.to + 1;
  }
  for (const { from, to } of view.visibleRanges) {
    for (let index = firstFrom(glued, from); index < glued.length; index += 1) {
      const unit = glued[index] ?? to;
      if (unit >= to) break;
      const number = way === "sentences" ? sentenceAt(ground.sentences, ground.points.point(unit)) + 1 : null;
      drawn.push(Decoration.widget({ widget: new Break(number), side: -1 }).range(unit));
    }
  }
  return Decoration.set(drawn, true);
}

function attributesOf(state: EditorState, line: Line): Record<string, string> {
  const { way, ground } = state.field(pageField);
  const { points, sentences } = ground;
  const attributes: Record<string, string> = { dir: directionOfLine(points.text, line), class: beginningOf(state, line) };
  if (way !== "sentences" || line.from === line.to) return attributes;
  const index = sentenceAt(sentences, points.point(line.to) - 1);
  const first = Math.max(0, sentenceAt(sentences, points.point(line.from)));
  const start = (each: number) => points.unit(sentences.start[each] ?? Infinity);
  // A line may begin with white space before its sentence, or go on with one that began in the line before.
  const begun = start(first) >= line.from ? first : first + 1;
  if (begun <= index && start(begun) < line.to) attributes["data-number"] = String(begun + 1);
  return attributes;
}

/** What begins a line: nothing to be told, a paragraph of the text's own, or only the view. */
function beginningOf(state: EditorState, line: Line): string {
  const { way, ground, structure } = state.field(pageField);
  const { text } = ground.points;
  if (!beginsParagraph(text, line.from)) return "reader-piece";
  if (line.number === 1 || line.length === 0) return "";
  if (!structure.isPlain) return beginningOfBlock(state, line);
  const before = state.doc.line(line.number - 1);
  if (before.length === 0) return "";
  const isWhole = way === "sentences" || before.length > CUT_BY_HAND || !beginsParagraph(text, before.from);
  return isWhole ? "reader-paragraph" : "";
}

/** Where it is known how the text is built, a blank line or the beginning of a block is the gap, and a line break is none. */
function beginningOfBlock(state: EditorState, line: Line): string {
  const { ground, structure } = state.field(pageField);
  if (state.doc.line(line.number - 1).length === 0) return "";
  const point = ground.points.point(line.from);
  return structure.blocksAt(point).some(({ start }) => start === point) ? "reader-paragraph" : "";
}

/** A paragraph of the text's own runs as the rules of bidirectional text say; a piece of one as most of its letters do. */
function directionOfLine(text: string, { from, to }: Line): string {
  if (beginsParagraph(text, from) && beginsParagraph(text, to + 1)) return "auto";
  const end = Math.min(to, from + LOOK);
  return directionOf(text.slice(from, end)) ?? directionOf(text.slice(Math.max(0, from - AROUND), end + AROUND)) ?? "auto";
}

/** The first entry of an ascending list that is at least `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
