// What a command works with: the workspace, the reading surface, and the panes.
// Invariant: it decides, the components render.

import { flushSync, tick } from "svelte";
import type { HighlightColor, Verdict } from "../host/generated/contract.ts";
import type { PagesHandle } from "../pages/types.ts";
import type { ReaderHandle, ReaderScroll } from "../reading/types.ts";
import { actAgain } from "../state/acting.ts";
import * as judging from "../state/judging.ts";
import type { Sought, Step } from "../state/seeking.ts";
import { nextInState, nextNote } from "../state/seeking.ts";
import type { EditorKind, SettingsTab } from "../state/session.svelte.ts";
import type { Span } from "../state/spans.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import type { CommandId, GroupId } from "../words/commands.ts";
import { isMac } from "../words/machine.ts";
import { Keyring } from "./keyring.svelte.ts";
import { keyName } from "./keys.ts";
import { Line } from "./line.ts";
import { entry, isAnswering, nextPane } from "./panefocus.ts";
import { isSelecting } from "./placing.ts";
import { Travelling } from "./travel.ts";

export class Desk {
  reader: ReaderHandle | null = null;
  /** The second reader, while it is shown. */
  beside: ReaderHandle | null = null;
  /** The view of the printed page, while it is shown. */
  pages: PagesHandle | null = null;
  readonly keys: Keyring;
  private readonly travelling = new Travelling(this);
  /** What waits for what was asked for before it: until it is done nobody knows where the cursor is, and what a key means. */
  readonly waiting: Line;

  constructor(readonly workspace: Workspace) {
    this.keys = new Keyring(workspace.settings);
    this.waiting = new Line((thrown) => workspace.tellFault(thrown));
    workspace.keyName = (command) => this.keyName(command as CommandId);
    workspace.travel = this.travelling;
  }

  /** The text moved in its frame. */
  scrolled(scroll: ReaderScroll): void {
    this.travelling.scrolled(scroll);
  }

  /** The key of a command as people read it; empty where it has none. */
  keyName(command: CommandId): string {
    const key = this.keys.keyOf(command);
    return key === undefined ? "" : keyName(key, isMac);
  }

  get isOpen(): boolean {
    return this.workspace.opened !== null && this.workspace.session.page === "text";
  }

  /** Whether keys mean the first text: in the second nothing is judged. */
  get isFirst(): boolean {
    return this.isOpen && !this.workspace.beside.hasFocus;
  }

  /** The reader that keys move in. */
  get active(): ReaderHandle | null {
    return (this.workspace.beside.hasFocus ? this.beside : null) ?? this.reader;
  }

  /** Whether marks can be made: not while keys answer suggestions, nor while the text is replaced. */
  get canMark(): boolean {
    return this.isFirst && this.workspace.canWrite && !this.workspace.replacing.isHere && !isAnswering(this.workspace);
  }

  judge(verdict: Verdict): void {
    this.mark((place) => judging.judge(this.workspace, place, verdict));
  }

  highlight(color?: HighlightColor): void {
    this.mark((place) => judging.highlight(this.workspace, place, color));
  }

  /** Marks the place and moves on at once: the place was taken before, and writes follow one another. */
  private mark(make: (place: Span) => Promise<boolean>): void {
    if (this.reader === null || !this.canMark) return;
    const place = this.reader.place();
    const { opened } = this.workspace;
    // What was not written is where to go on, unless it waits to be done again: keys that follow are meant for what follows.
    void make(place).then((isWritten) => isWritten || opened !== this.workspace.opened || this.workspace.refusals.holds(place) || this.reader?.goTo(place));
    this.reader.move(1);
  }

  edit(kind: EditorKind): void {
    const { session } = this.workspace;
    if (kind === "link") {
      const here = judging.standing(this.workspace);
      // A link is between claims; it makes none.
      if (here?.noun === "claim") session.editor = { kind, target: { noun: "claim", id: here.claim.id } };
      else this.workspace.notices.tell({ kind: "nothing-to-link" });
      return;
    }
    const target = kind === "reasons" ? judging.targetHere(this.workspace) : judging.bearerHere(this.workspace);
    if (target !== null) session.editor = { kind, target };
  }

  /** Does the last judging act once more, here, and moves on. */
  judgeAgain(): void {
    const { act } = this.workspace.session;
    if (act === null) this.workspace.notices.tell({ kind: "nothing-again" });
    // Tags are given beside those that are there.
    else if (act.as === "tags") this.atMarks(() => this.mark((place) => actAgain(this.workspace, place, act)));
    else this.mark((place) => actAgain(this.workspace, place, act));
  }

  toUnjudged(step: Step): void {
    const { opened, session, notices } = this.workspace;
    if (opened === null) return;
    const next = nextInState(opened, session.sentence, step, "unjudged");
    if (next !== null) this.reader?.goToSentence(next);
    else if (opened.counts.left === 0) notices.tell({ kind: "all-judged" });
    else this.tellNoOther("unjudged");
  }

