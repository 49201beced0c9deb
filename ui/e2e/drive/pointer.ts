// Where words stand on the screen, and how a mouse is drawn over them.
// Invariant: only words that are rendered have a place; others are refused by name.

import type { InputSource, Session } from "./webdriver.ts";

/** A place in the window, in CSS pixels from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places of the first and the last character of words inside the first element that matches `css`. */
export async function placeOf(session: Session, css: string, words: string): Promise<{ first: Place; last: Place }> {
  const places = await session.run<{ first: Place; last: Place } | null>(FIND_WORDS, css, words);
  if (places === null) throw new Error(`"${words}" is not on the screen inside ${css}`);
  return places;
}

const down = { type: "pointerDown", button: 0 };
const up = { type: "pointerUp", button: 0 };

/** Presses at `from`, moves to `to` and lets go. */
export function drag(from: Place, to: Place): InputSource[] {
  return mouse([move(from, 0), down, move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 50), move(to, 50), up]);
}

/** A double click. */
export function twice(at: Place): InputSource[] {
  return mouse([move(at, 0), down, up, down, up]);
}

function mouse(actions: InputSource["actions"]): InputSource[] {
  return [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }];
}

function move({ x, y }: Place, duration: number) {
  return { type: "pointerMove", origin: "viewport", duration, x: Math.round(x), y: Math.round(y) };
}

/** Runs in the page: text nodes are read as one string, because marks cut a sentence into many nodes. */
const FIND_WORDS = `
  const [css, words] = arguments;
  const root = document.querySelector(css);
  if (!root) return null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  const at = text.indexOf(words);
  if (at < 0) return null;
  const box = (offset) => {
    const home = nodes.findLast((each) => each.start <= offset);
    const range = document.createRange();
    range.setStart(home.node, offset - home.start);
    range.setEnd(home.node, offset - home.start + 1);
    return range.getBoundingClientRect();
  };
  const first = box(at);
  const last = box(at + words.length - 1);
  return {
    first: { x: first.left + 1, y: (first.top + first.bottom) / 2 },
    last: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
  };
`;
