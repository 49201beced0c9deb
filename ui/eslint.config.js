// What is refused in the interface beyond types: circles of imports, rooms that know each other, loose ends.

import importX from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const nouns = ["reading", "library", "claims", "codebook", "history", "exchange", "evidence", "sources", "search", "progress", "keeping", "suggestions", "versions"];

/** What the files of a room may not import, besides what nobody may. */
function room(name, forbidden) {
  return {
    files: [`src/${name}/**/*.{ts,svelte}`],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(name === "host" ? [] : [{ group: ["@tauri-apps/*"], message: "Only src/host talks to Rust." }]),
            ...(forbidden.length > 0 ? [{ group: forbidden.map((other) => `**/${other}/**`), message: `${name} does not know this room.` }] : []),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["dist", "node_modules", "e2e", "src/host/generated"] },
  ...tseslint.configs.recommended,
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".svelte", ".js"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"], "svelte-eslint-parser": [".svelte"] },
      "import-x/resolver": { node: { extensions: [".ts", ".svelte", ".js"] } },
    },
    // The parser inside is for components that a TypeScript file imports.
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"] } },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-self-import": "error",
      "import-x/no-duplicates": ["error", { "prefer-inline": false }],
      "no-console": "error",
      "no-undef": "off",
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    // Svelte's own compiler and svelte-check report what these would, and know reactivity.
    rules: { "prefer-const": "off", "svelte/prefer-svelte-reactivity": "off" },
  },
  {
    files: ["**/*.test.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  room("host", ["state", "words", "parts", ...nouns, "app"]),
  room("parts", ["host", "state", "words", ...nouns, "app"]),
  room("state", ["words", "parts", ...nouns, "app"]),
  room("words", ["parts", ...nouns, "app"]),
  ...nouns.map((noun) => room(noun, [...nouns.filter((other) => other !== noun), "app"])),
  room("app", []),
);