  /** Goes to the next place of a kind, or says that there is no other. */
  seek(sought: "dubious" | "note", step: Step): void {
    const { opened, session } = this.workspace;
    if (opened === null) return;
    if (sought === "note") {
      const place = session.place && nextNote(opened, session.place, step);
      if (place) return this.reader?.goTo(place);
    } else {
      const next = nextInState(opened, session.sentence, step, "dubious");
      if (next !== null) return this.reader?.goToSentence(next);
    }
    this.tellNoOther(sought);
  }

  /** Of a long text that is still coming nobody knows that there is no other. */
  tellNoOther(sought: Sought): void {
    const { opened, notices } = this.workspace;
    notices.tell(opened?.next === null ? { kind: "no-other", sought } : { kind: "still-coming" });
  }

  /** Undoes or redoes, behind those before it, and brings the cursor to what changed. */
  turnBack(direction: "undo" | "redo"): Promise<void> {
    return this.waiting.join(() => this.turnNow(direction));
  }

  private async turnNow(direction: "undo" | "redo"): Promise<void> {
    // What there is to take back is known when everything before is written; keys may have asked for more.
    await this.workspace.settled();
    if (this.workspace.library?.[direction] === null) return;
    const place = await judging.turnBack(this.workspace, direction);
    if (place !== null) this.reader?.goTo(place);
  }

  /** Does what depends on where the cursor is: at once, or when what waits is done. */
  atCursor(act: () => void): void {
    if (this.waiting.isLong) void this.waiting.join(act);
    else act();
  }

  /** Does what depends on which marks there are, too: behind everything that is being written. */
  atMarks(act: () => void): void {
    if (this.waiting.isLong || this.workspace.saveState === "saving") void this.waiting.join(() => this.workspace.settled().then(act));
    else act();
  }

  /** Joins the sentence under the cursor with all that have the same words. */
  gather(): void {
    const { opened, session, notices } = this.workspace;
    if (opened === null || this.reader === null) return;
    const others = opened.repeated.groupOf(session.sentence).filter((index) => index !== session.sentence);
    const spans = others.map((index) => ({ start: opened.sentences.start[index] ?? 0, end: opened.sentences.end[index] ?? 0 }));
    if (spans.length === 0) notices.tell({ kind: "no-repeats" });
    else void judging.gather(this.workspace, this.reader.place(), spans);
  }

  /** Goes to another passage of the claim at the cursor. */
  toPassage(step: Step): void {
    if (this.reader?.nextPassage(step) !== true) this.workspace.notices.tell({ kind: "no-other", sought: "passage" });
  }

  /** Shows what is said of the mark at the cursor, or puts it away. */
  look(): void {
    if (this.reader?.look() !== true) this.workspace.notices.tell({ kind: "nothing-here" });
  }

  /** Lets the ends of the mark at the cursor be moved. */
  moveEnds(): void {
    if (this.reader?.reshape() !== true) this.workspace.notices.tell({ kind: "nothing-here" });
  }

  /** Moves the cursor by what is in view. */
  page(step: Step): void {
    if (this.active === null) return;
    const { firstSentence, lastSentence } = this.active.scrollInfo();
    // The last sentence in view stays in view, so that the eye finds on.
    this.active.move(step * Math.max(1, lastSentence - firstSentence - 1));
  }

  findAgain(step: Step): void {
    if (step === 1) this.active?.findNext();
    else this.active?.findPrevious();
  }

  showSettings(tab: SettingsTab): void {
    const { session } = this.workspace;
    session.settingsTab = tab;
    session.panel = "settings";
  }

  async toText(): Promise<void> {
    const { session } = this.workspace;
    session.page = session.face = "text";
    session.putAway();
    // Under a sheet nothing can have the focus; it is gone after the next drawing.
    await tick();
    if (this.reader) this.reader.focus();
    else document.getElementById("pane-reader")?.focus();
  }

  /** A key that would write and may not says why, beside the banner that shows it; other keys that have nothing to do stay silent. */
  tellWhyNot(group: GroupId): void {
    const readOnly = this.workspace.library?.readOnly ?? null;
    if (group !== "judge" && group !== "edit") return;
    if (readOnly !== null) this.workspace.notices.say({ kind: "locked", code: readOnly });
    else if (group === "judge" && this.workspace.replacing.isHere) this.workspace.notices.tell({ kind: "text-changing" });
    else if (group === "judge" && isSelecting(this)) this.workspace.notices.tell({ kind: "select-first" });
  }

  /** Puts the second text away. */
  async closeBeside(): Promise<void> {
    this.workspace.beside.close();
    await this.toText();
  }

  /** Moves the focus to the next pane that is shown. */
  toNextPane(): void {
    const next = nextPane();
    if (next?.id === "pane-reader" && this.workspace.session.page === "text") void this.toText();
    else if (next?.id === "pane-beside") this.beside?.focus();
    else if (next !== undefined) (entry(next) ?? next).focus();
  }

  /** Opens the sheet at once, so that a key that goes on to the page pastes into its field. */
  paste(): void {
    this.workspace.session.panel = "paste";
    flushSync();
  }
}
