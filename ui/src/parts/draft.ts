// What stands in a field and is not saved, kept outside the field so that it outlives it.

export interface Draft {
  /** What was typed and not saved; `null` where there is none. */
  readonly text: string | null;
  /** Keeps what is typed; `null` forgets it. */
  keep: (text: string | null) => void;
}

/** What is said of a draft that is not saved. */
export interface UnsavedWords {
  notSaved: string;
  discard: string;
  discardKey: string;
}

/** Whether the answer to a wish to save says that it was not. */
export function isRefused(answer: unknown): boolean {
  return answer === null || answer === false;
}

/** The key that discards a draft, in the field where it stands. */
export function discards(event: KeyboardEvent): boolean {
  return event.key === "Backspace" && event.shiftKey && (event.ctrlKey || event.metaKey);
}
