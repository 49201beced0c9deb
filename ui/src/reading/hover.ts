// The mouse over marks: lights up the nearest one, and after a rest asks for a card of all that lie there.
// Invariant: what is under the mouse is asked of the page itself, so it is just what is seen there; a finger hovers nowhere.
// Not here: what the card says (MarkCard.svelte), what lights up (attention.ts).

import type { Extension } from "@codemirror/state";
import { type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import { attention, pointAt } from "./attention.ts";
import { boxOf } from "./beside.ts";
import type { ReaderMark } from "./mark.ts";
import { byLength, marksInView } from "./marks.ts";
import type { Box } from "./rectangles.ts";

/** Marks to be told about, the nearest first, and the words beside which that is done. */
export interface Looked {
  readonly marks: readonly ReaderMark[];
  /** The addresses of links there, where they were asked for. */
  readonly links?: readonly string[];
  readonly box: Box;
}

export interface HoverTold {
  /** The mouse rests on marks, or on none any more. */
  looked(looked: Looked | null): void;
}

/** How long the mouse must rest before a mark lights up, and before its card is shown, in milliseconds. */
const LIGHT = 60;
const CARD = 380;
/** How long the card stays when the mouse has left its mark, so that it can be reached. */
const LINGER = 220;

/** Words that take up more of the view than this are many. */
const SHARE = 0.35;

/** Lights up what the mouse is over. */
export function hover(told: HoverTold): Extension {
  return ViewPlugin.define((view) => new Pointing(view, told), {
    eventHandlers: {
      pointermove(event) {
        this.move(event);
      },
      pointerleave() {
        this.rest([], null);
      },
      pointerdown() {
        this.forget();
      },
      scroll() {
        this.forget();
      },
    },
  });
}

class Pointing {
  #keys = "";
  #isShown = false;
  #waiting = 0;
  /** Where the mouse was on the screen: the engine also tells of a mouse under which the page moved. */
  #at = "";

  constructor(
    private readonly view: EditorView,
    private readonly told: HoverTold,
  ) {}

  move({ target, buttons, pointerType, clientX, clientY, screenX, screenY }: PointerEvent): void {
    const at = `${screenX} ${screenY}`;
    if (pointerType === "touch" || !(target instanceof Element) || at === this.#at) return;
    this.#at = at;
    const box = buttons === 0 ? lineUnder(target, clientX, clientY) : null;
    this.rest(box === null ? [] : keysUnder(target), box);
  }

  /** The mouse is over these marks; whether it stays is seen in a while. */
  rest(keys: readonly string[], box: Box | null): void {
    const name = keys.join(" ");
    if (name === this.#keys) return;
    this.#keys = name;
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => this.#light(keys, box), LIGHT);
  }

  /** Other words are under the mouse, or the person is elsewhere: only its next move counts. */
  forget(): void {
    this.#keys = "";
    this.#isShown = false;
    clearTimeout(this.#waiting);
  }

  update({ selectionSet }: ViewUpdate): void {
    if (selectionSet) this.forget();
  }

  destroy(): void {
    clearTimeout(this.#waiting);
  }

  #light(keys: readonly string[], box: Box | null): void {
    const under = marksInView(this.view).filter(({ mark }) => keys.includes(mark.key));
    const marks = under.sort(byLength).map(({ mark }) => mark);
    const nearest = marks[0] ?? null;
    if (this.view.state.field(attention).pointed !== nearest) this.view.dispatch({ effects: pointAt.of(nearest) });
    const isNone = nearest === null || box === null;
    const words = under[0] && boxOf(this.view, under[0].start, under[0].end);
    // Beside all of the words where they are few; beside the line under the mouse where they are many.
    const beside = words && box && words.bottom - words.top < this.view.dom.clientHeight * SHARE ? { ...box, top: words.top, bottom: words.bottom } : box;
    const after = isNone ? LINGER : this.#isShown ? 0 : CARD - LIGHT;
    this.#waiting = window.setTimeout(() => {
      this.#isShown = !isNone;
      this.told.looked(isNone || beside === null ? null : { marks, box: beside });
    }, after);
  }
}

/** The keys of the marks that an element lies in. */
function keysUnder(target: Element): string[] {
  const keys: string[] = [];
  for (let at = target.closest<HTMLElement>("[data-mark]"); at !== null; at = at.parentElement?.closest<HTMLElement>("[data-mark]") ?? null) {
    if (at.dataset["mark"] !== undefined) keys.push(at.dataset["mark"]);
  }
  return keys;
}

/** The line of the element on which the mouse is, with the mouse as its sides. */
function lineUnder(target: Element, x: number, y: number): Box | null {
  const line = [...target.getClientRects()].find(({ top, bottom }) => top <= y && y <= bottom);
  return line === undefined ? null : { left: x, right: x, top: line.top, bottom: line.bottom };
}
