// What a person does with documents, tags and files of the library.

import type { EditDocument, EditTag, EncodingCertainty, ExportFormat, ImportStatus, InvisibleRow, Texts } from "../host/generated/contract.ts";
import type { Prompt } from "../host/host.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** The ending of a library file. */
const LIBRARY_ENDING = ".obelus";

interface Landed {
  document: string;
  title: string;
  sentences: number;
  status: ImportStatus;
  encoding: string | null;
  encodingCertainty: EncodingCertainty;
  invisible: InvisibleRow;
}

function land(workspace: Workspace, { title, sentences, status, encoding, encodingCertainty, invisible }: Landed): void {
  const guessed = encodingCertainty === "guessed" ? encoding : null;
  workspace.notices.tell(status === "known" ? { kind: "known", title } : { kind: "imported", title, sentences, guessed, invisible });
}

/** Brings files in, one after the other, and opens the last; a library among them is opened instead. */
export async function importFiles(workspace: Workspace, paths: string[]): Promise<void> {
  const library = paths.find((path) => path.toLowerCase().endsWith(LIBRARY_ENDING));
  if (library !== undefined) return openLibrary(workspace, library);
  let last: string | null = null;
  for (const path of paths) {
    const done = await workspace.write("import_file", { path });
    if (done === null) continue;
    land(workspace, done.answer);
    last = done.answer.document;
  }
  if (last !== null) await workspace.open(last);
}

export async function importText(workspace: Workspace, text: string, title: string): Promise<boolean> {
  const named = title.trim() === "" ? { text } : { text, title: title.trim() };
  const done = await workspace.write("import_text", named);
  if (done === null) return false;
  land(workspace, done.answer);
  await workspace.open(done.answer.document);
  return true;
}

export async function importSample(workspace: Workspace): Promise<void> {
  const done = await workspace.write("import_sample", {});
  if (done !== null) await workspace.open(done.answer.document);
}

export async function chooseAndImport(workspace: Workspace, prompt: Prompt): Promise<void> {
  try {
    await importFiles(workspace, await workspace.host.chooseFiles(prompt));
  } catch (thrown) {
    workspace.tellFault(thrown);
  }
}

export async function openLibrary(workspace: Workspace, path: string): Promise<void> {
  try {
    await workspace.host.openLibrary(path);
  } catch (thrown) {
    workspace.tellFault(thrown);
    return;
  }
  await workspace.start();
}

export async function chooseLibrary(workspace: Workspace, prompt: Prompt): Promise<void> {
  const [path] = await workspace.host.chooseFiles(prompt);
  if (path !== undefined) await openLibrary(workspace, path);
}

export async function editDocument(workspace: Workspace, edit: EditDocument): Promise<boolean> {
  return (await workspace.write("edit_document", edit)) !== null;
}

export async function rereadDocument(workspace: Workspace, document: string, encoding: string): Promise<void> {
  await workspace.write("reread_document", { document, encoding });
}

export async function removeDocument(workspace: Workspace, document: string): Promise<void> {
  const title = workspace.documents.find(({ id }) => id === document)?.title ?? "";
  if (await workspace.write("remove_document", { document })) workspace.notices.tell({ kind: "document-removed", title });
}

/** Adds a tag and gives its id. */
export async function createTag(workspace: Workspace, name: string): Promise<string | null> {
  const done = await workspace.write("create_tag", { name: name.trim() });
  return done?.answer.id ?? null;
}

export async function editTag(workspace: Workspace, edit: EditTag): Promise<boolean> {
  return (await workspace.write("edit_tag", edit)) !== null;
}

export async function deleteTag(workspace: Workspace, tag: string): Promise<void> {
  const name = workspace.tags.find(({ id }) => id === tag)?.name ?? "";
  if (await workspace.write("delete_tag", { tag })) workspace.notices.tell({ kind: "tag-deleted", name });
}

/** What leaves: how much of the library, in which form, with the texts or without. */
export interface Leaving {
  document: string | null;
  format: ExportFormat;
  texts: Texts;
}

export async function exportTo(workspace: Workspace, { document, format, texts }: Leaving, prompt: Prompt, name: string): Promise<boolean> {
  const path = await workspace.host.chooseSave(prompt, name);
  if (path === null) return false;
  const scope = document === null ? {} : { document };
  const exported = await workspace.ask("export", { ...scope, format, path, ...(format === "obelus" && { texts }) });
  if (exported === null) return false;
  workspace.notices.tell({ kind: "exported", exported });
  return true;
}

export async function loadFrom(workspace: Workspace, prompt: Prompt): Promise<void> {
  for (const path of await workspace.host.chooseFiles(prompt)) {
    const done = await workspace.write("load", { path });
    if (done !== null) workspace.notices.tell({ kind: "loaded", loaded: done.answer });
  }
}

export async function verify(workspace: Workspace): Promise<void> {
  const verified = await workspace.ask("verify", {});
  if (verified === null) return;
  workspace.notices.tell({ kind: "verified", findings: verified.findings.length });
}
