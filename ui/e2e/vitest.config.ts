// How journeys are run: one after the other, each with time enough for a busy machine, none repeated and none skipped.

import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../node_modules/.vite-e2e",
  test: {
    // The journeys, the tour of `cargo xtask run`, the look at an installed application, or the figures.
    include: [`${process.env["OBELUS_E2E"] ?? "journeys"}/**/*.journey.ts`],
    globalSetup: "display.ts",
    fileParallelism: false,
    // Figures, and what is done to the window in full, take longer than any one journey.
    testTimeout: process.env["OBELUS_E2E"] === "figures" || process.env["OBELUS_KILLS"] || process.env["OBELUS_FULL"] ? 1_800_000 : 180_000,
    hookTimeout: 60_000,
    retry: 0,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ["verbose"],
  },
});
