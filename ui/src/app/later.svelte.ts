// Parts of the window that its first text does without.
// Invariant: whoever wants one before its time has it fetched at once; nobody fetches it twice.

/** How long after the window is drawn they are fetched, in milliseconds: when the first text is surely painted. */
const LATER = 400;

/** Fetches a part of the window when the first text is painted, or when it is wanted. To be called while a component is made. */
export function later<T>(fetch: () => Promise<T>, isWanted: () => boolean): { readonly come: T | null } {
  let come = $state.raw<T | null>(null);
  $effect(() => {
    if (come !== null) return;
    const timer = setTimeout(() => void fetch().then((part) => (come = part)), isWanted() ? 0 : LATER);
    return () => clearTimeout(timer);
  });
  return {
    get come() {
      return come;
    },
  };
}
