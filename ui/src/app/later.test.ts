// A part of the window that is wanted before it has come holds up the keys until it is drawn; one that fails is told once somebody wants it.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Session } from "../state/session.svelte.ts";
import { later } from "./later.svelte.ts";
import { Line } from "./line.ts";

let session: Session;
let line: Line;
let told: unknown[];
let answers: { come: (part: string) => void; fail: (thrown: unknown) => void }[];
let part: { readonly come: string | null };
let shown: Record<string, unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  [session, told, answers] = [new Session(), [], []];
  line = new Line((thrown) => told.push(thrown));
  const fetch = (): Promise<string> => new Promise((come, fail) => answers.push({ come, fail }));
  const holder = (): object => {
    part = later(line, fetch, () => session.panel !== null);
    return {};
  };
  shown = mount(holder as unknown as Component, { target: document.body });
  flushSync();
});

afterEach(() => {
  void unmount(shown);
  vi.useRealTimers();
});

test("one that nobody wants comes by itself and holds up nothing", async () => {
  await vi.advanceTimersByTimeAsync(400);
  expect([answers.length, line.isLong]).toEqual([1, false]);
  answers[0]!.come("part");
  await vi.advanceTimersByTimeAsync(0);
  session.panel = "keys";
  flushSync();
  expect([part.come, line.isLong, answers.length]).toEqual(["part", false, 1]);
});

test("one that is wanted is fetched at once, and what comes after it waits until it is there", async () => {
  session.panel = "keys";
  await tick();
  expect([answers.length, line.isLong]).toEqual([1, true]);
  const seen: unknown[] = [];
  const after = line.join(() => seen.push(part.come));
  answers[0]!.come("part");
  await after;
  expect([seen, line.isLong]).toEqual([["part"], false]);
});

test("one that is wanted while it is on its way is not fetched again, and keys wait for it", async () => {
  await vi.advanceTimersByTimeAsync(400);
  session.panel = "keys";
  flushSync();
  expect([answers.length, line.isLong]).toEqual([1, true]);
  answers[0]!.come("part");
  await line.free();
  expect(part.come).toBe("part");
});

test("one that fails is told where it was wanted, and fetched again when it is wanted again", async () => {
  await vi.advanceTimersByTimeAsync(400);
  answers[0]!.fail("ahead");
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([]);
  session.panel = "keys";
  flushSync();
  answers[1]!.fail("wanted");
  await line.free();
  expect([told, part.come]).toEqual([["wanted"], null]);
  session.panel = null;
  flushSync();
  session.panel = "keys";
  flushSync();
  answers[2]!.come("part");
  await line.free();
  expect([part.come, told.length]).toEqual(["part", 1]);
});
