// The door to Rust in the real window.
// Invariant: nothing is decided here; each method is one `invoke` or one `listen` of src-tauri/src/lib.rs.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { BackupLine, Repaired, Restored } from "./generated/contract.ts";
import type { Answer, CommandName, FileDrag, Host, Menu, Params, Prompt } from "./host.ts";
import { asFault } from "./host.ts";

/** What the page has asked before this code was here (index.html), by command and parameters. Each answer is taken once. */
const early = (window as { obelusAsked?: Map<string, Promise<unknown>> }).obelusAsked;

function takeEarly<T>(command: string, parameters: Record<string, unknown>): Promise<T> | undefined {
  const asked = JSON.stringify([command, parameters]);
  const answer = early?.get(asked) as Promise<T> | undefined;
  early?.delete(asked);
  return answer;
}

async function ask<T = undefined>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
  try {
    return await (takeEarly<T>(command, parameters) ?? invoke<T>(command, parameters));
  } catch (thrown) {
    throw asFault(thrown);
  }
}

/** Bytes of UTF-8 as they are: a byte order mark is a character of the text. */
function readText(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
}

/** Whether this page runs inside the real window. */
export function isRealWindow(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

export function openTauriHost(): Host {
  return {
    call: async <K extends CommandName>(command: K, params: Params<K>) =>
      JSON.parse(readText(await ask<ArrayBuffer>("call", { command, params }))) as Answer<K>,
    documentText: async (document, version) => readText(await ask<ArrayBuffer>("document_text", { document, version })),
    documentPage: (document, page, scale, password) => ask<ArrayBuffer>("document_page", { document, page, scale, password }),
    libraryPath: () => ask<string>("library_path"),
    openLibrary: (file) => ask("open_library", { file }),
    makeLibrary: (prompt: Prompt, name: string) => ask<boolean>("make_library", { prompt, name }),
    copyLibrary: (prompt: Prompt, name: string) => ask<boolean>("copy_library", { prompt, name }),
    listBackups: () => ask<BackupLine[]>("list_backups"),
    restoreBackup: (name: string) => ask<Restored>("restore_backup", { name }),
    repairLibrary: () => ask<Repaired>("repair_library"),
    faceLibrary: () => ask("face_library"),
    reopenLibrary: () => ask("reopen_library"),
    launchFiles: () => ask<string[]>("launch_files"),
    chooseFiles: (prompt: Prompt) => ask<string[]>("choose_files", { prompt }),
    chooseFolder: (prompt: Prompt) => ask<string[]>("choose_folder", { prompt }),
    chooseSave: (prompt: Prompt, name: string) => ask<string | null>("choose_save", { prompt, name }),
    clipboardText: () => ask<string | null>("clipboard_text"),
    setMenu: (menus: Menu[]) => ask("set_menu", { menus }),
    enableCommands: (enabled: string[]) => ask("enable_commands", { enabled }),
    quit: () => ask("quit"),
    stay: () => ask("stay"),
    onClosing: (hear) => {
      void listen("closing", () => hear());
    },
    onMenu: (hear) => {
      void listen<string>("menu", (event) => hear(event.payload));
    },
    onFiles: (hear: (drag: FileDrag) => void) => {
      void listen("files-over", () => hear({ kind: "over" }));
      void listen("files-left", () => hear({ kind: "left" }));
      void listen<string[]>("files-dropped", (event) => hear({ kind: "dropped", paths: event.payload }));
    },
  };
}
