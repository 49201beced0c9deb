// The only door to Rust, as the rest of the interface sees it.
// Invariant: whatever is refused is thrown as a `Fault` and nothing else; no other room imports @tauri-apps.
// Not here: what a command means (the contract), what a fault is called (words).

import type { Commands, DocumentId, Fault, Written } from "./generated/contract.ts";
import { faultCodes } from "./generated/contract.ts";
import type { Keeping } from "./keeping.ts";

export type CommandName = keyof Commands;
export type Params<K extends CommandName> = Commands[K]["params"];
export type Answer<K extends CommandName> = Commands[K]["answer"];

/** The commands that write. */
export type WriteName = {
  [K in CommandName]: Answer<K> extends Written | { written: Written } ? K : never;
}[CommandName];

/** What a dialog says. */
export interface Prompt {
  title: string;
  filters: { name: string; extensions: string[] }[];
}

/** One menu of the native bar. */
export interface Menu {
  label: string;
  entries: ({ kind: "command"; id: string; label: string } | { kind: "separator" })[];
}

/** Files over the window: on their way, gone again, or let go. */
export type FileDrag = { kind: "over" } | { kind: "left" } | { kind: "dropped"; paths: string[] };

export interface Host extends Keeping {
  call<K extends CommandName>(name: K, params: Params<K>): Promise<Answer<K>>;
  /** The canonical text of one version of a document. */
  documentText(document: DocumentId, version: number): Promise<string>;
  /** A page of a document as it was printed, counted from 0, at so many pixels a point: a picture (PNG). */
  documentPage(document: DocumentId, page: number, scale: number, password: string | null): Promise<ArrayBuffer>;
  libraryPath(): Promise<string>;
  /** Shows another library; the present one stays where it cannot be opened. */
  openLibrary(path: string): Promise<void>;
  /** The documents named on the command line, once. */
  launchFiles(): Promise<string[]>;
  chooseFiles(prompt: Prompt): Promise<string[]>;
  /** The folders that were chosen. */
  chooseFolder(prompt: Prompt): Promise<string[]>;
  chooseSave(prompt: Prompt, name: string): Promise<string | null>;
  /** The text on the clipboard, if there is one. */
  clipboardText(): Promise<string | null>;
  setMenu(menus: Menu[]): Promise<void>;
  /** Lets these entries of the menu be chosen, and no others. */
  enableCommands(enabled: string[]): Promise<void>;
  quit(): Promise<void>;
  /** The window was asked to close and does not: something typed could not be saved. */
  stay(): Promise<void>;
  /** The window is asked to close; it waits a while for `quit`. */
  onClosing(hear: () => void): void;
  onMenu(hear: (command: string) => void): void;
  onFiles(hear: (drag: FileDrag) => void): void;
}

/** Whatever was thrown, as a fault: the desk's own, or `internal` for anything else. */
export function asFault(thrown: unknown): Fault {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    const { code, subject, detail } = thrown as Partial<Fault>;
    if (faultCodes.some((known) => known === code)) {
      return { code: code as Fault["code"], subject: subject ?? "", detail: detail ?? "" };
    }
  }
  return { code: "internal", subject: "", detail: thrown instanceof Error ? thrown.message : String(thrown) };
}
