// One display for a whole run of journeys; vitest calls this before the first and after the last.

import type { TestProject } from "vitest/node";

import { openDisplay, type Screen } from "./drive/stage.ts";

declare module "vitest" {
  /** What the run hands to its journeys. */
  export interface ProvidedContext {
    /** The display. */
    screen: Screen;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const display = await openDisplay();
  project.provide("screen", display.screen);
  return () => display.close();
}
