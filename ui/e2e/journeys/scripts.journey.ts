// Texts that would run as scripts, wherever a document or a person can put one, shown in every room of the window: they are
// words there, and nothing else. And where one stood in the page as markup after all, it would not run. With OBELUS_FULL=1 each
// has a document of its own, else every twelfth.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

import { dropFiles } from "../drive/drop.ts";
import { guard, guarded, playRun } from "../drive/guard.ts";
import { reached, watch } from "../drive/meter.ts";
import type { Reader } from "../drive/reader.ts";
import { BINARY, type Ground, journey } from "../journey.ts";
import { makeLaden } from "../papers/laden.ts";
import { PAYLOADS } from "../papers/payloads.ts";

/** Every how many payloads one has a document of its own, and is typed. */
const STEP = process.env["OBELUS_FULL"] === "1" ? 1 : 12;

interface Laden extends Ground {
  log: string;
  documents: number;
}

async function prepare(scratch: string): Promise<Laden> {
  const documents = makeLaden(BINARY, join(scratch, "library.obelus"), scratch, STEP);
  const { binary, log } = watch(BINARY, scratch);
  return { binary, log, documents, env: {}, close: async () => undefined };
}

/** Runs in the page: opens the first document of the list. */
const OPEN_FIRST = `
  const list = document.querySelector("#library-panel .list");
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const first = () => [...list.querySelectorAll("li")].find((row) => Math.abs(row.getBoundingClientRect().top - list.getBoundingClientRect().top) < 20)?.querySelector("button");
    for (let wait = 0; wait < 100 && first()?.getAttribute("aria-current") !== "true"; wait += 1) {
      list.scrollTop = 0;
      await rest(20);
      if (list.scrollTop === 0) first()?.click();
      await rest(100);
    }
`;

/** Runs in the page: opens so many documents, one after the other as they stand in the list, and reads each to its end. */
const OPEN_NEXT = `
  const [many] = arguments;
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const rows = () => [...document.querySelectorAll("#library-panel .list li")].sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
  const place = () => document.querySelector("#library-panel .list [aria-current=true]")?.closest("li");
    for (let at = 0; at < many; at += 1) {
      place()?.scrollIntoView({ block: "start" });
      let next;
      for (let wait = 0; wait < 1_500 && !next; wait += 1) {
        await rest(10);
        next = rows()[rows().indexOf(place()) + 1]?.querySelector("button");
      }
      if (!next) return at;
      next.click();
      for (let wait = 0; wait < 1_500 && next.getAttribute("aria-current") !== "true"; wait += 1) await rest(10);
      await rest(30);
      const text = document.querySelector(".cm-scroller");
      if (text) text.scrollTop = text.scrollHeight;
      await rest(10);
    }
    return many;
`;

/** Runs in the page: goes through whatever can be scrolled, so that what is drawn only in sight is drawn. */
const SCROLL = `
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
    for (const element of [...document.querySelectorAll("*")].filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 40 && clientHeight > 80)) {
      for (let at = 0; at < Math.min(element.scrollHeight, 12_000); at += Math.max(element.clientHeight, 200)) {
        element.scrollTop = at;
        await rest(4);
      }
    }
    for (const details of document.querySelectorAll("details:not([open]) > summary")) details.click();
    await rest(50);
`;

/** Runs in the page: puts one text after the other into the field that has the focus. */
const TYPE_ALL = `
  const texts = JSON.parse(decodeURIComponent(arguments[0]));
  const field = document.activeElement;
    for (const text of texts) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 12));
    }
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
`;

/** Texts in a form that the driver hands over as it is, controls and all. */
function sent(texts: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(texts));
}

async function command(reader: Reader, name: string): Promise<void> {
  await reader.press("Control+k");
  await reader.type(name);
  await reader.press("Enter");
}

/** Nothing ran, nothing moved, and nothing is in the page that the window did not make. */
async function isClean(reader: Reader, where: string): Promise<void> {
  expect(await guarded(reader.session), where).toEqual({ ran: false, moved: false, seen: [] });
}

/** Shows a room, goes through it, and looks. */
async function room(reader: Reader, name: string): Promise<void> {
  await command(reader, name);
  await reader.runToEnd(SCROLL);
  await isClean(reader, name);
}

