// Pages are painted one at a time, the last wish first, and the last few are kept.

import { expect, test } from "vitest";
import { Painter, type Wish } from "./painter.ts";

interface Picture {
  page: number;
  width: number;
  height: number;
  isClosed: boolean;
  close(): void;
}

/** A host that paints when it is told to. */
function setUp(side = 100) {
  const asked: { page: number; done(): void; refuse(): void }[] = [];
  const made: Picture[] = [];
  const host = {
    documentPage: (_document: string, page: number) =>
      new Promise<ArrayBuffer>((resolve, reject) => asked.push({ page, done: () => resolve(Uint8Array.of(page).buffer), refuse: () => reject({ code: "reader-broke" }) })),
  };
  const painter = new Painter(host, async (bytes) => {
    const picture: Picture = { page: new Uint8Array(bytes)[0] ?? 0, width: side, height: side, isClosed: false, close: () => (picture.isClosed = true) };
    made.push(picture);
    return picture as unknown as ImageBitmap;
  });
  const paint = (page: number, scale = 1) => painter.paint(wishOf(page, scale)) as unknown as Promise<Picture | null>;
  const rest = () => new Promise((resolve) => setTimeout(resolve));
  /** Paints whatever is asked for until nothing is. */
  const finish = async () => {
    for (let next = 0; ; next += 1) {
      await rest();
      const ask = asked[next];
      if (ask === undefined) return;
      ask.done();
    }
  };
  return { asked, made, painter, paint, rest, finish };
}

const wishOf = (page: number, scale = 1): Wish => ({ document: "d", version: 1, page, scale, password: null });

test("of wishes that come while one is painted only the last is painted", async () => {
  const { asked, paint, finish } = setUp();
  const wishes = [paint(1), paint(2), paint(3), paint(4)];
  await finish();
  expect((await Promise.all(wishes)).map((picture) => picture?.page ?? null)).toEqual([null, null, null, 4]);
  expect(asked.map(({ page }) => page)).toEqual([4]);
});

test("a page that was painted is not painted again, but at another size it is", async () => {
  const { asked, painter, paint, finish } = setUp();
  await Promise.all([paint(1), finish()]);
  const again = await paint(1);
  expect([again?.page, asked.length, painter.known(wishOf(1)) !== null, painter.known(wishOf(1, 2))]).toEqual([1, 1, true, null]);
});

test("a refusal is thrown, and the next page is painted all the same", async () => {
  const { asked, paint, rest } = setUp();
  const wish = paint(1);
  await rest();
  asked[0]?.refuse();
  await expect(wish).rejects.toEqual({ code: "reader-broke" });
  const next = paint(2);
  await rest();
  asked[1]?.done();
  expect((await next)?.page).toBe(2);
});

test("what is too much to be kept gives its memory back, the oldest first", async () => {
  const { made, painter, paint, rest, asked } = setUp(3000);
  for (let page = 0; page < 4; page += 1) {
    const wish = paint(page);
    await rest();
    asked[page]?.done();
    await wish;
  }
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true, true, false, false]);
  painter.close();
  expect(made.every(({ isClosed }) => isClosed)).toBe(true);
});

test("a picture that comes when the view is gone is not kept", async () => {
  const { made, painter, paint, rest, asked } = setUp();
  const wish = paint(1);
  await rest();
  painter.close();
  asked[0]?.done();
  expect(await wish).toBe(null);
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true]);
});
