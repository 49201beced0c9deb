// A library in memory behind the same door: for tests, and to look at the interface in a browser.
// Invariant: what it answers obeys the contract; what it cannot do it refuses with `command-unknown` instead of
// pretending. Not here: files, dialogs and menus of a real machine.

import sample from "../../../../samples/sample.txt?raw";
import type { Commands, LibraryState, Marks } from "../generated/contract.ts";
import type { Answer, CommandName, FileDrag, Host, Params } from "../host.ts";
import * as answering from "./answering.ts";
import { ANNOTATOR } from "./columns.ts";
import { listDated } from "./dating.ts";
import { evidenceCommands } from "./evidenced.ts";
import * as evidencing from "./evidencing.ts";
import { MemoryFiles } from "./files.ts";
import * as gathering from "./gathering.ts";
import { MemoryKeeping } from "./keeping.ts";
import * as linking from "./linking.ts";
import * as loading from "./loading.ts";
import * as marking from "./marking.ts";
import { countInvisible, repeatsOf } from "./noticing.ts";
import { overview } from "./overview.ts";
import type { ClaimRecord, DocumentRecord, HighlightRecord } from "./records.ts";
import { countProgress, describeSentences, judgeSentences, occurrencesOf, segment } from "./sentences.ts";
import * as searching from "./searching.ts";
import * as shelving from "./shelving.ts";
import * as sourcing from "./sourcing.ts";
import { stage } from "./staging.ts";
import { checkable } from "./suggesting.ts";
import { Tables, fault } from "./tables.ts";
import { type CommandTable, versionCommands } from "./versioned.ts";
import { textOf } from "./versions.ts";

/** The host, and what a test or a design sheet may do that a person would do with the machine. */
export interface MemoryHost extends Host {
  files: MemoryFiles;
  keeping: MemoryKeeping;
  /** Whether what is written has no second copy. */
  setBehind(isBehind: boolean): void;
  /** What was called, in order. */
  calls: CommandName[];
  /** Plays a choice in the native menu. */
  chooseMenu(command: string): void;
  /** Plays files over the window. */
  drag(drag: FileDrag): void;
}

/** `staged` is what it has been through, or cannot do (staging.ts). */
export function openMemoryHost(staged = ""): MemoryHost {
  const tables = new Tables();
  const files = new MemoryFiles();
  const keeping = new MemoryKeeping(tables);
  stage(tables, keeping, sample, staged);
  const calls: CommandName[] = [];
  const table = commands(tables, files, keeping);
  let hearMenu: (command: string) => void = () => undefined;
  let hearFiles: (drag: FileDrag) => void = () => undefined;
  return {
    files,
    keeping,
    setBehind: (isBehind) => (tables.isBehind = isBehind),
    calls,
    chooseMenu: (command) => hearMenu(command),
    drag: (drag) => hearFiles(drag),
    call: async <K extends CommandName>(name: K, params: Params<K>): Promise<Answer<K>> => {
      calls.push(name);
      const answer = table[name];
      if (answer === undefined) throw fault("command-unknown", name);
      keeping.mayOpen();
      // A clone, because nothing that crosses a real boundary is shared.
      return structuredClone(await answer(structuredClone(params)));
    },
    documentText: async (document, version) => textOf(tables, document, version),
    documentPage: async (document) => {
      // No bytes are held here, so there is nothing to paint.
      throw fault("original-missing", document);
    },
    libraryPath: async () => keeping.path,
    listBackups: () => keeping.listBackups(),
    restoreBackup: (name) => keeping.restoreBackup(name),
    repairLibrary: () => keeping.repairLibrary(),
    faceLibrary: () => keeping.faceLibrary(),
    reopenLibrary: () => keeping.reopenLibrary(),
    copyLibrary: () => keeping.copyLibrary(),
    makeLibrary: () => keeping.makeLibrary(),
    openLibrary: async (path) => {
      throw fault("file-missing", path);
    },
    launchFiles: async () => [],
    chooseFiles: async () => [...files.texts.keys()],
    chooseFolder: async () => [...files.texts.keys()],
    chooseSave: async (_prompt, name) => name,
    clipboardText: () => navigator.clipboard.readText(),
    setMenu: async () => undefined,
    enableCommands: async () => undefined,
    quit: async () => undefined,
    stay: async () => undefined,
    onClosing: () => undefined,
    onMenu: (hear) => (hearMenu = hear),
    onFiles: (hear) => (hearFiles = hear),
  };
}

