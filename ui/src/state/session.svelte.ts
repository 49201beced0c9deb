// Where the person is: the place in the text, the filter, what is being edited, which panel is open.
// Invariant: gone when the window closes; nothing of it is in the library.

import type { Act } from "./acting.ts";
import type { Filter } from "./filter.ts";
import { noFilter } from "./filter.ts";
import type { Side } from "./panes.ts";
import type { OriginDraft } from "./origins.ts";
import type { Span } from "./spans.ts";

/** What an edit is about: a claim, a highlight, or a place where nothing stands yet. */
export type Target = { noun: "claim"; id: string } | { noun: "highlight"; id: string } | { noun: "place"; place: Span };

export type EditorKind = "reasons" | "note" | "tags" | "link";
export type LibraryTab = "documents" | "outline" | "codebook" | "history";
export type ClaimsTab = "claims" | "highlights";
/** What the reader's pane shows: the text, how far the judging of it or of the library is, the quotes that are checked, the sources, the dates, or the versions of the text. */
export type Page = "text" | "document" | "overview" | "quotes" | "sources" | "timeline" | "versions";
export type Aside = "evidence" | "suggestions" | "looks";
/** What lies over or in the reader for a while. */
export type Panel = "paste" | "export" | "palette" | "keys" | "settings" | "backups" | "check" | null;
export type SettingsTab = "looks" | "keys" | "language";

export class Session {
  place = $state.raw<Span | null>(null);
  /** The index of the sentence under the cursor, from 0. */
  sentence = $state(0);
  /** The card that was chosen by hand, while its passage is the place. */
  chosen = $state.raw<{ noun: "claim" | "highlight"; id: string } | null>(null);
  filter = $state.raw<Filter>(noFilter);
  editor = $state.raw<{ kind: EditorKind; target: Target } | null>(null);
  /** What stands in the place of the claims for a while: the evidence on what is under the cursor, what was noticed, or what needs a look. */
  aside = $state<Aside | null>(null);
  /** The run whose origin is being typed. */
  origin = $state.raw<OriginDraft | null>(null);
  libraryTab = $state<LibraryTab>("documents");
  /** What the outline shows of a text that has both. */
  outlineWay = $state<"headings" | "pages">("headings");
  /** What was in place of the outline before it was shown by its key. */
  beforeOutline: { tab: LibraryTab; isShown: boolean } | null = null;
  claimsTab = $state<ClaimsTab>("claims");
  page = $state<Page>("text");
  /** Which is in front where there is no room for the printed page beside the text. */
  face = $state<"text" | "page">("text");
  /** The width of the reader's pane in pixels. */
  readerWidth = $state(800);
  /** Whether the library's pane was folded to make room for the printed page. */
  hasMadeRoom = false;
  /** What opens encrypted documents, by their ids. */
  readonly passwords = new Map<string, string>();
  panel = $state<Panel>(null);
  settingsTab = $state<SettingsTab>("looks");
  /** What was judged last; one key does it again. */
  act: Act | null = null;
  /** What stands in the paste sheet; it stays when the sheet is left without adding it. */
  draft = $state({ title: "", text: "" });
  /** The width of the window in pixels. */
  width = $state(1280);
  /** The pane that was asked for in a narrow window. */
  drawer = $state<Side | null | undefined>();
  isDraggedOver = $state(false);
  /** How many judgements were made since the start; the guide counts them. */
  judged = $state(0);

  /** Puts away what lies over the text or beside it for a while. */
  putAway(): void {
    this.editor = null;
    this.panel = null;
    this.aside = null;
  }

  /** Forgets what belongs to one document. */
  reset(): void {
    if (this.page === "document" || this.page === "versions") this.page = "text";
    this.place = null;
    this.sentence = 0;
    this.chosen = null;
    this.filter = noFilter;
    this.editor = null;
    this.origin = null;
    this.aside = null;
  }
}
