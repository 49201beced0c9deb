// What is typed in fields and not yet handed over to be saved.
// Invariant: a field is in here exactly while it holds such a text. Not here: how a text is saved (whoever owns the field).

export class Typing {
  private readonly saves = new Set<() => void>();
  private held = $state(0);

  /** Whether some field holds a text that is not saved. */
  get isHeld(): boolean {
    return this.held > 0;
  }

  /** Keeps a field in mind until the answer is called. */
  hold(save: () => void): () => void {
    this.saves.add(save);
    this.held = this.saves.size;
    return () => {
      this.saves.delete(save);
      this.held = this.saves.size;
    };
  }

  /** Makes every field hand over what it holds. */
  save(): void {
    for (const save of [...this.saves]) save();
  }
}
