// What a person does with documents, tags and files of the library.

import type { DocumentDetails, EditDocument, EditTag, ExportFormat, FaultCode, Load, RereadDocument, Texts } from "../host/generated/contract.ts";
import { asFault, type Prompt } from "../host/host.ts";
import { landed } from "./importing.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** The ending of a library file. */
const LIBRARY_ENDING = ".obelus";

/** Brings in files, and those in folders; a library among them is opened instead. */
export async function importFiles(workspace: Workspace, paths: string[]): Promise<void> {
  const library = paths.find((path) => path.toLowerCase().endsWith(LIBRARY_ENDING));
  if (library !== undefined) return openLibrary(workspace, library);
  const readOnly = workspace.library?.readOnly ?? null;
  if (readOnly === null) await workspace.importing.bringIn(paths);
  else workspace.tellFault({ code: readOnly, subject: "", detail: "" });
}

export async function importText(workspace: Workspace, text: string, title: string): Promise<boolean> {
  const named = title.trim() === "" ? { text } : { text, title: title.trim() };
  const done = await workspace.write("import_text", named);
  if (done === null) return false;
  workspace.notices.tell(landed(done.answer));
  await workspace.open(done.answer.document);
  return true;
}

export async function importSample(workspace: Workspace): Promise<void> {
  const done = await workspace.write("import_sample", {});
  if (done !== null) await workspace.open(done.answer.document);
}

export async function chooseAndImport(workspace: Workspace, prompt: Prompt, what: "files" | "folder" = "files"): Promise<void> {
  const { host } = workspace;
  try {
    await importFiles(workspace, await (what === "files" ? host.chooseFiles(prompt) : host.chooseFolder(prompt)));
  } catch (thrown) {
    workspace.tellFault(thrown);
  }
}

/** Why a library may not open, where more can be done than to choose another. */
const mendable: ReadonlySet<FaultCode> = new Set<FaultCode>(["library-gone", "library-damaged", "library-on-network"]);

export async function openLibrary(workspace: Workspace, path: string): Promise<void> {
  // What is still to come belongs to the library that is left.
  await workspace.importing.callOff();
  try {
    await workspace.host.openLibrary(path);
  } catch (thrown) {
    const fault = asFault(thrown);
    if (mendable.has(fault.code)) workspace.notices.tell({ kind: "unopenable", fault });
    else workspace.tellFault(fault);
    return;
  }
  workspace.importing.dismiss();
  await workspace.start();
}

export async function chooseLibrary(workspace: Workspace, prompt: Prompt): Promise<void> {
  const [path] = await workspace.host.chooseFiles(prompt);
  if (path !== undefined) await openLibrary(workspace, path);
}

export async function editDocument(workspace: Workspace, edit: EditDocument): Promise<boolean> {
  return (await workspace.write("edit_document", edit)) !== null;
}

/** Reads the bytes of a document in another way, which may take as long as bringing it in did. */
export async function rereadDocument(workspace: Workspace, ask: RereadDocument): Promise<boolean> {
  try {
    await workspace.writeAside("reread_document", ask);
    return true;
  } catch (thrown) {
    workspace.tellFault(thrown);
    return false;
  }
}

/** Saves the bytes that a document came from under the name that they had; a pasted text is called as it is titled. */
export async function saveOriginal(workspace: Workspace, { id, title, fileName }: DocumentDetails, prompt: Prompt): Promise<void> {
  const path = await workspace.host.chooseSave(prompt, fileName ?? `${title.replace(/[/\\:]/gu, "-")}.txt`);
  if (path === null) return;
  const saved = await workspace.ask("save_original", { document: id, path });
  if (saved !== null) workspace.notices.tell({ kind: "original-saved", path: saved.path, bytes: saved.bytes });
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
  for (const path of await workspace.host.chooseFiles(prompt)) await loadFile(workspace, { path });
}

/** Loads what is about one document onto the one that is open now, whatever title and text the file's has. */
export async function loadOntoFrom(workspace: Workspace, prompt: Prompt): Promise<void> {
  const onto = workspace.opened?.id;
  if (onto === undefined) return;
  for (const path of await workspace.host.chooseFiles(prompt)) await loadFile(workspace, { path, onto });
}

/**
 * Loads a file. Where its text differs from the one that is here, whoever loads it is asked whether the two are one or stay
 * apart; annotations of which nobody can know the document wait for it to be chosen.
 */
export async function loadFile(workspace: Workspace, load: Load): Promise<void> {
  const { notices } = workspace;
  try {
    notices.tell({ kind: "loaded", loaded: await workspace.writeAside("load", load) });
  } catch (thrown) {
    const fault = asFault(thrown);
    if (fault.code === "document-differs") notices.tell({ kind: "load-differs", path: load.path, fault });
    else if (fault.code === "addresses-unknown") notices.tell({ kind: "unplaced", fault, path: load.path });
    else workspace.tellFault(fault);
  }
}

/** Loads annotations onto the document that is open. */
export async function loadOntoOpen(workspace: Workspace, path: string): Promise<void> {
  if (workspace.opened !== null) await loadFile(workspace, { path, document: workspace.opened.id });
}
