// The panel that finds words, hung into CodeMirror's search above the text, with its keys.
// Invariant: its keys stay inside it, so that letters and Escape mean there what they mean in a field.
// Not here: its looks (Find.svelte), the search (finding.ts).

import { findNext, findPrevious, search } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { EditorView, type Panel } from "@codemirror/view";
import { mount, unmount } from "svelte";

import Find from "./Find.svelte";
import { leaveFinding } from "./finding.ts";

/** Search with our panel; matches come to the middle of the view. */
export function findPanel(): Extension {
  return search({
    top: true,
    createPanel,
    scrollToMatch: (range) => EditorView.scrollIntoView(range, { y: "center" }),
  });
}

function createPanel(view: EditorView): Panel {
  const dom = document.createElement("div");
  dom.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") leaveFinding(view);
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) (event.shiftKey ? findPrevious : findNext)(view);
    else return;
    event.preventDefault();
  });
  const panel = mount(Find, { target: dom, props: { view } });
  const focus = (): void => dom.querySelector("input")?.focus();
  return { dom, top: true, mount: focus, destroy: () => void unmount(panel) };
}