journey("two hundred texts that would run as scripts are words in every room", async (reader, { log, documents }: Laden) => {
  const { session } = reader;
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(200);
  await reader.reads("All judged");
  await guard(session);
  await reader.runToEnd(OPEN_FIRST);
  let opened = 1;
  // No more are asked for than there are: the list of a busy machine may take long to draw the next one.
  for (let more = 1; more > 0 && opened < documents; opened += more) {
    more = await reader.runToEnd<number>(OPEN_NEXT, Math.min(15, documents - opened));
    await isClean(reader, `documents up to ${opened + more}`);
  }
  // All of them were open, not only some.
  expect(opened).toBe(documents);
  await reader.picture("last-opened");

  for (const name of ["Read one sentence a line", "Read continuously", "Contents of the document", "Codebook", "History", "Documents"]) await room(reader, name);
  await reader.picture("documents");
  for (const name of ["Overview of the library", "Progress of the document"]) {
    await room(reader, name);
    await reader.press("Escape");
  }
  // What is typed is shown too, and sought.
  for (const keys of ["Control+f", "Control+k"]) {
    await reader.press(keys);
    await reader.until("a field to type in", () => session.run<boolean>("return document.activeElement.tagName === 'INPUT'"));
    const typed = PAYLOADS.filter((_, at) => at % STEP === 0);
    for (let at = 0; at < typed.length; at += 40) await reader.runToEnd(TYPE_ALL, sent(typed.slice(at, at + 40)));
    await reader.press("Escape");
  }
  await isClean(reader, "finding");
  await room(reader, "Show invisible characters");

  // Names of files that are refused, and of those that come in.
  const names = PAYLOADS.filter((_, at) => at % 10 === 5).map((payload, at) => reader.scratch(`${at} ${Array.from(payload.replaceAll(/[\u0000-\u001f/]/gu, " ")).slice(0, 60).join("")}.txt`));
  for (const [at, name] of names.entries()) writeFileSync(name, at % 2 === 0 ? "" : `A new letter ${at}. It came.`);
  await dropFiles(reader, ...names);
  await reader.find("button", "Dismiss");
  await reader.runToEnd(SCROLL);
  await isClean(reader, "what came in");
  await reader.picture("came-in");
  await reader.click("button", "Dismiss");

  // Keys that judge, and a card that is looked at.
  await reader.press("Home", "d", "i", "Escape", "Control+z", "Control+Shift+z");
  await isClean(reader, "judging");

  // The controls: a mark is seen, an element is seen, and so is what is stopped.
  expect(await playRun(session)).toBe(true);
  const { ran, stopped } = await insert(reader);
  expect({ ran, moved: (await guarded(session)).moved }).toEqual({ ran: false, moved: false });
  expect(stopped.filter((one) => one.startsWith("element ")).length).toBeGreaterThan(50);
  expect(stopped.filter((one) => one.startsWith("attribute on")).length).toBeGreaterThan(30);
  expect(stopped.filter((one) => one.startsWith("policy script-src")).length).toBeGreaterThan(50);
  // It is still the window, and works.
  await reader.press("End");
  await reader.reads("All judged");

  await reader.leave();
  const { local, outside } = reached(log);
  expect(local).toBeGreaterThan(0);
  expect(outside).toEqual([]);
}, [], prepare);

/** Puts every payload into the page as markup, as if the first wall had a hole. */
async function insert(reader: Reader): Promise<{ ran: boolean; stopped: string[] }> {
  const found = { ran: false, stopped: [] as string[] };
  for (let at = 0; at < PAYLOADS.length; at += 20) {
    await reader.runToEnd(
      `
      const payloads = JSON.parse(decodeURIComponent(arguments[0]));
      const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
            for (const payload of payloads) {
          const place = document.createElement("div");
          document.body.append(place);
          place.innerHTML = payload;
          for (const script of place.querySelectorAll("script")) {
            const again = document.createElement("script");
            again.textContent = script.textContent;
            if (script.src) again.src = script.src;
            place.append(again);
          }
          for (const one of place.querySelectorAll("*")) for (const name of one.getAttributeNames()) if (name.startsWith("on")) one.dispatchEvent(new Event(name.slice(2)));
          for (const one of place.querySelectorAll("a")) one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          await rest(15);
          place.remove();
        }
        await rest(200);
      `,
      sent(PAYLOADS.slice(at, at + 20)),
    );
    const { ran, seen } = await guarded(reader.session);
    found.ran ||= ran;
    found.stopped.push(...seen);
  }
  return found;
}
