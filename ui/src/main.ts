// Where the interface begins: which door it stands behind, and where it is drawn.

import { mount } from "svelte";
import "./app/base.css";
import App from "./app/App.svelte";
import { begin, untilOpen } from "./app/begin.svelte.ts";
import { dress, systemTheme } from "./app/dress.ts";
import { Desk } from "./app/desk.ts";
import { markPage } from "./app/language.ts";
import type { Host } from "./host/host.ts";
import { isRealWindow, openTauriHost } from "./host/tauri.ts";
import { pointsOf } from "./reading/utf16.ts";
import type { Cut } from "./state/opened.svelte.ts";
import { KeptSettings } from "./state/settings.svelte.ts";
import { Workspace } from "./state/workspace.svelte.ts";

/** The library in memory is there for development and for a look in a browser; the plain build leaves it out. */
async function openHost(): Promise<Host> {
  if (!isRealWindow() && (import.meta.env.DEV || import.meta.env.MODE === "browser")) {
    const { openMemoryHost } = await import("./host/memory/memory.ts");
    return openMemoryHost(location.hash.slice(1));
  }
  return openTauriHost();
}

function cutter(text: string): Cut {
  const points = pointsOf(text);
  return (start, end) => points.slice(start, end);
}

/** How long a window waits for its text, in milliseconds; nobody sees so little. */
const PATIENCE = 120;

function rest(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

const target = document.getElementById("app");
if (target === null) throw new Error("the page has no place for the window");
markPage(document.documentElement);
const workspace = new Workspace(await openHost(), new KeptSettings(localStorage), cutter);
const desk = new Desk(workspace);
const begun = begin(desk);
// Drawn once, with its text, is drawn sooner than the empty window and then all of it again. A library that takes longer
// gets its window first.
await Promise.race([untilOpen(workspace), rest(PATIENCE)]);
// Before anything is laid out: afterwards it would all be laid out again.
dress(document.documentElement, workspace.settings.looks, systemTheme());
mount(App, { target, props: { workspace, desk, begun } });
