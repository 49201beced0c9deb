// The stage: a display of its own, a driver, the real window, and a scratch place for everything that it keeps.
// Invariant: every process started here ends with the stage, and nothing is written outside its scratch folder.
// Not here: what happens on the stage.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

import { Session } from "./webdriver.ts";

/** How long the driver and the display may take to come up, in milliseconds; a busy machine with two cores needs 2 s. */
const PATIENCE = 30_000;

/** Where a display is. */
export interface Screen {
  /** For the environment variable DISPLAY. */
  readonly name: string;
  /** The file in which it keeps what it shows. */
  readonly frame: string;
}

/** A display that nobody sees. */
export interface Display {
  readonly screen: Screen;
  /** Ends it. */
  close(): Promise<void>;
}

/** Starts a display, as large as the window; the X server itself picks a number that is free. */
export async function openDisplay(): Promise<Display> {
  const frames = makeScratch();
  const size = ["-screen", "0", "1280x800x24"];
  // Left alone by its last window it would begin anew (-noreset), and refuse the next one meanwhile.
  const server = spawn("Xvfb", ["-displayfd", "3", "-fbdir", frames, "-nolisten", "tcp", "-noreset", ...size], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise<string>((resolve, reject) => {
    (server.stdio[3] as Readable).once("data", (line: Buffer) => resolve(line.toString().trim()));
    server.once("error", () => reject(new Error("Xvfb is not installed (Debian: package xvfb)")));
    server.once("exit", (code) => reject(new Error(`Xvfb ended with ${code} before it had a display`)));
  });
  const close = async () => {
    await end(server);
    dropScratch(frames);
  };
  return { screen: { name: `:${number}`, frame: join(frames, "Xvfb_screen0") }, close };
}

/** Where and how a window is started. */
export interface Setting {
  /** The application. */
  readonly binary: string;
  /** The display. */
  readonly screen: Screen;
  /** The scratch folder for library, settings and caches. */
  readonly scratch: string;
  /** Arguments of the application. */
  readonly args?: string[];
  /** More environment for the application. */
  readonly env?: Record<string, string>;
  /** A command that runs the driver, and so the application, in surroundings of its own; it has to end in `exec "$@"`. */
  readonly within?: string[];
}

/** A window on the stage. */
export interface Window {
  readonly session: Session;
  /** The files of the machine as the application sees them, where it has surroundings of its own. */
  readonly root: string;
  /** Ends the window and its driver. */
  close(): Promise<void>;
  /** Ends the application as a failing machine would, without a word before. */
  kill(): Promise<void>;
}

/** Makes a scratch folder. */
export function makeScratch(): string {
  return mkdtempSync(join(tmpdir(), "obelus-journey-"));
}

/** Removes a scratch folder. */
export function dropScratch(scratch: string): void {
  // A window that is closing may still be writing there. What it wrote in the meantime has to be looked up anew, which the
  // retries of rmSync do not.
  for (let turn = 1; ; turn += 1) {
    try {
      return rmSync(scratch, { recursive: true, force: true });
    } catch (reason) {
      if (turn === 20) throw reason;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** Starts a driver and through it the application. */
export async function openWindow(setting: Setting): Promise<Window> {
  const port = await freePort();
  const [program = "", ...args] = [...(setting.within ?? []), "WebKitWebDriver", `--port=${port}`];
  const driver = spawn(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment(setting) },
  });
  const missing = once(driver, "error").then(() => {
    throw new Error("WebKitWebDriver is not installed (Debian: package webkit2gtk-driver)");
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([answers(address), missing]);
    const session = await Session.start(address, setting.binary, setting.args ?? []);
    return {
      session,
      root: `/proc/${driver.pid}/root`,
      kill: async () => {
        // Its web processes go with it, or within a moment.
        const children = childrenOf(driver);
        for (const child of children) process.kill(child, "SIGKILL");
        await end(driver);
        await gone(children);
      },
      close: async () => {
        const children = childrenOf(driver);
        await session.end().catch(() => undefined); // The window may have closed itself.
        // The driver kills the application some time after it has answered, unless it is ended itself before that.
        for (const child of children) endIfThere(child);
        await end(driver);
        // It holds its library until it is gone, and the next window could only read it.
        await gone(children);
      },
    };
  } catch (reason) {
    await end(driver);
    throw reason;
  }
}

/** The application that a driver has started. */
function childrenOf({ pid }: ChildProcess): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
}

/** Waits until these processes are gone. */
async function gone(processes: number[]): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (processes.some(isRunning) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Ends a process that may be gone by itself at any moment. */
function endIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** Whether it holds anything: one that has ended and was not asked for yet (Z) does not. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function environment(setting: Setting): Record<string, string> {
  const folder = (name: string) => join(setting.scratch, name);
  return {
    DISPLAY: setting.screen.name,
    GDK_BACKEND: "x11",
    // No session bus: otherwise one is started for every window, and its portals mount folders inside the scratch folder.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    NO_AT_BRIDGE: "1",
    // The window speaks English here, whatever the machine speaks.
    LC_ALL: "C.UTF-8",
    XDG_DATA_HOME: folder("data"),
    XDG_CONFIG_HOME: folder("config"),
    XDG_CACHE_HOME: folder("cache"),
    OBELUS_LIBRARY: folder("library.obelus"),
    TAURI_AUTOMATION: "true",
    TAURI_WEBVIEW_AUTOMATION: "true",
    ...setting.env,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function answers(address: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`WebKitWebDriver did not answer within ${PATIENCE / 1000} s`);
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined) return;
  const gone = once(process, "exit");
  process.kill("SIGTERM");
  await gone;
}
