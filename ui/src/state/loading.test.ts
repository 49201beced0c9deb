// Files that are loaded: annotations whose document nobody can know are offered to the one that is open.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

const row = (exact: string) => ({ uri: "https://example.org/guests", text: "Who?", target: [{ selector: [{ type: "TextQuoteSelector", exact }] }] });

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went. Three stayed.", "Guests");
  workspace.notices.list = [];
  host.files.texts.set("rows.json", JSON.stringify({ rows: [row("Two went."), row("stayed")] }));
});

test("annotations on an unknown address wait until a document is chosen, and then lie on it", async () => {
  await shelving.loadFile(workspace, { path: "rows.json" });
  const [notice] = workspace.notices.list;
  expect(notice).toMatchObject({ kind: "unplaced", path: "rows.json", fault: { code: "addresses-unknown", subject: "https://example.org/guests", detail: "2" } });
  expect(workspace.opened?.highlights).toEqual([]);
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 2, skipped: 0 } });
  expect(workspace.opened?.highlights.map(({ note }) => note)).toEqual(["Who?", "Who?"]);
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 0, skipped: 2 } });
});

test("without an open document nothing is loaded, and what else is wrong with a file is told as such", async () => {
  workspace.close();
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(host.calls).not.toContain("load");
  host.files.broken.set("cut.json", "json-broken");
  await shelving.loadFile(workspace, { path: "cut.json" });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "json-broken" } });
});
