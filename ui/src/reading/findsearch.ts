// One search at a time in one text: words in slices between two frames, expressions on a thread of their own.
// Invariant: the newest question is the only one that is answered; no slice holds the window up, and an expression that is
// silent for too long is ended with its thread. Not here: how anything is found (findwords.ts, findexpression.ts).

import { type Batch, type FindProblem, type Hit, MOST_HITS, type Sought } from "./find.ts";
import { compile } from "./findexpression.ts";
import type { ExpressionAsked, ExpressionTold } from "./findworker.ts";
import { findWords } from "./findwords.ts";

/** How long one slice may take, in milliseconds: half a frame, so that the other half is for drawing. */
const SLICE = 6;
/** How often what was found is told; each telling draws. */
const TELLING = 80;
/** How long an expression may be silent: it tells every 60 ms unless it is stuck. Folding 10 MB takes a second of it. */
const PATIENCE = 4_000;

/** What a search tells. */
export interface SearchTold {
  found(batch: Batch): void;
  failed(problem: FindProblem): void;
}

/** As much of a worker as is needed here. */
export type ExpressionThread = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

export class Search {
  readonly #text: string;
  readonly #makeThread: () => ExpressionThread;
  #thread: ExpressionThread | null = null;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(text: string, makeThread: () => ExpressionThread = expressionThread) {
    this.#text = text;
    this.#makeThread = makeThread;
  }

  /** Asks anew; what was asked before is not answered any more. */
  ask(sought: Sought, told: SearchTold): void {
    this.stop();
    if (sought.words === "") told.found({ hits: [], done: true, more: false });
    else if (sought.expression) this.#askThread(sought, told);
    else this.#goOn(findWords(this.#text, sought), 0, told);
  }

  /** Ends what was asked. */
  stop(): void {
    clearTimeout(this.#timer);
    // A thread that is still busy may be stuck; one that has answered everything is kept for the next question.
    if (this.#isAsking) this.close();
  }

  /** Ends everything and gives the thread back. */
  close(): void {
    clearTimeout(this.#timer);
    this.#isAsking = false;
    this.#thread?.terminate();
    this.#thread = null;
  }

  #goOn(chunks: Generator<Hit[], void>, before: number, told: SearchTold): void {
    const hits: Hit[] = [];
    const tellAt = performance.now() + (before === 0 ? 0 : TELLING);
    const slice = (): void => {
      const until = performance.now() + SLICE;
      let done = false;
      // At least one chunk, also where the window was held up since the clock was looked at.
      do {
        const chunk = chunks.next();
        done = chunk.done === true;
        if (chunk.done !== true) hits.push(...chunk.value);
      } while (!done && performance.now() < until && before + hits.length < MOST_HITS);
      const count = before + hits.length;
      const more = !done && count >= MOST_HITS;
      if (done || more) return told.found({ hits, done: true, more });
      if (hits.length === 0 || performance.now() < tellAt) this.#timer = setTimeout(slice);
      else {
        told.found({ hits, done: false, more });
        this.#timer = setTimeout(() => this.#goOn(chunks, count, told));
      }
    };
    slice();
  }

  #askThread(sought: Sought, told: SearchTold): void {
    const expression = compile(sought);
    if (!(expression instanceof RegExp)) return told.failed(expression);
    const fail = (problem: FindProblem): void => {
      this.close();
      told.failed(problem);
    };
    const thread = this.#thread ?? this.#openThread();
    if (thread === null) return fail("no-expressions");
    this.#isAsking = true;
    const wait = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => fail("too-slow"), PATIENCE);
    };
    thread.onerror = () => fail("no-expressions");
    thread.onmessage = ({ data }: MessageEvent<ExpressionTold>) => {
      wait();
      this.#isAsking = !data.done;
      if (data.done) clearTimeout(this.#timer);
      if (data.isGivenUp) fail("too-slow");
      else told.found(batchOf(data));
    };
    wait();
    thread.postMessage({ sought: { ...sought } } satisfies ExpressionAsked);
  }

  #openThread(): ExpressionThread | null {
    try {
      this.#thread = this.#makeThread();
      this.#thread.postMessage({ text: this.#text } satisfies ExpressionAsked);
    } catch {
      // A web view that allows no threads: words can still be found.
      this.#thread = null;
    }
    return this.#thread;
  }
}

function batchOf({ starts, ends, done, more }: ExpressionTold): Batch {
  const hits = Array.from(starts, (start, index) => ({ start, end: ends[index] ?? start }));
  return { hits, done, more };
}

function expressionThread(): ExpressionThread {
  return new Worker(new URL("./findworker.ts", import.meta.url), { type: "module" });
}
