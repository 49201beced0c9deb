// The person of a journey: reads accessible names, presses keys, draws with the mouse, takes pictures.
// Invariant: everything is found by role and name, as a screen reader would, so a journey fails where a label is missing.
// Not here: wire commands (webdriver.ts), processes (stage.ts).

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chord, typing } from "./keys.ts";
import { takePicture } from "./picture.ts";
import { drag, placeOf } from "./pointer.ts";
import { openWindow, type Setting, type Window } from "./stage.ts";
import { type Found, Refused, type Session } from "./webdriver.ts";

/** How long something may take to appear, in milliseconds; generous, because it is only waited for in failures. */
const PATIENCE = 20_000;

/** Roles that journeys ask for, and the elements that may have them; the computed role then decides. */
const CANDIDATES: Record<string, string> = {
  button: "button, [role=button], input[type=button], input[type=submit], summary",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  textbox: "input, textarea, [role=textbox], [contenteditable]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  combobox: "select, input, [role=combobox]",
  link: "a, [role=link]",
  radio: "input[type=radio], [role=radio]",
  searchbox: "input[type=search], [role=searchbox]",
};

/** Runs in the page: a field that holds a text, all of it selected, ready to be copied by keys. */
const HOLD_TEXT = `
  const field = document.createElement("textarea");
  window.obelusHeld = { field, focused: document.activeElement, isCopied: false };
  field.addEventListener("copy", () => (window.obelusHeld.isCopied = true));
  document.body.append(field);
  field.value = arguments[0];
  field.focus();
  field.select();
`;

const isStale = (thrown: unknown): boolean => thrown instanceof Refused && thrown.code === "stale element reference";

/** A person at the window. */
export class Reader {
  private pictures = 0;

  private constructor(
    readonly setting: Setting,
    private readonly album: string,
    private window: Window,
  ) {}

  /** Opens the window; pictures go into the folder `album`. */
  static async arrive(setting: Setting, album: string): Promise<Reader> {
    mkdirSync(album, { recursive: true });
    const env = { ...setting.env, OBELUS_CHOOSE_FILE: join(setting.scratch, "chosen-files") };
    const seated = { ...setting, env };
    return new Reader(seated, album, await openWindow(seated));
  }

  /** The driver's session, for what has no word here yet. */
  get session(): Session {
    return this.window.session;
  }

  /** A path inside the scratch folder of this journey. */
  scratch(name: string): string {
    return join(this.setting.scratch, name);
  }

  /** Closes the window. */
  leave(): Promise<void> {
    return this.window.close();
  }

  /** A path inside the scratch folder as the application sees it, where it has surroundings of its own. */
  inside(name: string): string {
    return join(this.window.root, this.scratch(name));
  }

  /** Closes the window and opens it again on the same library, to which something may happen meanwhile. */
  async reopen(meanwhile: () => void = () => undefined): Promise<void> {
    await this.leave();
    meanwhile();
    this.window = await openWindow(this.setting);
  }

  /** Kills the application and starts it again on the same library. */
  async restartKilled(): Promise<void> {
    await this.window.kill();
    this.window = await openWindow(this.setting);
  }

  /** Runs the body of an async function in the page, waits for it, and gives what it returns: the driver itself loses a promise now and then. */
  async runToEnd<T = undefined>(script: string, ...args: unknown[]): Promise<T> {
    const body = `window.obelusEnded = undefined; (async function () { ${script} }).apply(null, arguments).then((value) => (window.obelusEnded = { value }), (error) => (window.obelusEnded = { error: String(error) }))`;
    await this.session.run(`${body}; return null;`, ...args);
    // A busy page now and then gives the driver an answer that it cannot read; asking again changes nothing in the page.
    const look = () => this.session.run<{ value?: T; error?: string } | null>("return window.obelusEnded ?? null").catch(() => null);
    const ended = await this.until("a script to end", async () => (await look()) ?? false);
    if (ended.error !== undefined) throw new Error(ended.error);
    return ended.value as T;
  }

  /** Presses keys one after the other, each as people write it: `press("ArrowDown", "Control+Shift+z")`. */
  async press(...keys: string[]): Promise<void> {
    for (const each of keys) await this.session.act(chord(each));
  }

