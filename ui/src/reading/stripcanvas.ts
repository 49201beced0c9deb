// Paints the coverage strip: a lane for what was found, one for the states of the sentences, one for their repeats, one for
// what else was noticed.
// Invariant: it paints at most once a frame, and of the states only the rows that changed. Every lane tells by shape, too.
// Not here: the sums (strip.ts), what else lies over the strip (Strip.svelte).

import type { NoticedSign } from "./noticed.ts";
import { Rows, rowsOfHits, rowsOfNoticed, rowsOfRepeats, STATES } from "./strip.ts";
import type { FoundHeights } from "./types.ts";

/** The lanes, in pixels of the page: where each begins, and how wide it is. */
const lanes = { found: { left: 0, width: 4 }, states: { left: 6, width: 12 }, repeats: { left: 20, width: 4 }, noticed: { left: 26, width: 5 } } as const;
type Lane = keyof typeof lanes;
export const STRIP_WIDTH = 32;

/** Where each state is drawn across its lane, as shares of its width: the shapes differ as well as the colours. */
const SHAPES: [from: number, to: number][][] = [[[0, 0.25]], [[0, 1]], [[0, 0.4], [0.6, 1]], [[0.36, 0.64]], [[0, 0.5]]];
const TOKENS = ["--ob-strip-unjudged", "--ob-sourced", "--ob-dubious", "--ob-faded", "--ob-strip-partly"];

/** From this height of a sentence on, in pixels of the page, there is a gap between two, and a repeat is a notch. */
const ROOMY = 5;
/** The height of the tick of a hit, in pixels of the page. */
const TICK = 2;

/** What is painted. */
export interface StripShown {
  readonly states: Uint8Array;
  readonly repeats: ReadonlyMap<number, number> | null;
  readonly found: FoundHeights | null;
  readonly noticed: readonly NoticedSign[];
}

