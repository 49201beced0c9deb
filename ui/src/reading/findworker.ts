// Finds expressions on a thread of its own, which can be ended when one takes for ever.
// Invariant: between two tellings it hears what else is asked; the newest question is the only one that is answered.
// Not here: the finding (findexpression.ts), who ends it (findsearch.ts).

import { MOST_HITS, type Sought } from "./find.ts";
import { ExpressionGround } from "./findexpression.ts";

/** What the window asks: first the text, then what is sought in it. */
export interface ExpressionAsked {
  text?: string;
  sought?: Sought;
}

/** What is told: the places that were found since the last telling. */
export interface ExpressionTold {
  starts: Uint32Array;
  ends: Uint32Array;
  done: boolean;
  more: boolean;
  /** Whether the engine gave up before the end. */
  isGivenUp: boolean;
}

/** How long it goes on before it tells, in milliseconds. */
const SLICE = 60;

const now = (): number => performance.now();

let ground = new ExpressionGround("", now);
let timer: ReturnType<typeof setTimeout> | undefined;

addEventListener("message", ({ data }: MessageEvent<ExpressionAsked>) => {
  clearTimeout(timer);
  if (data.text !== undefined) ground = new ExpressionGround(data.text, now);
  if (data.sought !== undefined) goOn(ground.find(data.sought), 0);
});

function goOn(found: ReturnType<ExpressionGround["find"]>, before: number): void {
  const starts: number[] = [];
  const ends: number[] = [];
  const until = now() + SLICE;
  let done = false;
  let isGivenUp = false;
  do {
    const next = found.next();
    done = next.done === true;
    if (next.done === true) isGivenUp = next.value === "given up";
    else if (next.value !== null) {
      starts.push(next.value.start);
      ends.push(next.value.end);
    }
  } while (!done && now() < until && before + starts.length < MOST_HITS);
  const count = before + starts.length;
  const more = !done && count >= MOST_HITS;
  const told: ExpressionTold = { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), done: done || more, more, isGivenUp };
  postMessage(told);
  if (!told.done) timer = setTimeout(() => goOn(found, count));
}
