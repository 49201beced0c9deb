// One display for a whole run of journeys; vitest calls this before the first and after the last.

import type { TestProject } from "vitest/node";

import { openDisplay } from "./drive/stage.ts";

declare module "vitest" {
  /** What the run hands to its journeys. */
  export interface ProvidedContext {
    /** The display, as in the environment variable DISPLAY. */
    display: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const display = await openDisplay();
  project.provide("display", display.name);
  return () => display.close();
}
