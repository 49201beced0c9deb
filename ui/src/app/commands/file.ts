// Commands about files: what comes in, what goes out, which library is open.

import { quit } from "../../state/leaving.ts";
import * as shelving from "../../state/shelving.ts";
import { folderPrompt, importPrompt, libraryPrompt, loadPrompt, newLibraryPrompt, originalPrompt, replacePrompt, sourcesPrompt } from "../../words/prompts.ts";
import type { Desk } from "../desk.ts";
import type { Command } from "./command.ts";
import { canWrite, isOpen } from "./command.ts";

const isHere = ({ workspace }: Desk): boolean => workspace.library !== null && workspace.keeping.doing === null;

export const fileCommands: Command[] = [
  { id: "file.import", group: "file", keys: ["Mod+O"], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.chooseAndImport(workspace, importPrompt) },
  { id: "file.import-folder", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.chooseAndImport(workspace, folderPrompt, "folder") },
  { id: "file.call-off", group: "file", keys: [], menu: "menu", isEnabled: ({ workspace }) => workspace.importing.now !== null, run: ({ workspace }) => workspace.importing.callOff() },
  { id: "file.paste", group: "file", keys: ["Mod+Shift+N", "Mod+V"], passesOn: "Mod+V", menu: "menu", isEnabled: canWrite, run: (desk) => desk.paste() },
  { id: "file.sample", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.importSample(workspace) },
  { id: "file.export", group: "file", keys: ["Mod+E"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, run: ({ workspace }) => (workspace.session.panel = "export") },
  { id: "file.original", group: "file", keys: [], menu: "menu", isEnabled: isOpen, run: ({ workspace }) => workspace.opened && shelving.saveOriginal(workspace, workspace.opened.details, originalPrompt) },
  { id: "file.replace", group: "file", keys: [], menu: "menu", isEnabled: (desk) => isOpen(desk) && canWrite(desk) && desk.workspace.replacing.now === null, run: ({ workspace }) => workspace.opened && workspace.replacing.choose(workspace.opened.id, replacePrompt) },
  { id: "file.load", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.loadFrom(workspace, loadPrompt) },
  { id: "file.load-onto", group: "file", keys: [], menu: "menu", isEnabled: (desk) => isOpen(desk) && canWrite(desk), run: ({ workspace }) => shelving.loadOntoFrom(workspace, loadPrompt) },
  { id: "file.load-sources", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => workspace.sources.chooseAndLoad(sourcesPrompt) },
  { id: "library.open", group: "file", keys: ["Mod+Shift+O"], menu: "menu", run: ({ workspace }) => shelving.chooseLibrary(workspace, libraryPrompt) },
  { id: "library.new", group: "file", keys: [], menu: "menu", run: ({ workspace }) => workspace.keeping.make(newLibraryPrompt, "library.obelus") },
  { id: "library.backups", group: "file", keys: [], menu: "menu", isEnabled: isHere, run: ({ workspace }) => (workspace.session.panel = "backups") },
  { id: "library.verify", group: "file", keys: [], menu: "menu", isEnabled: isHere, run: ({ workspace }) => (workspace.session.panel = "check") },
  { id: "app.quit", group: "file", keys: ["Mod+Q"], hearing: "while typing", menu: "menu", run: ({ workspace }) => quit(workspace) },
];
