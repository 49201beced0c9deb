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

/** The boxes of a span of units, each as high as a row of text, so that those of neighbouring rows meet. */
export function boxesOf(view: EditorView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  const begin = Math.max(from, view.viewport.from);
  const end = Math.min(to, view.viewport.to);
  for (let at = begin; at < end; ) {
    const line = view.state.doc.lineAt(at);
    boxes.push(...rowsOf(view, textBoxes(view, Math.max(begin, line.from), Math.min(end, line.to))));
    at = line.to + 1;
  }
  return boxes;
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

function rowsOf(view: EditorView, boxes: DOMRect[]): Box[] {
  const half = view.defaultLineHeight / 2;
  const rows: Box[] = [];
  for (const { left, right, top, bottom } of boxes.sort((a, b) => a.top - b.top || a.left - b.left)) {
    const middle = (top + bottom) / 2;
    const near = rows.find((row) => row.top < middle && middle < row.bottom && left <= row.right + NEAR && row.left <= right + NEAR);
    if (near === undefined) rows.push({ left, right, top: middle - half, bottom: middle + half });
    else Object.assign(near, { left: Math.min(near.left, left), right: Math.max(near.right, right) });
  }
  return rows;
}
