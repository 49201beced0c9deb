// A screen reader's side of the window: buses of their own, on which the application tells what it shows, and the reading of
// that tree.
// Invariant: nothing of the person's session is on these buses, and every process started here ends with them.
// Not here: what the tree should hold (the journey).

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

/** Where the systems keep what starts the bus of accessibility. */
const LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher"];
/** The system's own Python, for which its packages are. */
const PYTHON = "/usr/bin/python3";
/** How long one reading of the tree may take, in milliseconds; some hundred objects take less than a second. */
const PATIENCE = 60_000;

/** A bus on which nothing is started by itself: no portals, no settings of the person's. */
const CONFIG = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** One object of the tree. */
export interface Heard {
  /** How deep it lies; the application itself lies at 0. */
  depth: number;
  role: string;
  name: string;
  states: string[];
  attributes: Record<string, string>;
  text?: string;
  caret?: number;
}

/** The buses, and what is to be read on them. */
export interface Hearing {
  /** For the environment of an application that is to be heard. */
  readonly env: Record<string, string>;
  /** The tree as it is now, in the order in which it is read. */
  tree(): Promise<Heard[]>;
  close(): Promise<void>;
}

/** Starts the buses; what they keep goes into `scratch`. */
export async function openHearing(scratch: string): Promise<Hearing> {
  const launcher = LAUNCHERS.find((path) => existsSync(path));
  if (launcher === undefined) throw new Error("the bus of accessibility is not installed (Debian: package at-spi2-core)");
  const [runtime, config] = [join(scratch, "runtime"), join(scratch, "bus.conf")];
  mkdirSync(runtime, { mode: 0o700 });
  writeFileSync(config, CONFIG);
  const { DISPLAY: _display, AT_SPI_BUS_ADDRESS: _bus, ...given } = process.env;
  // Without a display the launcher writes its address on none, where windows of other journeys would find it.
  const own = { ...given, XDG_RUNTIME_DIR: runtime, HOME: scratch, GSETTINGS_BACKEND: "memory" };
  const bus = spawn("dbus-daemon", [`--config-file=${config}`, "--nofork", "--print-address=3"], { env: own, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const address = await Promise.race([firstLine(bus), missing(bus, "dbus-daemon is not installed (Debian: package dbus-daemon)")]);
  const env = { XDG_RUNTIME_DIR: runtime, GSETTINGS_BACKEND: "memory", DBUS_SESSION_BUS_ADDRESS: address };
  const accessible = spawn(launcher, ["--launch-immediately"], { env: { ...own, ...env }, stdio: "ignore" });
  const read = async () => {
    const script = join(import.meta.dirname, "tree.py");
    const options = { env: { ...own, ...env }, timeout: PATIENCE, maxBuffer: 1 << 26 };
    const { stdout } = await promisify(execFile)(PYTHON, [script], options).catch((reason: { stderr?: string; message: string }) => {
      throw new Error(`the tree cannot be read (Debian: packages python3-gi, gir1.2-atspi-2.0): ${reason.stderr || reason.message}`);
    });
    return JSON.parse(stdout) as Heard[];
  };
  const close = async () => {
    await end(accessible);
    await end(bus);
  };
  return { env: { ...env, NO_AT_BRIDGE: "0", GTK_MODULES: "gail:atk-bridge" }, tree: read, close };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdio[3] as Readable, "data")) as [Buffer];
  return line.toString().trim();
}

async function missing(child: ChildProcess, words: string): Promise<never> {
  await once(child, "error");
  throw new Error(words);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
