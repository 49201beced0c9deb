// What was noticed in the text and nobody has answered: a small sign in the margin beside the line on which it begins, and,
// of the one that somebody is at, its places and the words that fired. Invariant: it takes no room, is never copied, and what
// is beyond the view is not measured. Not here: what a sign means (app), how it looks (noticed.css).

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, Direction, EditorView, layer, type LayerMarker, type ViewUpdate } from "@codemirror/view";

import { edgesOf } from "./origins.ts";
import { groundOf } from "./page.ts";
import type { ReaderPlace } from "./types.ts";

/** Something that was noticed: where it begins, what its sign is, and what is said of it. */
export interface NoticedSign {
  readonly start: number;
  readonly sentence: number;
  /** Names its looks. */
  readonly kind: string;
  readonly sign: string;
  readonly label: string;
}

/** Of the one that somebody is at: its places, and the words that fired in them. */
export interface NoticedLit {
  readonly places: readonly ReaderPlace[];
  readonly words: readonly ReaderPlace[];
}

export const tellNoticed = StateEffect.define<readonly NoticedSign[]>();
export const lightNoticed = StateEffect.define<NoticedLit | null>();

const signs = StateField.define<readonly NoticedSign[]>({
  create: () => [],
  update: (known, { effects }) => effects.findLast((effect) => effect.is(tellNoticed))?.value ?? known,
});

const lit = StateField.define<NoticedLit | null>({
  create: () => null,
  update(known, { effects }) {
    const told = effects.findLast((effect) => effect.is(lightNoticed));
    return told === undefined ? known : told.value;
  },
});

const placeDrawn = Decoration.mark({ class: "reader-noticed" });
const wordsDrawn = Decoration.mark({ class: "reader-fired" });

/** Between the text and a sign, and between two signs, in pixels. */
const GAP = 7;
const AIR = 2;
/** How large a sign is. */
const SIZE = 15;
/** So many stand beside one line. */
const MOST = 4;

class Sign implements LayerMarker {
  constructor(
    readonly kind: string,
    readonly sign: string,
    readonly label: string,
    readonly start: number,
    readonly left: number,
    readonly top: number,
  ) {}

  eq(other: Sign): boolean {
    return (["kind", "sign", "label", "start", "left", "top"] as const).every((name) => this[name] === other[name]);
  }

  draw(): HTMLElement {
    const dom = document.createElement("span");
    // The press is the sign's, and moves no cursor.
    dom.addEventListener("mousedown", (event) => (event.preventDefault(), event.stopPropagation()));
    return this.#onto(dom);
  }

  update(dom: HTMLElement): boolean {
    this.#onto(dom);
    return true;
  }

  #onto(dom: HTMLElement): HTMLElement {
    dom.className = "reader-noticed-sign";
    dom.dataset["kind"] = this.kind;
    dom.dataset["start"] = String(this.start);
    dom.textContent = this.sign;
    dom.title = this.label;
    dom.style.left = `${this.left}px`;
    dom.style.top = `${this.top}px`;
    return dom;
  }
}

/** The signs, and what is lit of one. */
export const noticed: Extension = [
  signs,
  lit,
  layer({ above: true, class: "reader-signs", update: hasMoved, markers }),
  EditorView.decorations.compute([lit, "doc"], (state) => {
    const known = state.field(lit);
    if (known === null) return Decoration.none;
    const { points } = groundOf(state);
    const { length } = state.doc;
    const drawn = (drawing: Decoration) => ({ start, end }: ReaderPlace) => {
      const [from, to] = [points.unit(start), Math.min(length, points.unit(end))];
      return from < to ? [drawing.range(from, to)] : [];
    };
    return Decoration.set([...known.places.flatMap(drawn(placeDrawn)), ...known.words.flatMap(drawn(wordsDrawn))], true);
  }),
];

/** Of a press in the reading room, where what was noticed begins whose sign was pressed, and its kind; `null` where none was. */
export function signAt(target: EventTarget | null): Pick<NoticedSign, "start" | "kind"> | null {
  const sign = target instanceof Element ? target.closest<HTMLElement>(".reader-noticed-sign") : null;
  return sign && { start: Number(sign.dataset["start"]), kind: sign.dataset["kind"] ?? "" };
}

function hasMoved(update: ViewUpdate): boolean {
  const others = update.startState.field(signs, false) !== update.state.field(signs);
  return others || update.docChanged || update.viewportChanged || update.geometryChanged;
}

function markers(view: EditorView): Sign[] {
  const known = view.state.field(signs);
  if (known.length === 0) return [];
  const { points } = groundOf(view.state);
  const box = view.scrollDOM.getBoundingClientRect();
  const [x, y] = [view.scrollDOM.scrollLeft - box.left, view.scrollDOM.scrollTop - box.top];
  const edges = edgesOf(view);
  // Beyond the edge they would make the text scroll sideways.
  const room = Math.min(edges.left - box.left, box.left + view.scrollDOM.clientWidth - edges.right) - GAP;
  const most = Math.max(1, Math.min(MOST, Math.floor((room + AIR) / (SIZE + AIR))));
  /** The kinds that stand beside each line already. */
  const lines = new Map<number, string[]>();
  return view.visibleRanges.flatMap(({ from, to }) => {
    const [first, last] = [points.point(from), points.point(to)];
    return known.slice(firstFrom(known, first), firstFrom(known, last)).flatMap(({ start, kind, sign, label }) => {
      const unit = points.unit(start);
      const at = view.coordsAtPos(unit, 1);
      if (at === null) return [];
      const line = Math.round(at.top);
      const beside = lines.get(line) ?? [];
      if (beside.includes(kind) || beside.length >= most) return [];
      lines.set(line, [...beside, kind]);
      const step = beside.length * (SIZE + AIR) + GAP;
      const left = view.textDirectionAt(unit) === Direction.RTL ? edges.left - step - SIZE : edges.right + step;
      return [new Sign(kind, sign, label, start, left + x, (at.top + at.bottom - SIZE) / 2 + y)];
    });
  });
}

/** The first of them that begins at a place or behind it. */
function firstFrom(known: readonly NoticedSign[], place: number): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((known[middle]?.start ?? 0) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}
