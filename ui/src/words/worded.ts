// The shape that a second language has to have: that of the first, with any words in it.

/** `T` with any text for every text; gaps stay as they are. */
export type Worded<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...gaps: infer Gaps) => string ? (...gaps: Gaps) => string : Worded<T[K]>;
};

/** Nothing, where `T` has no entry that `Shape` has not; every further entry must then be impossible. */
type NoMore<T, Shape> = { readonly [K in Exclude<keyof T, keyof Shape>]: never };

/** Holds a language against the shape: a file, a name or an entry that is missing or too many is a type error. */
export function inShape<Shape>() {
  return <T extends Shape>(words: T & { readonly [K in keyof T & keyof Shape]: NoMore<T[K], Shape[K]> } & NoMore<T, Shape>): Shape => words;
}
