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
    testTimeout: process.env["OBELUS_E2E"] === "figures" ? 1_200_000 : 180_000,
    hookTimeout: 60_000,
    retry: 0,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ["verbose"],
  },
});
