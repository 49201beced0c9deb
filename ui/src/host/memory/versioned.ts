// The commands of the in-memory library about texts that change.

import type { Answer, CommandName, Params } from "../host.ts";
import type { MemoryFiles } from "./files.ts";
import * as looks from "./looks.ts";
import type { Tables } from "./tables.ts";
import * as versions from "./versions.ts";

/** What answers which command. */
export type CommandTable = { [K in CommandName]?: (params: Params<K>) => Answer<K> | Promise<Answer<K>> };

export function versionCommands(tables: Tables, files: MemoryFiles): CommandTable {
  return {
    replace_document: async ({ document, path, password }) => versions.replaceDocument(tables, document, path, await files.read(path, password)),
    list_versions: ({ document }) => versions.listVersions(tables, document),
    version_passages: ({ document, number }) => versions.versionPassages(tables, document, number),
    compare_versions: ({ document, from, to }) => versions.compareVersions(tables, document, from, to),
    list_looks: (params) => looks.listLooks(tables, params),
    look_candidates: (params) => looks.lookCandidates(tables, params),
    settle_look: (params) => looks.settleLook(tables, params),
    settle_looks: (params) => looks.settleLooks(tables, params),
    give_up_look: (params) => looks.giveUpLook(tables, params),
  };
}
