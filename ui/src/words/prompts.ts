// What the file dialogs of the machine say.

import type { Prompt } from "../host/host.ts";
import { fileKinds } from "./importing.ts";
import { unopened } from "./keeping.ts";
import { dialogs, leaving } from "./labels.ts";
import { sources } from "./sources.ts";
import { replacing } from "./versions.ts";

/** The endings of the files that are read, by kind. The desk looks for the same in folders. */
const endings = {
  pdf: ["pdf"],
  word: ["docx"],
  openDocument: ["odt", "fodt"],
  epub: ["epub"],
  web: ["html", "htm", "xhtml", "mhtml", "mht"],
  rtf: ["rtf"],
  plain: ["txt", "text", "md", "markdown", "mdown", "mkd"],
} as const satisfies Partial<Record<keyof typeof fileKinds, string[]>>;

const allFiles = { name: dialogs.all, extensions: ["*"] };

export const importPrompt: Prompt = {
  title: dialogs.importTitle,
  filters: [
    { name: fileKinds.documents, extensions: Object.values(endings).flat() },
    ...Object.entries(endings).map(([kind, extensions]) => ({ name: fileKinds[kind as keyof typeof endings], extensions: [...extensions] })),
    allFiles,
  ],
};

export const folderPrompt: Prompt = { title: dialogs.importFolderTitle, filters: [] };

export const originalPrompt: Prompt = { title: dialogs.originalTitle, filters: [allFiles] };

/** As for an import, of which one file is wanted. */
export const replacePrompt: Prompt = { ...importPrompt, title: replacing.chooseTitle };

export const libraryPrompt: Prompt = {
  title: dialogs.libraryTitle,
  filters: [{ name: dialogs.libraries, extensions: ["obelus"] }],
};

export const newLibraryPrompt: Prompt = { ...libraryPrompt, title: unopened.newTitle };

export const copyPrompt: Prompt = { ...libraryPrompt, title: unopened.copyTitle };

export const loadPrompt: Prompt = {
  title: dialogs.loadTitle,
  filters: [{ name: dialogs.json, extensions: ["json"] }],
};

export const sourcesPrompt: Prompt = {
  title: sources.loadTitle,
  filters: [{ name: sources.files, extensions: ["bib", "bibtex", "ris", "json", "txt"] }, allFiles],
};

export function exportPrompt(name: string, ending: string): Prompt {
  return { title: leaving.chooseTitle, filters: [{ name, extensions: [ending] }] };
}
