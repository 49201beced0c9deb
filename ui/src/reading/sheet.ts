// Lets CodeMirror's own rules in under a content security policy that refuses style elements.
// CodeMirror hands its rules to style-mod, which puts them into a style element in a document, but into a constructed
// style sheet in a shadow root; a constructed sheet is no inline style, and every engine of ours has it in documents too.
// Invariant: where style-mod keeps its set of rules otherwise than expected, it goes its usual way and nothing breaks.

import { StyleModule } from "style-mod";

/** Makes style-mod use a constructed sheet for this document; to be called before the first view is made. */
export function adoptSheets(document: Document): void {
  // Style-mod takes a root without a head for a shadow root, and notes its set of rules on it under a symbol of its own.
  const shadow = { ownerDocument: document, adoptedStyleSheets: [] as CSSStyleSheet[] };
  StyleModule.mount(shadow as unknown as ShadowRoot, []);
  for (const note of Object.getOwnPropertySymbols(shadow)) {
    if (!(note in document)) Object.defineProperty(document, note, { value: Reflect.get(shadow, note) });
  }
}
