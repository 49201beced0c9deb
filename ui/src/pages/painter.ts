// Has pages painted: one at a time, and of several wishes the last. The last few pictures are kept.
// Invariant: a wish that was overtaken is answered with `null`, a refusal is thrown as a fault; what is not kept any more
// gives its memory back. Not here: how large a page is wanted (Leaf.svelte).

import type { Host } from "../host/host.ts";
import type { DocumentId } from "../host/generated/contract.ts";

export interface Wish {
  document: DocumentId;
  /** The version of the document: another reading may have other bytes. */
  version: number;
  page: number;
  /** Pixels a point. */
  scale: number;
  password: string | null;
}

/** How many pixels are kept: some ten pages as they are usually shown, in less than 100 MB. */
const MOST = 24_000_000;

export class Painter {
  /** The pictures, the one that was asked for last at the end. */
  private readonly kept = new Map<string, ImageBitmap>();
  private latest: Wish | null = null;
  private running: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly host: Pick<Host, "documentPage">,
    private readonly read: (bytes: ArrayBuffer) => Promise<ImageBitmap> = (bytes) => createImageBitmap(new Blob([bytes], { type: "image/png" })),
  ) {}

  /** The picture where it is kept. */
  known(wish: Wish): ImageBitmap | null {
    return this.kept.get(nameOf(wish)) ?? null;
  }

  /** The picture; `null` where another was wished for in the meantime. */
  async paint(wish: Wish): Promise<ImageBitmap | null> {
    this.latest = wish;
    const name = nameOf(wish);
    const known = this.kept.get(name);
    if (known !== undefined) return this.keep(name, known);
    const before = this.running;
    const turn = before.then(() => (this.latest === wish ? this.make(wish) : null));
    this.running = turn.catch(() => undefined);
    const made = await turn;
    if (made === null) return null;
    if (this.isClosed) made.close();
    else this.keep(name, made);
    return this.latest === wish ? made : null;
  }

  /** Gives back all memory. */
  close(): void {
    this.latest = null;
    this.isClosed = true;
    for (const picture of this.kept.values()) picture.close();
    this.kept.clear();
  }

  private async make({ document, page, scale, password }: Wish): Promise<ImageBitmap> {
    return this.read(await this.host.documentPage(document, page, scale, password));
  }

  private keep(name: string, picture: ImageBitmap): ImageBitmap {
    this.kept.delete(name);
    this.kept.set(name, picture);
    let pixels = 0;
    for (const [each, { width, height }] of [...this.kept].toReversed()) {
      pixels += width * height;
      if (pixels <= MOST || each === name) continue;
      this.kept.get(each)?.close();
      this.kept.delete(each);
    }
    return picture;
  }
}

function nameOf({ document, version, page, scale }: Wish): string {
  return [document, version, page, scale].join(" ");
}
