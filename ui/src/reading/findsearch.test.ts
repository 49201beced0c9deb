// One search at a time: the newest question is answered, and none holds anything up for ever.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type FindProblem, MOST_HITS, nothingSought } from "./find.ts";
import { type ExpressionThread, Search } from "./findsearch.ts";
import type { ExpressionAsked, ExpressionTold } from "./findworker.ts";

/** A thread that only says what it is told to say. */
class Puppet implements ExpressionThread {
  asked: ExpressionAsked[] = [];
  isEnded = false;
  onmessage: Worker["onmessage"] = null;
  onerror: Worker["onerror"] = null;

  postMessage(asked: ExpressionAsked): void {
    this.asked.push(asked);
  }

  terminate(): void {
    this.isEnded = true;
  }

  tell(starts: number[], rest: Partial<ExpressionTold> = {}): void {
    const data = { starts: Uint32Array.from(starts), ends: Uint32Array.from(starts, (start) => start + 1), done: false, more: false, isGivenUp: false, ...rest };
    this.onmessage?.call(this as never, { data } as MessageEvent<ExpressionTold>);
  }
}

let threads: Puppet[];
let heard: (string | number)[];

const told = {
  found: ({ hits, done, more }: { hits: readonly unknown[]; done: boolean; more: boolean }) =>
    heard.push(...(done ? [hits.length, more ? "more" : "done"] : [hits.length])),
  failed: (problem: FindProblem) => heard.push(problem),
};

function searchIn(text: string): Search {
  return new Search(text, () => {
    const puppet = new Puppet();
    threads.push(puppet);
    return puppet;
  });
}

const words = (sought: string) => ({ ...nothingSought, words: sought });
const expression = (sought: string) => ({ ...words(sought), expression: true });

beforeEach(() => {
  vi.useFakeTimers();
  threads = [];
  heard = [];
});

afterEach(() => {
  vi.useRealTimers();
});

test("words are found without any thread", () => {
  searchIn("one two one").ask(words("one"), told);
  vi.runAllTimers();
  expect([heard, threads]).toEqual([[2, "done"], []]);
});

test("a longer text is searched in slices, and other words end the search", () => {
  // A clock that goes on with every look lets each slice be over at once.
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 50));
  let clock = 0;
  const search = searchIn(`${"x".repeat(60_000)}one`);
  search.ask(words("one"), told);
  expect(heard).toEqual([]);
  search.ask(words("x"), told);
  vi.runAllTimers();
  expect(heard.at(-1)).toBe("done");
  expect(heard.filter((each) => typeof each === "number").reduce((sum, each) => sum + each, 0)).toBe(60_000);
  vi.restoreAllMocks();
});

test("what is too much is not counted to its end", () => {
  searchIn("x".repeat(MOST_HITS + 40_000)).ask(words("x"), told);
  vi.runAllTimers();
  expect(heard.at(-1)).toBe("more");
});

test("an expression is sought on a thread, which is kept for the next", () => {
  const search = searchIn("abc");
  search.ask(expression("a"), told);
  threads[0]!.tell([0, 2]);
  threads[0]!.tell([3], { done: true });
  search.ask(expression("b"), told);
  threads[0]!.tell([], { done: true });
  expect(heard).toEqual([2, 1, "done", 0, "done"]);
  expect(threads).toHaveLength(1);
  expect(threads[0]!.asked).toEqual([{ text: "abc" }, { sought: expression("a") }, { sought: expression("b") }]);
});

test("a thread that is busy with an older question is ended", () => {
  const search = searchIn("abc");
  search.ask(expression("a"), told);
  search.ask(expression("b"), told);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  search.close();
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, true]);
});

test("an expression that is silent for too long is given up", () => {
  const search = searchIn("abc");
  search.ask(expression("(a+)+$"), told);
  vi.advanceTimersByTime(3_000);
  threads[0]!.tell([]);
  vi.advanceTimersByTime(3_000);
  expect(heard).toEqual([0]);
  vi.advanceTimersByTime(3_000);
  expect([heard, threads[0]!.isEnded]).toEqual([[0, "too-slow"], true]);
});

test("an expression that the engine gave up is told as such", () => {
  searchIn("abc").ask(expression("(a+)+$"), told);
  threads[0]!.tell([], { done: true, isGivenUp: true });
  expect(heard).toEqual(["too-slow"]);
});

test("a broken expression needs no thread, and a window without threads says so", () => {
  searchIn("abc").ask(expression("(a"), told);
  new Search("abc", () => {
    throw new Error("no threads");
  }).ask(expression("a"), told);
  expect([heard, threads]).toEqual([["open-group", "no-expressions"], []]);
});
