// The sources of the library, and what a person does with them.
// Invariant: asked for when somebody first wants them, and then again by what writes answer and by nothing else.
// Not here: how a source is shown (sources), what bears on a claim (evidence).

import type { ChangedRow, EditSource, Grade, LoadedSources, RefusedEntry, SourceFormat, SourceId, SourceRow } from "../host/generated/contract.ts";
import type { Prompt } from "../host/host.ts";
import { foldedWords, sourceFromWords } from "./sourcewords.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A source as a list to pick from shows it. */
export interface SourceChoice {
  id: SourceId;
  name: string;
  hint: string;
}

/** The variables in which words are looked for. */
const searched = ["title", "container-title", "publisher", "author", "editor", "translator", "DOI", "ISBN", "URL", "archive", "keyword"];

export class Sources {
  rows = $state.raw<SourceRow[]>([]);
  /** The one that is looked at. */
  chosen = $state<SourceId | null>(null);
  /** What could not be read of the files that were loaded last. */
  refused = $state.raw<{ file: string; entries: RefusedEntry[] }[]>([]);
  /** Whether the rows are those of the library, and not yet to come. */
  isHere = $state(false);
  private asked: Promise<void> | null = null;
  /** Which question is the newest: an older answer is of another library, or from before a write. */
  private turn = 0;
  private readonly words = new WeakMap<SourceRow, string>();

  constructor(private readonly workspace: Workspace) {}

  /** Asks for the sources, unless they are here or on their way. */
  want(): Promise<void> {
    this.asked ??= this.ask();
    return this.asked;
  }

  /** Another library is open: its sources are other ones. */
  forget(): void {
    this.turn += 1;
    this.asked = null;
    this.rows = [];
    this.chosen = null;
    this.refused = [];
    this.isHere = false;
  }

  /** After a write: asks again where it changed a source or what names one. */
  async hear(changed: ChangedRow[]): Promise<void> {
    const nouns = new Set(changed.map(({ noun }) => noun));
    if ((this.asked === null && !this.isHere) || !(nouns.has("source") || nouns.has("evidence") || nouns.has("document"))) return;
    this.asked = this.ask();
    // Of evidence and documents only how often a source is used is new: no write waits for that.
    if (nouns.has("source")) await this.asked;
  }

  find(id: SourceId): SourceRow | null {
    return this.rows.find((row) => row.id === id) ?? null;
  }

  /** The sources that hold every word typed, in any of their names, title, year, key; those used most first. */
  fitting(typed: string): SourceRow[] {
    const sought = foldedWords(typed);
    const found = sought.length === 0 ? this.rows : this.rows.filter((row) => sought.every((word) => this.wordsOf(row).includes(word)));
    return found.toSorted((one, other) => other.evidence + other.origins - one.evidence - one.origins);
  }

  /** The same as a list to pick from, as many as one looks through. */
  choices(typed: string, most = 40): SourceChoice[] {
    return this.fitting(typed).slice(0, most).map(({ id, label, key }) => ({ id, name: label, hint: key }));
  }

  /** Adds a source and gives its id. */
  async create(csl: SourceRow["csl"], grade?: Grade): Promise<SourceId | null> {
    const done = await this.workspace.write("create_source", grade === undefined ? { csl } : { csl, grade });
    return done?.answer.id ?? null;
  }

  /** Adds a source that is known by what was typed alone, and gives its id. */
  async createFromWords(typed: string): Promise<SourceId | null> {
    return typed.trim() === "" ? null : this.create(sourceFromWords(typed));
  }

  /** Whether it was written. */
  async edit(edit: EditSource): Promise<boolean> {
    return (await this.workspace.write("edit_source", edit)) !== null;
  }

  /** Changes the item of a source as it is when the writes before are done: it is written whole. `before` is what is changed where nobody asked for the sources. */
  async editItem(id: SourceId, change: (csl: SourceRow["csl"]) => SourceRow["csl"], before: SourceRow["csl"]): Promise<boolean> {
    return (await this.workspace.write("edit_source", () => ({ source: id, csl: change(this.find(id)?.csl ?? before) }))) !== null;
  }

  async remove({ id, label }: SourceRow): Promise<boolean> {
    const done = await this.workspace.write("delete_source", { source: id });
    if (done !== null) this.workspace.notices.tell({ kind: "source-deleted", label });
    return done !== null;
  }

  async merge(into: SourceId, from: SourceId[]): Promise<boolean> {
    const done = await this.workspace.write("merge_sources", { into, from });
    if (done !== null) this.workspace.notices.tell({ kind: "sources-merged", label: this.find(into)?.label ?? "" });
    return done !== null;
  }

  /** Brings a file in; what could not be read is in the answer. */
  async load(path: string): Promise<LoadedSources | null> {
    const done = await this.workspace.write("load_sources", { path });
    if (done === null) return null;
    this.workspace.notices.tell({ kind: "sources-loaded", loaded: done.answer });
    if (done.answer.refused.length > 0) this.refused = [...this.refused, { file: path, entries: done.answer.refused }];
    return done.answer;
  }

  /** Brings in the files that a person chooses, and shows the sources. */
  async chooseAndLoad(prompt: Prompt): Promise<void> {
    const paths = await this.workspace.host.chooseFiles(prompt);
    if (paths.length === 0) return;
    this.refused = [];
    for (const path of paths) await this.load(path);
    this.workspace.session.page = "sources";
  }

  /** Writes all of them to a file that a person chooses. */
  async exportTo(format: SourceFormat, prompt: Prompt, name: string): Promise<void> {
    const path = await this.workspace.host.chooseSave(prompt, name);
    if (path === null) return;
    const exported = await this.workspace.ask("export_sources", { format, path });
    if (exported !== null) this.workspace.notices.tell({ kind: "sources-exported", sources: exported.sources, path: exported.path });
  }

  private async ask(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const rows = await this.workspace.ask("list_sources", {});
    // Who waited for this one waits for the newer.
    if (turn !== this.turn) return (await this.asked) ?? undefined;
    if (rows === null) {
      this.asked = null;
      return;
    }
    this.rows = rows;
    this.isHere = true;
  }

  private wordsOf(row: SourceRow): string {
    const known = this.words.get(row);
    if (known !== undefined) return known;
    const said = JSON.stringify(searched.map((variable) => row.csl[variable]));
    const words = foldedWords([row.label, row.key, said].join(" ")).join(" ");
    this.words.set(row, words);
    return words;
  }
}
