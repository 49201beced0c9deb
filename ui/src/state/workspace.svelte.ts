// The workspace: the open library, its documents and codebook, the open document, and where the person is in it.
// Invariant: nothing here is changed by wishing: a write is asked for, and what it answers says what to ask again.
// Writes follow one another in the order of the keys. Not here: single verbs (judging.ts, shelving.ts).

import type { DocumentId, DocumentRow, DocumentView, Fault, LibraryState, TagRow, Written } from "../host/generated/contract.ts";
import type { Answer, CommandName, Host, Params, WriteName } from "../host/host.ts";
import { asFault } from "../host/host.ts";
import { Beside } from "./beside.svelte.ts";
import { Drafts } from "./drafts.svelte.ts";
import { Notices } from "./notices.svelte.ts";
import { complete } from "./filling.ts";
import { Importing } from "./importing.svelte.ts";
import { Keeping } from "./keeping.svelte.ts";
import { note } from "./moments.ts";
import { type Cut, type MarkChange, OpenedDocument } from "./opened.svelte.ts";
import { type Panes, ROOM_FOR_TWO, type Side, panesShown } from "./panes.ts";
import { Placing } from "./placing.svelte.ts";
import { Refusals } from "./refusals.svelte.ts";
import { everything, renew } from "./renewing.ts";
import { Replacing } from "./replacing.svelte.ts";
import { Searching } from "./searching.svelte.ts";
import { Sources } from "./sources.svelte.ts";
import { Suggestions } from "./suggestions.svelte.ts";
import { Session } from "./session.svelte.ts";
import type { KeptSettings } from "./settings.svelte.ts";
import { standing } from "./standing.ts";
import { nowhere } from "./travel.ts";
import { Typing } from "./typing.svelte.ts";

/** Whether what was shown as written is on the disk, and whether something is typed that was not handed over yet. */
export type SaveState = "saved" | "saving" | "failed" | "typing";

export class Workspace {
  library = $state.raw<LibraryState | null>(null);
  /** Why no library is open, once it is known. */
  unopened = $state.raw<Fault | null>(null);
  documents = $state.raw<DocumentRow[]>([]);
  tags = $state.raw<TagRow[]>([]);
  opened = $state.raw<OpenedDocument | null>(null);
  isOpening = $state(false);
  /** Whether the first questions have been answered. */
  isReady = $state(false);
  private pending = $state(0);
  private hasFailed = $state(false);
  private chain: Promise<unknown> = Promise.resolve();
  /** How many turns are not done. */
  private waiting = 0;
  readonly notices = new Notices();
  readonly session = new Session();
  readonly typing = new Typing();
  readonly drafts: Drafts;
  readonly importing = new Importing(this);
  readonly keeping = new Keeping(this);
  readonly sources = new Sources(this);
  readonly refusals = new Refusals(this);
  readonly searching = new Searching(this);
  readonly beside = new Beside(this);
  readonly suggestions = new Suggestions(this);
  readonly placing = new Placing(this);
  readonly replacing = new Replacing(this);
  /** The key of a command as people read it, empty where it has none: how rooms know what the app calls it. */
  keyName: (command: string) => string = () => "";
  travel = nowhere;

  constructor(
    readonly host: Host,
    readonly settings: KeptSettings,
    readonly cutter: (text: string) => Cut,
  ) {
    this.drafts = new Drafts(settings.storage);
  }

  get saveState(): SaveState {
    if (this.pending > 0) return "saving";
    if (this.hasFailed || this.refusals.list.length > 0) return "failed";
    return this.typing.isHeld ? "typing" : "saved";
  }

  get panes(): Panes {
    return panesShown(this.session.width, this.settings.now, this.session.drawer, this.searching.isInPane, this.session.aside === null ? null : "claims");
  }

  /** Shows a pane, or folds it away. */
  showPane(side: Side, isShown: boolean): void {
    if (this.session.width < ROOM_FOR_TWO) this.session.drawer = isShown ? side : null;
    else this.settings.set(side === "library" ? { libraryShown: isShown } : { claimsShown: isShown });
  }

  get canWrite(): boolean {
    return this.library !== null && this.library.readOnly === null;
  }

  /** The documents with their numbers; those of the open one are counted here. */
  get rows(): DocumentRow[] {
    const open = this.opened;
    if (open === null) return this.documents;
    const { sentences, left, sourced, dubious, notAClaim } = open.counts;
    const counted = { sentences, judged: sentences - left, sourced, dubious, notAClaim };
    return this.documents.map((row) => (row.id === open.id ? { ...row, ...counted } : row));
  }

  /**
   * Asks for everything anew: at the start and after another library was opened. A document that is wanted first, if it
   * is there and no other is to be `instead`, is shown before all documents have been counted.
   */
  async start(first: DocumentId | null = null, instead: Promise<boolean> = Promise.resolve(false)): Promise<void> {
    await this.inTurn(async () => {
      [this.opened, this.documents, this.tags] = [null, [], []];
      for (const each of [this.beside, this.searching, this.sources, this.suggestions, this.placing, this.replacing]) each.forget();
      this.session.reset();
      const { host } = this;
      const wanted = first === null ? null : host.call("open_document", { document: first }).catch(() => null);
      const lists = Promise.all([host.call("list_documents", {}), host.call("list_tags", {})]);
      // Where there is no library they are refused with it, which is told once.
      lists.catch(() => undefined);
      [this.library, this.unopened] = await host.call("library", {}).then((is) => [is, null] as const, (thrown: unknown) => [null, asFault(thrown)] as const);
      if (this.library === null) return;
      for (const each of [this.settings, this.drafts, this.refusals]) each.openLibrary(this.library.id);
      const view = await wanted;
      if (view !== null && !(await instead)) this.show(view);
      [this.documents, this.tags] = await lists;
      (this.opened as OpenedDocument | null)?.know(this.documents);
    });
    this.keeping.opened();
    this.isReady = true;
  }

