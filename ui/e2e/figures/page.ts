// What is asked of the page: how long things take from inside, where no driver is in between.
// Invariant: each measurement ends with a frame that was painted, so what is counted can be seen.

import type { Session } from "../drive/webdriver.ts";

/** Runs in the page once: words for the measurements below. */
const PROBE = `
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // Asked in a frame, the next frame begins when this one has been painted.
  const painted = async () => { await frame(); return performance.now(); };
  const until = async (holds) => { while (!holds()) await frame(); return painted(); };
  const lines = () => document.querySelector(".cm-content")?.textContent ?? "";
  const moment = (name) => performance.getEntriesByName("obelus:" + name).at(-1)?.startTime ?? NaN;
  const press = (key) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", { key, code: "Key" + key.toUpperCase(), bubbles: true, cancelable: true }));
  };
  const marks = (name) => new Set([...document.querySelectorAll("." + name + "[data-mark]")].map((each) => each.dataset.mark));
  window.obelusProbe = { frame, painted, until, lines, moment, press, marks };
`;

/** The figures of one judgement, in milliseconds. */
export interface Judged {
  /** From the key to the answer of the desk: saved durably. */
  saved: number;
  /** From there to marks that are in the view's state and the page. */
  drawn: number;
  /** From the key to a painted verdict. */
  painted: number;
}

/** A page that is measured. */
export class Page {
  private constructor(readonly session: Session) {}

  /** Readies a page. */
  static async at(session: Session): Promise<Page> {
    await session.run(PROBE);
    return new Page(session);
  }

  /** Runs an expression that may wait, and gives what it comes to. */
  async measure<T>(body: string, ...args: unknown[]): Promise<T> {
    await this.session.run(
      `window.obelusDone = undefined;
       const { frame, painted, until, lines, moment, press, marks } = window.obelusProbe;
       (async (...args) => { ${body} })(...arguments).then((value) => (window.obelusDone = { value }), (error) => (window.obelusDone = { error: String(error) }));`,
      ...args,
    );
    for (;;) {
      const done = await this.session.run<{ value?: T; error?: string } | null>("return window.obelusDone ?? null");
      if (done?.error !== undefined) throw new Error(done.error);
      if (done !== null) return done.value as T;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** From the click on a document to its painted text. */
  open(title: string): Promise<number> {
    return this.measure(
      `const item = [...document.querySelectorAll("button, [role=option], li")].find((each) => each.textContent.includes(args[0]) && each.matches("button, [role=option]"));
       const before = document.querySelector(".cm-line")?.textContent;
       const begun = performance.now();
       item.click();
       return (await until(() => lines() !== "" && document.querySelector("h1")?.textContent === args[0] && document.querySelector(".cm-line")?.textContent !== before)) - begun;`,
      title,
    );
  }

  /** From a key to a painted verdict. */
  judge(key: string, style: string): Promise<Judged> {
    return this.measure(
      `const known = marks(args[1]);
       const begun = performance.now();
       press(args[0]);
       const end = await until(() => [...marks(args[1])].some((each) => !known.has(each)));
       return { saved: moment("answered") - begun, drawn: moment("drawn") - moment("answered"), painted: end - begun };`,
      key,
      style,
    );
  }

  /** Scrolls 40 pixels a frame and gives the length of each frame. */
  scroll(frames: number): Promise<number[]> {
    return this.measure(
      `const box = document.querySelector(".cm-scroller");
       const lengths = [];
       let last = await frame();
       for (let count = 0; count < args[0]; count += 1) {
         box.scrollTop += 40;
         const now = await frame();
         lengths.push(now - last);
         last = now;
       }
       return lengths;`,
      frames,
    );
  }

  /** From a press on the coverage strip to painted text of that place. */
  jump(share: number): Promise<number> {
    return this.measure(
      `const strip = document.querySelector("[role=slider][aria-orientation=vertical]");
       const { left, width, top, height } = strip.getBoundingClientRect();
       const before = lines();
       const at = { clientX: left + width / 2, clientY: top + height * args[0], bubbles: true, cancelable: true, buttons: 1, pointerId: 1 };
       strip.setPointerCapture = () => undefined;
       const begun = performance.now();
       strip.dispatchEvent(new PointerEvent("pointerdown", at));
       strip.dispatchEvent(new PointerEvent("pointerup", { ...at, buttons: 0 }));
       return (await until(() => lines() !== before)) - begun;`,
      share,
    );
  }
}
