// Draws what the lines in view are part of: headings, quotations, lists, code, rows of a table, notes; and where pages begin.
// Invariant: classes and signs without room of their own only, so the text and every offset stay as they are; the work depends
// on what is in view. A line cut out of a block looks as the block does, in every way of reading.
// Not here: emphasis and links (runs.ts), the columns of a table (cells.ts), looks (blocks.css), which line begins what (lines.ts).

import type { Line, Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, WidgetType } from "@codemirror/view";

import type { Block, Structure } from "../state/structure.ts";
import { reading as words } from "../words/reading.ts";
import { drawInView } from "./inview.ts";
import { isTurned, pageField } from "./page.ts";
import type { CodePoints } from "./utf16.ts";

/** Draws the blocks in view. */
export const drawBlocks = drawInView(decorate, isTurned);

/** Deeper than this nothing is indented any further. */
const DEEPEST = 8;
/** What stands before the items of a list without numbers, by their level. */
const BULLETS = ["•", "◦", "▪"];
/** The last letter before a blank line stands so many code points before it; the first after it one behind. */
const BEHIND = 2;
/** As much of the first word of a page as its number hangs on, in code points. */
const LONGEST = 30;

/** A sign in the margin or the indent: its words are drawn by the page and are no text. */
class Aside extends WidgetType {
  constructor(
    readonly look: "bullet" | "number" | "note",
    readonly label: string,
  ) {
    super();
  }

  override eq(other: Aside): boolean {
    return other.look === this.look && other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement("span");
    dom.className = `reader-aside reader-aside-${this.look}`;
    dom.dataset["label"] = this.label;
    dom.ariaHidden = "true";
    return dom;
  }
}

function decorate(view: EditorView): DecorationSet {
  const { state, viewport } = view;
  const { structure, ground } = state.field(pageField);
  const { points } = ground;
  const drawn: Range<Decoration>[] = [];
  for (let at = viewport.from; at <= viewport.to && !structure.isPlain; ) {
    const line = state.doc.lineAt(at);
    const point = points.point(line.from);
    const around = structure.blocksAt(point);
    const attributes = attributesOf(around, point, line.length === 0 ? gapOf(structure, around, point) : "");
    if (attributes !== null) drawn.push(Decoration.line({ attributes }).range(line.from));
    const sign = line.length === 0 ? null : signOf(around, point);
    if (sign !== null) drawn.push(asideAt(sign, line));
    at = line.to + 1;
  }
  for (const { from, to } of view.visibleRanges) {
    for (const { start, labels } of structure.pagesFrom({ start: points.point(from), end: points.point(to) })) {
      drawn.push(pageAt(points, start, words.pages(labels[0] ?? "", labels.at(-1) ?? "")));
    }
  }
  return Decoration.set(drawn, true);
}

/**
 * Where a page begins, its number hangs on its first word. Beside an element in the middle of a line the view puts an empty
 * picture, and on lines with one of those WebKitGTK ends itself when asked where a space at the end of a row is.
 */
function pageAt(points: CodePoints, start: number, label: string): Range<Decoration> {
  const [word] = points.slice(start, start + LONGEST).split(/(?=\s)/u);
  const unit = points.unit(start);
  const attributes = { class: "reader-aside reader-aside-page", "data-label": label };
  return Decoration.mark({ attributes }).range(unit, unit + Math.max(1, word?.length ?? 0));
}

function asideAt(widget: Aside, line: Line): Range<Decoration> {
  return Decoration.widget({ widget, side: -1 }).range(line.from);
}

/** What a line is told by the blocks around it; `null` where that is nothing but a paragraph. */
function attributesOf(around: readonly Block[], point: number, gap: string): Record<string, string> | null {
  const names: string[] = gap === "" ? [] : ["reader-gap", gap];
  const found = (kind: Block["kind"]): Block | undefined => around.find((block) => block.kind === kind);
  const [heading, note, item] = [found("heading"), found("footnote"), found("list_item")];
  const quoted = around.filter(({ kind }) => kind === "quotation");
  const quotes = quoted.length;
  if (heading) names.push("reader-heading", `reader-heading-${Math.min(6, Math.max(1, heading.level))}`);
  if (found("code")) names.push("reader-code");
  if (found("table_row")) names.push("reader-row");
  if (note) names.push("reader-note");
  if (found("running_head")) names.push("reader-running");
  if (item) names.push("reader-item");
  if (quotes > 0) names.push("reader-quote");
  if (quoted.some(({ start }) => start === point)) names.push("reader-quoting");
  if (names.length === 0) return null;
  const attributes: Record<string, string> = { class: names.join(" ") };
  const inside = (item ? item.level : 0) + (note ? 1 : 0);
  if (quotes + inside > 0) attributes["style"] = `--in: ${Math.min(DEEPEST, quotes + inside)}; --quotes: ${Math.min(DEEPEST, quotes)}`;
  return heading && gap === "" ? { ...attributes, role: "heading", "aria-level": String(heading.level) } : attributes;
}

/** What stands before a line: the bullet or number of an item, the mark of a note. */
function signOf(around: readonly Block[], point: number): Aside | null {
  const begun = around.find(({ kind, start }) => (kind === "list_item" || kind === "footnote") && start === point);
  if (begun === undefined) return null;
  const { kind, level, label } = begun;
  if (kind === "footnote") return label === null || label === "" ? null : new Aside("note", label);
  return label === null ? new Aside("bullet", BULLETS[Math.min(level, BULLETS.length) - 1] ?? "•") : new Aside("number", `${label}.`);
}

/** What a blank line sets apart, as the name of a class; none where it is a line of code like others. */
function gapOf(structure: Structure, around: readonly Block[], point: number): string {
  if (around[0]?.kind === "code") return "";
  const [before, after] = [structure.blocksAt(Math.max(0, point - BEHIND)), structure.blocksAt(point + 1)];
  const pick = (blocks: readonly Block[], kind: Block["kind"]): Block | undefined => blocks.find((block) => block.kind === kind);
  const [row, next] = [pick(before, "table_row"), pick(after, "table_row")];
  if (row && next && structure.firstRowOf(row.index) === structure.firstRowOf(next.index)) {
    return pick(before, "table_head") && !pick(after, "table_head") ? "reader-gap-head" : "reader-gap-row";
  }
  if (pick(after, "footnote")) return pick(before, "footnote") ? "reader-gap-item" : "reader-gap-note";
  if (pick(before, "list_item") && pick(after, "list_item")) return "reader-gap-item";
  const heading = pick(before, "heading");
  if (heading) return heading.level === 1 ? "reader-gap-title" : "reader-gap-heading";
  return "reader-gap-block";
}
