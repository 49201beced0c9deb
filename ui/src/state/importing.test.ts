// Many files, one after the other, beside the judging: what comes in, what does not, and what is called off.

import { beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went.", "Guests");
  workspace.notices.list = [];
  for (const name of ["a", "b", "c"]) host.files.texts.set(`in/${name}.txt`, `Here is ${name}. And more.`);
});

/** Until a file is being read, by its path. */
const reads = (path: string): Promise<void> => vi.waitFor(() => expect(workspace.importing.now?.path).toBe(path));
const outcomes = (): (string | undefined)[] =>
  workspace.importing.rows.map(({ path, outcome }) => `${path}: ${outcome.as === "refused" ? outcome.fault.code : outcome.as}`);

test("files come in one after the other, and the first is opened", async () => {
  const seen: unknown[] = [];
  const call = host.call.bind(host);
  host.call = (name, params) => {
    if (name === "import_file") seen.push([(params as { path: string }).path, workspace.importing.now?.at, workspace.importing.now?.of]);
    return call(name, params);
  };
  await shelving.importFiles(workspace, ["in/b.txt", "in/a.txt", "in/c.txt"]);
  expect(seen).toEqual([["in/b.txt", 1, 3], ["in/a.txt", 2, 3], ["in/c.txt", 3, 3]]);
  expect(outcomes()).toEqual(["in/b.txt: added", "in/a.txt: added", "in/c.txt: added"]);
  expect([workspace.opened?.details.fileName, workspace.importing.now, workspace.notices.list]).toEqual(["in/b.txt", null, []]);
});

test("one that comes in well needs no list, known bytes are named, and one that fails is told", async () => {
  await shelving.importFiles(workspace, ["in/a.txt"]);
  const id = workspace.opened?.id;
  expect(workspace.notices.list).toMatchObject([{ kind: "imported", document: id, title: "in/a.txt", sentences: 2 }]);
  await workspace.open(workspace.documents[0]!.id);
  await shelving.importFiles(workspace, ["in/a.txt"]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "known", document: id });
  expect(workspace.opened?.id).toBe(id);
  host.files.broken.set("bad.docx", "document-damaged");
  await shelving.importFiles(workspace, ["bad.docx"]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "document-damaged", subject: "bad.docx" } });
  expect(workspace.importing.isListed).toBe(false);
});

test("what fails stops nothing, and each says why; folders count what is not read", async () => {
  host.files.broken.set("in/b.txt", "reader-hungry");
  host.files.texts.set("in/x.png", "");
  await shelving.importFiles(workspace, ["in", "gone.txt"]);
  expect(outcomes()).toEqual(["in/a.txt: added", "in/b.txt: reader-hungry", "in/c.txt: added", "gone.txt: file-missing"]);
  expect(workspace.importing.others).toBe(1);
  expect(workspace.notices.list).toEqual([]);
  // The list stays, and grows at its beginning, until it is dismissed.
  await shelving.importFiles(workspace, ["in/a.txt", "in/c.txt"]);
  expect(outcomes().slice(0, 3)).toEqual(["in/a.txt: known", "in/c.txt: known", "in/a.txt: added"]);
  expect(workspace.importing.newest.map(({ path }) => path)).toEqual(["in/a.txt", "in/c.txt"]);
  workspace.importing.dismiss();
  expect(workspace.importing.isListed).toBe(false);
});

test("judging goes on while a file is read, and nobody is torn out of a text", async () => {
  const guests = workspace.opened!.id;
  host.files.slow.add("in/a.txt");
  const done = shelving.importFiles(workspace, ["in/a.txt"]);
  await reads("in/a.txt");
  await judging.judge(workspace, { start: 0, end: 9 }, "dubious");
  expect([workspace.saveState, workspace.opened!.counts.dubious]).toEqual(["saved", 1]);
  host.files.release();
  await done;
  expect(workspace.opened!.id).toBe(guests);
  expect(workspace.documents.map(({ title }) => title)).toEqual(["Guests", "in/a.txt"]);
  expect(workspace.notices.list).toMatchObject([{ kind: "imported", title: "in/a.txt" }]);
  expect(workspace.library?.undo).toBe("import-document");
});