  /** Types a text where the focus is. */
  type(text: string): Promise<void> {
    return this.session.act(typing(text));
  }

  /** Puts a text on the clipboard of the display, as if it had been copied elsewhere; the focus stays where it is. */
  async copy(text: string): Promise<void> {
    await this.session.run(HOLD_TEXT, text);
    await this.press("Control+c");
    // Keys arrive some time after they are played; the field must live until its text is taken.
    await this.until("the text to be copied", () => this.session.run<boolean>("return window.obelusHeld.isCopied"));
    await this.session.run("window.obelusHeld.focused?.focus?.(); window.obelusHeld.field.remove();");
  }

  /** Pastes a text where the focus is. */
  async paste(text: string): Promise<void> {
    await this.copy(text);
    await this.press("Control+v");
  }

  /** Answers the next file dialogs with these paths. */
  willChoose(...paths: string[]): void {
    writeFileSync(this.scratch("chosen-files"), paths.join("\n"));
  }

  /** Waits for the element with this role and accessible name. */
  find(role: string, name: string | RegExp): Promise<Found> {
    return this.until(`${role} "${name}"`, async () => (await this.named(role, name))[0]);
  }

  /** Waits until no element has this role and accessible name. */
  async gone(role: string, name: string | RegExp): Promise<void> {
    await this.until(`no ${role} "${name}"`, async () => (await this.named(role, name)).length === 0);
  }

  /** Clicks the element with this role and accessible name. */
  async click(role: string, name: string | RegExp): Promise<void> {
    await this.session.click(await this.find(role, name));
  }

  /** Puts a text into the field with this accessible name, in place of what was there. */
  async fill(role: string, name: string | RegExp, text: string): Promise<void> {
    const field = await this.find(role, name);
    await this.session.clear(field);
    await this.session.click(field);
    await this.type(text);
  }

  /** Waits until the window shows these words somewhere. */
  async reads(words: string | RegExp): Promise<void> {
    await this.until(`the words "${words}"`, async () => {
      const shown = await this.session.run<string>("return document.body ? document.body.innerText : ''");
      return typeof words === "string" ? shown.includes(words) : words.test(shown);
    });
  }

  /** Selects with the mouse, from the first character of `from` to the last of `to`, inside the element `css`. */
  async select(css: string, from: string, to: string): Promise<void> {
    const start = await placeOf(this.session, css, from);
    const end = await placeOf(this.session, css, to);
    await this.session.act(drag(start.first, end.last));
  }

  /** Waits for something to be true and gives it; what was waited for is named in the failure. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const limit = Date.now() + PATIENCE;
    for (;;) {
      // The page may change while it is being asked; then it is asked again.
      const seen = await look().catch((thrown: unknown) => (isStale(thrown) ? undefined : Promise.reject(thrown)));
      if (seen !== undefined && seen !== false) return seen;
      if (Date.now() > limit) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Takes a picture of the window once it has come to rest; pictures are numbered in the order of the journey. */
  async picture(title: string): Promise<void> {
    this.pictures += 1;
    const number = String(this.pictures).padStart(2, "0");
    let before: Buffer = Buffer.alloc(0);
    let now = takePicture(this.setting.screen.frame);
    // A blinking caret never rests: the last picture then is as good as any.
    for (let tries = 0; tries < 10 && !now.equals(before); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      before = now;
      now = takePicture(this.setting.screen.frame);
    }
    writeFileSync(join(this.album, `${number}-${title}.png`), now);
  }

  private async named(role: string, name: string | RegExp): Promise<Found[]> {
    const found: Found[] = [];
    for (const each of await this.session.findAll(CANDIDATES[role] ?? `[role=${role}], ${role}`)) {
      // An element may leave the page between being found and being asked.
      const label = await this.session.label(each).catch(() => undefined);
      if (label === undefined || !(typeof name === "string" ? label === name : name.test(label))) continue;
      if ((await this.session.role(each).catch(() => undefined)) === role) found.push(each);
    }
    return found;
  }
}
