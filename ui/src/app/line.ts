// Deeds that wait for one another, in the order in which they were asked for.
// Invariant: one that fails is told and holds up none behind it.

export class Line {
  private length = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly tellFault: (thrown: unknown) => void) {}

  /** Whether anything waits. */
  get isLong(): boolean {
    return this.length > 0;
  }

  /** Does a deed behind those before it; answers when it is done. */
  join(deed: () => unknown): Promise<void> {
    this.length += 1;
    const done = this.last.then(deed).then(() => undefined);
    this.last = done.catch((thrown: unknown) => this.tellFault(thrown)).finally(() => (this.length -= 1));
    return this.last;
  }

  /** Waits until nothing waits. */
  async free(): Promise<void> {
    while (this.isLong) await this.last;
  }
}
