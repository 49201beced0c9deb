// Characters that cannot be seen, drawn as small labelled signs. Invariant: a sign stands for one code point, is selected as
// that, and is in the view only. While it is drawn its character does nothing: a control that turns text round no longer does.
// Not here: when they are drawn (surface.ts), how many a text has (the host counts).

import { type EditorState, type Extension, type Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, WidgetType } from "@codemirror/view";

import { drawInView } from "./inview.ts";
import { canonicalOf, isTurned } from "./page.ts";
import { signOf, unseen } from "./unseen.ts";

/** Draws the signs in view. */
export const showInvisible: Extension = drawInView(decorate, isTurned);

class Sign extends WidgetType {
  constructor(
    readonly label: string,
    readonly code: string,
    readonly look: string,
  ) {
    super();
  }

  override eq(other: Sign): boolean {
    return other.code === this.code && other.look === this.look;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement("span");
    dom.className = `reader-sign reader-sign-${this.look}`;
    // The label is drawn from this and is no text of the page, so that nothing copies it.
    dom.dataset["sign"] = this.label;
    dom.title = this.code;
    dom.role = "img";
    dom.ariaLabel = `${this.label} ${this.code}`;
    return dom;
  }
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const text = canonicalOf(state);
  const drawn: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (const { index, 0: character } of text.slice(from, to).matchAll(unseen)) {
      const { label, code, look } = signOf(character);
      const widget = new Sign(label, code, look);
      const [start, end] = [from + index, from + index + character.length];
      // A line break cannot be replaced; its sign is put before it.
      if (isLineEnd(state, start)) drawn.push(Decoration.widget({ widget, side: 1 }).range(start));
      else drawn.push(Decoration.replace({ widget }).range(start, end));
    }
  }
  return Decoration.set(drawn, true);
}

function isLineEnd({ doc }: EditorState, unit: number): boolean {
  return unit < doc.length && doc.lineAt(unit).to === unit;
}