export class StripCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #brush: CanvasRenderingContext2D | null;
  #shown: StripShown = { states: new Uint8Array(), repeats: null, found: null, noticed: [] };
  #rows = new Rows(this.#shown.states, 0);
  #ratio = 1;
  #colors: { states: string[]; found: string; repeats: string; noticed: string } | null = null;
  /** What is to be painted with the next frame; `null` for rows means all of them. */
  #due: { lanes: Set<Lane>; rows: Set<number> | null } = { lanes: new Set(), rows: new Set() };
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#brush = canvas.getContext("2d");
  }

  /** Shows something else; only what differs is painted. */
  show(shown: StripShown): void {
    const before = this.#shown;
    this.#shown = shown;
    if (shown.states.length !== before.states.length) return this.#layOut();
    if (shown.states !== before.states) this.#paintRows(this.#rows.change(shown.states));
    if (shown.repeats !== before.repeats) this.#paint("repeats");
    if (shown.found !== before.found) this.#paint("found");
    if (shown.noticed !== before.noticed) this.#paint("noticed");
  }

  /** Fits the canvas to a height and to the pixels of the screen. */
  resize(height: number, ratio: number): void {
    this.#ratio = ratio;
    const { style } = this.#canvas;
    this.#canvas.width = Math.round(STRIP_WIDTH * ratio);
    this.#canvas.height = Math.max(1, Math.round(height * ratio));
    // A pixel of the canvas is one of the screen, also where the height of the strip is no whole number of them.
    style.width = `${this.#canvas.width / ratio}px`;
    style.height = `${this.#canvas.height / ratio}px`;
    this.#layOut();
  }

  /** Colours are read from the page, which may have another theme now. */
  recolor(): void {
    this.#colors = null;
    this.#paintAll();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
  }

  #layOut(): void {
    this.#rows = new Rows(this.#shown.states, this.#canvas.height);
    this.#paintAll();
  }

  #paintAll(): void {
    this.#due.rows = null;
    for (const lane of ["found", "states", "repeats", "noticed"] as const) this.#paint(lane);
  }

  #paintRows(rows: number[]): void {
    for (const row of rows) this.#due.rows?.add(row);
    this.#paint("states");
  }

  #paint(lane: Lane): void {
    this.#due.lanes.add(lane);
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const due = this.#due;
      this.#due = { lanes: new Set(), rows: new Set() };
      if (due.lanes.has("states")) this.#paintStates(due.rows);
      if (due.lanes.has("found")) this.#paintFound();
      if (due.lanes.has("repeats")) this.#paintRepeats();
      if (due.lanes.has("noticed")) this.#paintNoticed();
    });
  }

  #paintStates(due: Set<number> | null): void {
    const brush = this.#brush;
    if (brush === null) return;
    const colors = this.#colorsNow().states;
    const [left, width] = this.#across("states");
    const { rows, shares } = this.#rows;
    const each = this.#each();
    for (const row of due ?? Array.from({ length: rows }, (_, index) => index)) {
      brush.clearRect(left, row, width, 1);
      // A gap between sentences where there is room for one; the row that two would share belongs to it.
      if (each >= ROOMY * this.#ratio && (row % each < this.#ratio || (row + 1) % each < 1)) continue;
      let begin = 0;
      for (let state = 0; state < STATES; state += 1) {
        const share = shares[row * STATES + state] ?? 0;
        if (share === 0) continue;
        brush.fillStyle = colors[state] ?? "";
        for (const [from, to] of SHAPES[state] ?? []) {
          brush.fillRect(left + (begin + from * share) * width, row, (to - from) * share * width, 1);
        }
        begin += share;
      }
    }
  }

  #paintFound(): void {
    const brush = this.#clear("found");
    if (brush === null || this.#shown.found === null) return;
    brush.fillStyle = this.#colorsNow().found;
    const [left, width] = this.#across("found");
    const tall = Math.max(1, Math.round(TICK * this.#ratio));
    rowsOfHits(this.#shown.found, this.#rows.rows).forEach((hit, row) => {
      if (hit === 1) brush.fillRect(left, Math.min(row, this.#rows.rows - tall), width, tall);
    });
  }

  #paintRepeats(): void {
    const brush = this.#clear("repeats");
    const { repeats, states } = this.#shown;
    if (brush === null || repeats === null) return;
    brush.fillStyle = this.#colorsNow().repeats;
    const [left, width] = this.#across("repeats");
    const isRoomy = this.#each() >= ROOMY * this.#ratio;
    rowsOfRepeats(repeats, states.length, this.#rows.rows).forEach((repeated, row) => {
      if (repeated === 0) return;
      if (isRoomy) notch(brush, left, row + 0.5, width);
      else brush.fillRect(left, row, width, Math.max(1, Math.round(this.#ratio)));
    });
  }

  #paintNoticed(): void {
    const brush = this.#clear("noticed");
    const { noticed, states } = this.#shown;
    if (brush === null || noticed.length === 0) return;
    brush.fillStyle = this.#colorsNow().noticed;
    const [left, width] = this.#across("noticed");
    const isRoomy = this.#each() >= ROOMY * this.#ratio;
    // Repeats have a lane of their own.
    const others = noticed.filter(({ kind }) => kind !== "repeat");
    for (const [row, kind] of rowsOfNoticed(others, states.length, this.#rows.rows)) {
      if (isRoomy) signs[kind]?.(brush, left, row + 0.5, width);
      else brush.fillRect(left, row, kind === "conflict" ? width : width / 2, Math.max(1, Math.round(this.#ratio)));
    }
  }

  #clear(lane: Lane): CanvasRenderingContext2D | null {
    const [left, width] = this.#across(lane);
    this.#brush?.clearRect(left, 0, width, this.#canvas.height);
    return this.#brush;
  }

  /** Where a lane begins and how wide it is, in pixels of the canvas. */
  #across(lane: Lane): [number, number] {
    return [Math.round(lanes[lane].left * this.#ratio), Math.round(lanes[lane].width * this.#ratio)];
  }

  /** How many rows a sentence has. */
  #each(): number {
    return this.#rows.rows / Math.max(1, this.#shown.states.length);
  }

  #colorsNow() {
    this.#colors ??= {
      states: TOKENS.map((token) => this.#colorOf(token)), found: this.#colorOf("--ob-accent"), repeats: this.#colorOf("--ob-strip-repeat"), noticed: this.#colorOf("--ob-strip-repeat"),
    };
    return this.#colors;
  }

  /** A canvas knows nothing of tokens; what they come to is asked of an element that bears them. */
  #colorOf(token: string): string {
    this.#canvas.style.color = `var(${token})`;
    return getComputedStyle(this.#canvas).color;
  }
}

/** A notch that points at the states. */
function notch(brush: CanvasRenderingContext2D, left: number, middle: number, width: number): void {
  brush.beginPath();
  brush.moveTo(left, middle);
  brush.lineTo(left + width, middle - width * 0.75);
  brush.lineTo(left + width, middle + width * 0.75);
  brush.fill();
}

type Draw = (brush: CanvasRenderingContext2D, left: number, middle: number, width: number) => void;

/** A lozenge: two sides that do not agree. */
const lozenge: Draw = (brush, left, middle, width) => {
  brush.beginPath();
  brush.moveTo(left, middle);
  brush.lineTo(left + width / 2, middle - width / 2);
  brush.lineTo(left + width, middle);
  brush.lineTo(left + width / 2, middle + width / 2);
  brush.fill();
};
/** A bar on its side: no claim. */
const bar: Draw = (brush, left, middle, width) => brush.fillRect(left, middle - width / 8, width, width / 4);
/** A bar that stands: something about the words. */
const post: Draw = (brush, left, middle, width) => brush.fillRect(left + width * 0.36, middle - width / 2, width * 0.28, width);
const square: Draw = (brush, left, middle, width) => brush.fillRect(left + width * 0.2, middle - width * 0.3, width * 0.6, width * 0.6);

const signs: Record<string, Draw> = {
  conflict: lozenge, boilerplate: bar, "off-topic": bar, question: bar, opinion: bar, damage: post, hedge: post, citation: square,
};
