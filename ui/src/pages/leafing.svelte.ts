// Which page is shown, and where the words stand on it.
// Invariant: it follows the place in the text; a page that was turned to by hand stays until the place is another.

import type { OpenedDocument } from "../state/opened.svelte.ts";
import type { Span } from "../state/spans.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import { PageBoxes } from "./boxes.ts";

/** So many pages are remembered: a page of print has some 3,000 boxes. */
const MOST = 12;

export class Leafing {
  /** From 0. */
  page = $state(0);
  /** Of the page that is shown; `null` while they come. */
  boxes = $state.raw<PageBoxes | null>(null);
  private readonly known = new Map<number, PageBoxes>();

  constructor(
    private readonly workspace: Pick<Workspace, "ask">,
    private readonly opened: OpenedDocument,
  ) {}

  get count(): number {
    return this.opened.structure.pages.label.length;
  }

  turn(to: number): void {
    this.page = Math.max(0, Math.min(to, this.count - 1));
    void this.ask(this.page);
  }

  /** Shows the page of a place; where some of it is on the page that is shown already, that one stays. */
  follow({ start, end }: Span): void {
    const { structure } = this.opened;
    const [first, last] = [structure.pageAt(start), structure.pageAt(Math.max(start, end - 1))];
    if (this.boxes === null || this.page < first || this.page > last) this.turn(Math.max(0, first));
  }

  private async ask(page: number): Promise<void> {
    this.boxes = this.known.get(page) ?? null;
    if (this.boxes !== null) return;
    const columns = await this.workspace.ask("page_boxes", { document: this.opened.id, page });
    if (columns === null) return;
    const boxes = new PageBoxes(columns);
    this.known.set(page, boxes);
    const oldest = this.known.keys().next().value;
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
    if (this.page === page) this.boxes = boxes;
  }
}