function commands(tables: Tables, files: MemoryFiles, keeping: MemoryKeeping): CommandTable {
  return {
    library: () => libraryState(tables),
    list_documents: () => shelving.listDocuments(tables),
    find_document: ({ name }) => details(tables.get<DocumentRecord>("document", name)),
    open_document: ({ document }) => open(tables, document),
    document_structure: () => unstructured,
    page_boxes: () => ({ at: [], left: [], top: [], width: [], height: [] }),
    list_spans: ({ document }) => segment(tables.get<DocumentRecord>("document", document).text),
    list_marks_from: ({ document, from }) => ({ marks: marksFrom(tables, document, from), next: null }),
    progress: ({ document }) => {
      const { text } = tables.get<DocumentRecord>("document", document);
      return countProgress(judgeSentences(segment(text), marking.claimsOf(tables, document)));
    },
    overview: (params) => overview(tables, params),
    list_sentences: ({ document }) => {
      const { text } = tables.get<DocumentRecord>("document", document);
      return describeSentences(text, segment(text), marking.claimsOf(tables, document));
    },
    list_repeats: ({ document }) => repeatsOf(tables.get<DocumentRecord>("document", document).text),
    list_suggestions: ({ document }) => answering.listSuggestions(tables, document),
    list_checkable: ({ document }) => ({ likely: checkable(tables.get<DocumentRecord>("document", document).text) }),
    stop_noticing: () => ({}),
    list_dated: (params) => listDated(tables, params),
    accept_suggestions: (params) => answering.acceptSuggestions(tables, params),
    dismiss_suggestions: (params) => answering.dismissSuggestions(tables, params),
    count_invisible: ({ document }) => countInvisible(tables.get<DocumentRecord>("document", document).text),
    list_occurrences: ({ document, quote }) => occurrencesOf(tables.get<DocumentRecord>("document", document).text, quote),
    list_marks: ({ document, claims, highlights }) =>
      counted(
        tables,
        marking.claimsOf(tables, document).filter(({ id }) => claims.includes(id)),
        marking.highlightsOf(tables, document).filter(({ id }) => highlights.includes(id)),
      ),
    search: (params) => searching.search(tables, params),
    concordance: (params) => searching.concordance(tables, params),
    list_tags: () => shelving.listTags(tables),
    list_links: ({ claim }) => linking.linksOf(tables, claim),
    list_sources: () => sourcing.listSources(tables),
    create_source: (params) => sourcing.createSource(tables, params),
    edit_source: (params) => sourcing.editSource(tables, params),
    delete_source: ({ source }) => sourcing.deleteSource(tables, source),
    merge_sources: (params) => sourcing.mergeSources(tables, params),
    load: async (params) => loading.load(tables, params, await files.read(params.path, undefined)),
    load_sources: async ({ path }) => sourcing.loadSources(tables, path, await files.read(path, undefined)),
    history: ({ limit, claim }) => tables.history(limit, claim),
    list_changes: ({ since }) => tables.changesSince(since),
    list_encodings: () => [
      { name: "UTF-8", script: "unicode" },
      { name: "windows-1252", script: "western" },
      { name: "windows-1251", script: "cyrillic" },
    ],
    import_text: (params) => shelving.importText(tables, params),
    import_file: async ({ path, title, password }) =>
      shelving.importText(tables, { title: title ?? path, text: await files.read(path, password) }, path),
    find_files: ({ paths }) => files.find(paths),
    call_off: () => {
      files.callOff();
      return {};
    },
    save_original: ({ document, path }) => {
      const { text } = tables.get<DocumentRecord>("document", document);
      files.saved.set(path, text);
      return { path, bytes: new TextEncoder().encode(text).length };
    },
    import_sample: () => shelving.importText(tables, { title: "What fell on Tunguska?", text: sample }),
    edit_document: (params) => shelving.editDocument(tables, params),
    set_origin: (params) => shelving.setOrigin(tables, params),
    clear_origin: (params) => shelving.clearOrigin(tables, params),
    reread_document: (params) => shelving.rereadDocument(tables, params),
    remove_document: ({ document }) => shelving.removeDocument(tables, document),
    judge_claim: (params) => marking.judge(tables, params),
    note_claim: (params) => marking.note(tables, params),
    edit_claim: (params) => marking.edit(tables, params),
    clear_verdict: ({ claim }) => marking.clear(tables, claim),
    delete_claim: ({ claim }) => marking.deleteClaim(tables, claim),
    mark_places: (params) => gathering.markPlaces(tables, params),
    gather_passages: (params) => gathering.gatherPassages(tables, params),
    move_passage: (params) => gathering.movePassage(tables, params),
    drop_passage: ({ passage }) => gathering.dropPassage(tables, passage),
    highlight_passage: (params) => marking.highlight(tables, params),
    edit_highlight: (params) => marking.editHighlight(tables, params),
    delete_highlight: ({ highlight }) => marking.deleteHighlight(tables, highlight),
    link_claims: (params) => linking.link(tables, params),
    unlink_claims: ({ link }) => linking.unlink(tables, link),
    create_tag: (params) => shelving.createTag(tables, params),
    edit_tag: (params) => shelving.editTag(tables, params),
    delete_tag: ({ tag }) => shelving.deleteTag(tables, tag),
    name_library: ({ name }) => tables.write("name-library", null, [{ noun: "library", id: "library", row: { ...tables.find<object>("library", "library"), name } }]),
    save_search: (params) => searching.saveSearch(tables, params),
    forget_search: ({ name }) => searching.forgetSearch(tables, name),
    name_annotator: ({ name }) => tables.write("name-annotator", null, [{ noun: "annotator", id: ANNOTATOR, row: { name } }]),
    make_backup: () => keeping.makeBackup(),
    ...evidenceCommands(tables),
    ...versionCommands(tables, files),
    undo: () => tables.undo(),
    redo: () => tables.redo(),
  };
}

