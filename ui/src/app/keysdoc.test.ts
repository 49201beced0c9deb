// docs/keys.md says what the list of commands says. `npx vitest run src/app/keysdoc.test.ts -u` writes it anew.

import { expect, test } from "vitest";
import { commandWords, groupWords } from "../words/en/commands.ts";
import { keycaps } from "../words/en/keycaps.ts";
import { commands, groupsByUse } from "./commands.ts";
import { partsOf } from "./keys.ts";

const caps: Readonly<Record<string, string>> = keycaps;
const keyWords = (key: string): string => `\`${partsOf(key).map((part) => caps[part] ?? part).join("+")}\``;

const head = `# The keys

Every command with the keys that it usually has. The settings (\`Ctrl+,\`) change them, by searching a command or by pressing its key; a key
that another command has is refused by its name, and can be swapped. On a Mac, Cmd stands for Ctrl. Commands without a key are in the
palette of all commands (\`Ctrl+K\`). \`Esc\`, \`F6\` and \`Tab\` stay what they are, so that there is always a way out and a way on.

Keys without Ctrl work wherever nothing is typed. This page is made from the list of commands (\`ui/src/app/commands/\`).
`;

test("the page of keys is the list of commands", async () => {
  const tables = groupsByUse.map((group) => {
    const rows = commands.filter((command) => command.group === group).map(({ id, keys }) => `| ${keys.map(keyWords).join(" ")} | ${commandWords[id]} |`);
    return [`## ${groupWords[group]}`, "", "| key | does |", "|---|---|", ...rows, ""].join("\n");
  });
  await expect([head, ...tables].join("\n")).toMatchFileSnapshot("../../../docs/keys.md");
});
