// What can be seen of a text, and what happens when its layout changes under the reader: another size, face or width.
// Invariant: a place that was in sight before another layout is in sight after it. Not here: scrolling by keys (surface.ts).

import type { EditorView } from "@codemirror/view";

import { type Ground, sentenceAt } from "./cursor.ts";
import type { ReaderScroll } from "./types.ts";

/** The sentences of which something can be seen. */
export function sentencesInSight(view: EditorView, { points, sentences }: Ground): ReaderScroll {
  const top = view.scrollDOM.getBoundingClientRect().top;
  const at = (y: number): number => sentenceAt(sentences, points.point(unitAt(view, y)));
  return { firstSentence: Math.max(0, at(top + 1)), lastSentence: at(top + view.scrollDOM.clientHeight - 1) + 1 };
}

/** Has the view measure itself anew whenever its text is laid out anew, and then tells; the answer ends that. */
export function watchLayout(view: EditorView, changed: () => void): () => void {
  let known = layoutOf(view);
  // CodeMirror watches its box, but a larger face in the same box changes only the text inside.
  const observer = new ResizeObserver(() => {
    view.requestMeasure();
    const now = layoutOf(view);
    if (now === known) return;
    known = now;
    changed();
  });
  observer.observe(view.contentDOM);
  return () => observer.disconnect();
}

function layoutOf(view: EditorView): string {
  const { fontSize, fontFamily, lineHeight } = getComputedStyle(view.contentDOM);
  return [fontSize, fontFamily, lineHeight, view.contentDOM.clientWidth].join();
}

/** The first unit of the row at a height in the window. */
function unitAt(view: EditorView, y: number): number {
  const left = view.contentDOM.getBoundingClientRect().left;
  // Inside one long line the heights of blocks say nothing; the place on the screen does.
  return view.posAtCoords({ x: left + 1, y }) ?? view.lineBlockAtHeight(y - view.documentTop).from;
}