/** Of a plain text. */
const unstructured: Commands["document_structure"]["answer"] = {
  blocks: { kind: [], start: [], end: [], level: [], label: [] },
  runs: { kind: [], start: [], end: [], address: [] },
  pages: { label: [], start: [], width: [], height: [] },
};

function libraryState(tables: Tables): LibraryState {
  const annotator = { id: ANNOTATOR, name: tables.find<{ name: string }>("annotator", ANNOTATOR)?.name ?? "" };
  return {
    id: "library", path: "memory.obelus", readOnly: null,
    name: tables.find<{ name: string }>("library", "library")?.name ?? "",
    annotator, annotators: [annotator],
    ...tables.next(), generator: "memory",
    searches: searching.savedSearches(tables),
    opening: { checkedAfterCrash: false, replayed: 0, journalSetAside: false },
  };
}

function details({ text: _text, noticed: _noticed, earlier: _earlier, came: _came, ...rest }: DocumentRecord): Commands["find_document"]["answer"] {
  return rest;
}

function open(tables: Tables, id: string): Commands["open_document"]["answer"] {
  const document = tables.get<DocumentRecord>("document", id);
  return {
    details: details(document),
    text: document.text,
    sentences: segment(document.text),
    marks: marksFrom(tables, id, 0),
    structure: unstructured,
    next: null,
  };
}

/** Claims and highlights in columns, with what bears on each claim. */
function counted(tables: Tables, ...marks: [ClaimRecord[], HighlightRecord[]]): Marks {
  return evidencing.counted(tables, linking.counted(tables, ...marks));
}

function marksFrom(tables: Tables, id: string, from: number): Commands["open_document"]["answer"]["marks"] {
  const claims = marking.claimsOf(tables, id).filter(({ passages }) => passages.some(({ start }) => start >= from));
  return counted(tables, claims, marking.highlightsOf(tables, id).filter(({ start }) => start >= from));
}
