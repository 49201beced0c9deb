// The boxes of a span as it stands on the screen, row by row, tight to the words.
// Invariant: they are taken from what the engine drew, so they are right whichever way words run and however a row mixes
// ways; only lines in view are looked at. Not here: what is drawn in them (backdrop.ts).

import type { EditorView } from "@codemirror/view";

/** A box in the window. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Boxes of one row that are closer than this are one, in pixels. */
const NEAR = 2;
/** Letters of less than this share of the highest in a line are raised or lowered. */
const SMALL = 0.8;

/** The boxes of a span of units, each as high as a row of text, so that those of neighbouring rows meet. */
export function boxesOf(view: EditorView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  const begin = Math.max(from, view.viewport.from);
  const end = Math.min(to, view.viewport.to);
  for (let at = begin; at < end; ) {
    const line = view.state.doc.lineAt(at);
    boxes.push(...rowsOf(textBoxes(view, Math.max(begin, line.from), Math.min(end, line.to)), rowHeight(view, line.from)));
    at = line.to + 1;
  }
  return boxes;
}

/** How high a row of a line is: those of headings and notes are not as high as those of the text. */
function rowHeight(view: EditorView, unit: number): number {
  const { node } = view.domAtPos(unit);
  const line = (node instanceof Element ? node : node.parentElement)?.closest(".cm-line");
  const height = line ? parseFloat(getComputedStyle(line).lineHeight) : NaN;
  return height > 0 ? height : view.defaultLineHeight;
}

/** The boxes of the text between two units of one line; those of elements around it would be as wide as the line. */
function textBoxes(view: EditorView, from: number, to: number): DOMRect[] {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  const boxes: DOMRect[] = [];
  const part = document.createRange();
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    if (node instanceof Text) {
      part.setStart(node, node === start.node ? start.offset : 0);
      part.setEnd(node, node === end.node ? end.offset : node.length);
      boxes.push(...part.getClientRects());
    } else if (node instanceof HTMLElement && node.classList.contains("reader-sign")) boxes.push(...node.getClientRects());
  }
  return boxes.filter(({ width }) => width > 0);
}

function rowsOf(boxes: DOMRect[], height: number): Box[] {
  const half = height / 2;
  const rows: Box[] = [];
  // Raised and lowered letters are in the middle of no row: they come last, and join the row that they stand in.
  const least = Math.max(0, ...boxes.map((box) => box.height)) * SMALL;
  const rank = (box: DOMRect): number => (box.height < least ? 1 : 0);
  for (const { left, right, top, bottom } of boxes.sort((a, b) => rank(a) - rank(b) || a.top - b.top || a.left - b.left)) {
    const middle = (top + bottom) / 2;
    const near = rows.find((row) => row.top < middle && middle < row.bottom && left <= row.right + NEAR && row.left <= right + NEAR);
    if (near === undefined) rows.push({ left, right, top: middle - half, bottom: middle + half });
    else Object.assign(near, { left: Math.min(near.left, left), right: Math.max(near.right, right) });
  }
  return rows;
}
