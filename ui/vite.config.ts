// How the interface is built and tested. The built window may load nothing but its own files (CSP), so nothing is
// inlined as data. The in-memory host is for `npm run dev`, tests and `--mode browser`; the plain build leaves it out.

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // One sheet of styles for all: while one more is on its way the web view lays new elements out with no height, and a long list
  // that measures its first cards then stays empty.
  build: { outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, cssCodeSplit: false, target: "safari18", sourcemap: false },
  // The sample lies beside ui/, and the in-memory host reads it.
  server: { fs: { allow: [".."] } },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: {
    include: ["src/**/*.test.ts"],
    environment: "happy-dom",
    // Against hanging only: property tests on a busy machine take their time.
    testTimeout: 60_000,
    passWithNoTests: false,
    allowOnly: false,
  },
});
