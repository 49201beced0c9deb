// What stands beside the text follows it when the keys rest: counting and drawing it must not hold up a judgement.
// Invariant: after the keys have rested it is what it follows; while they go on it is never older than LATEST.

/** How long no key may have changed anything, in milliseconds: longer than a judgement takes to be painted. */
const REST = 90;
/** Under a key that is held down, the longest it may stand still, in milliseconds. */
const LATEST = 500;

/** Follows a value at rest; where what it is a value of is another one now, at once. To be called while a component is made. */
export function atRest<T>(read: () => T, of: () => unknown): { readonly now: T } {
  let shown = $state.raw(read());
  let subject = of();
  /** Since when it is behind. */
  let since: number | null = null;
  function follow(value: T): void {
    shown = value;
    since = null;
  }
  $effect.pre(() => {
    const value = read();
    const isOther = of() !== subject;
    subject = of();
    if (isOther) return follow(value);
    since ??= performance.now();
    const resting = setTimeout(() => follow(value), Math.max(0, Math.min(REST, since + LATEST - performance.now())));
    return () => clearTimeout(resting);
  });
  return {
    get now() {
      return shown;
    },
  };
}
