// What a journey is: a test in which one person, with a fresh library, does one thing from end to end in the real window.
// Invariant: every journey has its own scratch folder and window; a failed one leaves a last picture.

import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { inject, test } from "vitest";

import { Reader } from "./drive/reader.ts";
import { dropScratch, makeScratch } from "./drive/stage.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");

/** The application: the one named by OBELUS_BINARY, else the last debug build. */
export const BINARY = resolve(process.env["OBELUS_BINARY"] ?? join(REPOSITORY, "target/debug/obelus"));

/** Where the pictures go: OBELUS_ALBUM, else target/journeys. */
export const ALBUM = resolve(process.env["OBELUS_ALBUM"] ?? join(REPOSITORY, "target/journeys"));

/** What has to be there before a window opens. */
export interface Ground {
  /** For the environment of the application. */
  readonly env: Record<string, string>;
  /** The application, where it is not started as it is. */
  readonly binary?: string;
  /** What runs the driver in surroundings of its own (stage.ts). */
  readonly within?: string[];
  close(): Promise<void>;
}

const bare = async (): Promise<Ground> => ({ env: {}, close: async () => undefined });

/** Walks through the real window once; `args` are given to the application when it starts, on what `prepare` has made. */
export function journey<G extends Ground = Ground>(
  name: string, walk: (reader: Reader, ground: G) => Promise<void>, args: string[] = [], prepare?: (scratch: string) => Promise<G>,
): void {
  test(name, async () => {
    if (!existsSync(BINARY)) throw new Error(`${BINARY} is not built: cargo xtask e2e builds it`);
    const album = join(ALBUM, name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"));
    rmSync(album, { recursive: true, force: true });
    const scratch = makeScratch();
    // Who prepares nothing asks for no more than the bare ground.
    const ground = prepare ? await prepare(scratch) : ((await bare()) as G);
    try {
      const { env, binary = BINARY, within } = ground;
      const reader = await Reader.arrive({ binary, screen: inject("screen"), scratch, args, env, ...(within && { within }) }, album);
      try {
        await walk(reader, ground);
      } catch (reason) {
        await reader.picture("failed").catch(() => undefined); // The window may be what failed.
        throw reason;
      } finally {
        await reader.leave();
      }
    } finally {
      await ground.close();
      dropScratch(scratch);
    }
  });
}