  /** Takes in what another window wrote; `null`: too much to be told, so everything is asked for. */
  async hear(written: Written | null): Promise<void> {
    await this.inTurn(async () => void (await (written ? this.takeIn(written) : this.askAnew())));
  }

  /** Waits until everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.inTurn(async () => undefined);
  }

  async open(id: DocumentId): Promise<void> {
    this.session.page = "text";
    await this.inTurn(() => this.openNow(id));
  }

  close(): void {
    for (const each of [this.suggestions, this.placing]) each.forget();
    this.opened = null;
    this.session.reset();
    this.settings.set({ lastDocument: null });
  }

  /** Asks without writing; a refusal is told, and the answer is `null`. */
  ask<K extends CommandName>(name: K, params: Params<K>): Promise<Answer<K> | null> {
    return this.host.call(name, params).catch((thrown: unknown) => this.tellFault(thrown));
  }

  /** Writes, then asks again for what changed. `null` where it was refused, which is told. What depends on the writes before it is made in its turn, and may be nothing. */
  async write<K extends WriteName>(name: K, params: Params<K> | (() => Params<K> | null)): Promise<{ answer: Answer<K>; change: MarkChange | null } | null> {
    this.pending += 1;
    const isStanding = standing(this, name, params);
    try {
      return await this.inTurn(async () => {
        const asked = !isStanding() ? null : typeof params === "function" ? params() : params;
        const answer = asked && await this.host.call(name, asked).catch((thrown: unknown) => this.failed(name, asked, asFault(thrown)));
        if (answer === null || asked === null) return null;
        this.hasFailed = false;
        note("answered");
        this.refusals.settle(name, asked);
        return { answer, change: await this.takeIn(this.written(answer)) };
      });
    } finally {
      this.pending -= 1;
    }
  }

  /** Writes what may take long: no turn waits for it, and what it wrote is taken in by one. A refusal is thrown. */
  async writeAside<K extends WriteName>(name: K, params: Params<K>): Promise<Answer<K>> {
    const answer = await this.host.call(name, params);
    const written = this.written(answer);
    // It does not know what was written since: what undo would do is asked for.
    const changed: Written["changed"] = [...written.changed, { noun: "library", id: "", documents: [] }];
    if (written.changed.length > 0) await this.inTurn(() => this.takeIn({ ...written, changed }));
    return answer;
  }

  /** Tells it; what was asked for is not there. */
  tellFault(thrown: unknown): null {
    this.notices.tell({ kind: "fault", fault: asFault(thrown) });
    return null;
  }

  private written(answer: Written | { written: Written }): Written {
    const written = "written" in answer ? answer.written : answer;
    this.keeping.hearCopy(written);
    return written;
  }

  /** A write was refused: it is told, kept to be done again where that helps, and where nobody knows, what is there is read anew. */
  private async failed(name: WriteName, params: Params<WriteName>, fault: Fault): Promise<null> {
    this.hasFailed = true;
    if (!this.refusals.keep(name, params, fault)) this.tellFault(fault);
    if (fault.code === "save-unknown") await this.askAnew();
    return null;
  }

  private async askAnew(): Promise<void> {
    await renew(this, everything(this), (id) => this.openNow(id));
  }

  /** Runs when everything before it has run, at once where nothing is waited for; a refusal is told. */
  inTurn<T>(task: () => Promise<T>): Promise<T | null> {
    const begun = this.waiting === 0 ? task() : this.chain.then(task);
    this.waiting += 1;
    const turn = begun.catch((thrown: unknown) => this.tellFault(thrown)).finally(() => (this.waiting -= 1));
    this.chain = turn;
    return turn;
  }

  private async takeIn(written: Written): Promise<MarkChange | null> {
    if (this.library !== null) this.library = { ...this.library, undo: written.undo, redo: written.redo };
    this.notices.dismissUndoable();
    this.suggestions.hear(written);
    this.placing.hear(written);
    return renew(this, written, (id) => this.openNow(id));
  }

  private async openNow(id: DocumentId): Promise<void> {
    this.isOpening = true;
    try {
      this.show(await this.host.call("open_document", { document: id }));
    } finally {
      this.isOpening = false;
    }
  }

  private show(view: DocumentView): void {
    const { id } = view.details;
    const isSame = this.opened?.id === id;
    if (!isSame || this.opened?.details.version !== view.details.version) for (const each of [this.suggestions, this.placing]) each.forget();
    // The numbers of the document that is left go into its row.
    this.documents = this.rows;
    const opened = new OpenedDocument(view, this.cutter(view.text));
    opened.know(this.documents);
    this.opened = opened;
    if (!isSame) this.session.reset();
    this.settings.set({ lastDocument: id });
    const { host, cutter } = this;
    const isShown = (): boolean => this.opened === opened;
    const coming = complete(opened, { host, cutter, inTurn: (task) => this.inTurn(task), ask: (name, params) => this.ask(name, params), isShown });
    void coming.then(() => Promise.all([this.placing.look(opened), this.suggestions.look(opened)]));
  }
}
