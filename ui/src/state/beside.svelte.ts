// The second reader: another document, or another place of the same, beside the first; with a cursor of its own.
// Invariant: it holds its own copy of what the library answered, and hears of every write as the first does. Nothing is
// judged in it. Not here: how it is drawn (app), what evidence is.

import type { DocumentId } from "../host/generated/contract.ts";
import { goToSpot, spotHere, untilHere } from "./arriving.svelte.ts";
import { complete } from "./filling.ts";
import { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** What is selected in the second reader, for whoever makes evidence of it. */
export interface BesideSelection extends Span {
  document: DocumentId;
  text: string;
}

/** Narrower than this, in pixels of the usual size, two texts lie one below the other. */
export const ROOM_FOR_COLUMNS = 660;

export class Beside {
  opened = $state.raw<OpenedDocument | null>(null);
  /** The place of its cursor: what is selected, else the sentence. */
  place = $state.raw<Span | null>(null);
  sentence = $state(0);
  /** Whether keys go to it. */
  hasFocus = $state(false);
  /** What is to be shown and lit, each time anew. */
  wanted = $state.raw<{ place: Span } | null>(null);
  /** What was shown in it last. */
  private last: { document: DocumentId; place: Span | null } | null = null;
  private turn = 0;
  /** Whether the library's pane was folded for two columns. */
  private hasMadeRoom = false;

  constructor(private readonly workspace: Workspace) {}

  /** What is selected, with its words. */
  get selection(): BesideSelection | null {
    const { opened, place } = this;
    return opened && place && { document: opened.id, ...place, text: opened.cut(place) };
  }

  /** Shows a document, at a place of it where one is said. Whether it is shown. */
  async show(document: DocumentId, place: Span | null = null): Promise<boolean> {
    this.turn += 1;
    const { turn } = this;
    if (this.opened?.id !== document) {
      const view = await this.workspace.ask("open_document", { document });
      if (view === null || turn !== this.turn) return false;
      this.take(new OpenedDocument(view, this.workspace.cutter(view.text)));
    }
    const { opened } = this;
    if (opened === null) return false;
    this.last = { document, place };
    if (place === null) return true;
    await untilHere(opened, place, () => this.opened === opened);
    if (this.opened === opened && turn === this.turn) this.wanted = { place };
    return true;
  }

  /** Shows what was shown last; at first the text that is open, where its cursor is. */
  async showAgain(): Promise<void> {
    const { opened, session } = this.workspace;
    const isThere = this.workspace.documents.some(({ id }) => id === this.last?.document);
    if (this.last !== null && isThere) await this.show(this.last.document, this.last.place);
    else if (opened !== null) await this.show(opened.id, session.place);
  }

  /** Takes the document anew: it was read in another way, or too much changed to be told. */
  async reopen(): Promise<void> {
    const { opened } = this;
    if (opened === null) return;
    const view = await this.workspace.host.call("open_document", { document: opened.id });
    if (this.opened === opened) this.take(new OpenedDocument(view, this.workspace.cutter(view.text)));
  }

  /** The second text becomes the first, and the first the second, each where it was. */
  async swap(): Promise<void> {
    const { opened, place, workspace } = this;
    const first = spotHere(workspace);
    if (opened === null || first === null) return;
    await this.show(first.document, first.place);
    await goToSpot(workspace, { document: opened.id, place, chosen: null }, "quietly");
    workspace.travel.toText();
  }

  close(): void {
    this.turn += 1;
    if (this.hasMadeRoom) this.workspace.showPane("library", true);
    this.hasMadeRoom = false;
    if (this.opened !== null) this.last = { document: this.opened.id, place: this.place };
    this.opened = this.place = this.wanted = null;
    this.hasFocus = false;
  }

  /** Another library is open: nothing of the last one is there. */
  forget(): void {
    this.close();
    this.last = null;
  }

  /** Folds the library's pane away where that makes room for two columns. */
  makeRoom(): void {
    if (this.opened === null) return;
    const { panes, searching, session, settings } = this.workspace;
    const { libraryWidth, claimsWidth } = settings.now;
    if (!panes.library || panes.over || searching.isInPane) return;
    const without = session.width - (panes.claims ? claimsWidth : 0);
    if (without - libraryWidth >= ROOM_FOR_COLUMNS || without < ROOM_FOR_COLUMNS) return;
    this.workspace.showPane("library", false);
    this.hasMadeRoom = true;
  }

  private take(opened: OpenedDocument): void {
    const { workspace } = this;
    const { host, cutter } = workspace;
    opened.know(workspace.documents);
    this.place = this.wanted = null;
    this.sentence = 0;
    this.opened = opened;
    this.makeRoom();
    const isShown = (): boolean => this.opened === opened;
    void complete(opened, { host, cutter, inTurn: (task) => workspace.inTurn(task), ask: (name, params) => workspace.ask(name, params), isShown });
  }
}