test("what is written before an import's answer comes is what undo names", async () => {
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    const answer = await call(name, params);
    // The answer of the import is late; in between the person judges.
    if (name === "import_file") await judging.judge(workspace, { start: 0, end: 9 }, "dubious");
    return answer;
  };
  await shelving.importFiles(workspace, ["in/a.txt"]);
  expect(workspace.library?.undo).toBe("judge-claim");
});

test("calling off ends what is read, leaves the rest, and keeps what came in", async () => {
  host.files.slow.add("in/b.txt");
  const done = shelving.importFiles(workspace, ["in/a.txt", "in/b.txt", "in/c.txt"]);
  await reads("in/b.txt");
  await workspace.importing.callOff();
  await done;
  expect(outcomes()).toEqual(["in/a.txt: added", "in/b.txt: reader-called-off"]);
  expect([workspace.importing.unbegun, workspace.importing.now]).toEqual([1, null]);
  workspace.importing.dismiss();
  await shelving.importFiles(workspace, ["in/c.txt"]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "imported", title: "in/c.txt" });
});

test("a reading that began after it was called off is called off again", async () => {
  host.files.slow.add("in/a.txt");
  const callOff = host.files.callOff.bind(host.files);
  let asked = 0;
  host.files.callOff = () => {
    asked += 1;
    if (asked > 1) callOff();
  };
  const done = shelving.importFiles(workspace, ["in/a.txt"]);
  await reads("in/a.txt");
  await workspace.importing.callOff();
  await done;
  expect(asked).toBe(2);
  // Whoever calls it off need not be told.
  expect([workspace.notices.list, workspace.importing.isListed]).toEqual([[], false]);
});

test("files that are dropped while others are read come after them", async () => {
  host.files.slow.add("in/a.txt");
  const first = shelving.importFiles(workspace, ["in/a.txt"]);
  await reads("in/a.txt");
  const second = shelving.importFiles(workspace, ["in/b.txt", "in/c.txt"]);
  await vi.waitFor(() => expect(host.calls.filter((name) => name === "find_files")).toHaveLength(2));
  host.files.release();
  await Promise.all([first, second]);
  expect(outcomes()).toEqual(["in/a.txt: added", "in/b.txt: added", "in/c.txt: added"]);
});

test("an encrypted file asks for its password until it is the right one, and keeps none", async () => {
  host.files.locked.set("in/a.txt", "sesame");
  await shelving.importFiles(workspace, ["in/a.txt"]);
  expect([outcomes(), workspace.notices.list]).toEqual([["in/a.txt: password-wanted"], []]);
  await workspace.importing.unlock(workspace.importing.rows[0]!, "open");
  expect(outcomes()).toEqual(["in/a.txt: password-wrong"]);
  await workspace.importing.unlock(workspace.importing.rows[0]!, "sesame");
  expect(outcomes()).toEqual(["in/a.txt: added"]);
  // The list offers it: the text that is open stays.
  expect(workspace.opened?.details.title).toBe("Guests");
  expect(JSON.stringify([workspace.importing.rows, workspace.notices.list, workspace.documents])).not.toContain("sesame");
});

test("an encrypted file is opened by its password where no text is open", async () => {
  workspace.opened = null;
  host.files.locked.set("in/a.txt", "sesame");
  await shelving.importFiles(workspace, ["in/a.txt"]);
  await workspace.importing.unlock(workspace.importing.rows[0]!, "sesame");
  expect(workspace.opened).toMatchObject({ details: { fileName: "in/a.txt" } });
});

test("where nothing may be written nothing is read", async () => {
  workspace.library = { ...workspace.library!, readOnly: "library-busy" };
  host.calls.length = 0;
  await shelving.importFiles(workspace, ["in/a.txt"]);
  expect([host.calls, workspace.notices.list]).toMatchObject([[], [{ kind: "fault", fault: { code: "library-busy" } }]]);
});
