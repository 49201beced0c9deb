// How a card is chosen, by mouse and keys, and how the arrows go from card to card.

import type { Span } from "../state/spans.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

/** Makes a claim or highlight the current one, and shows its passage, where its words are in the text. */
export function chooseMark(workspace: Workspace, noun: "claim" | "highlight", id: string, place: Span | null): void {
  workspace.session.chosen = { noun, id };
  if (place) workspace.travel.goTo(place);
}

/** Enter on the card itself; what stands inside has its own keys. */
export function pressed(choose: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" || event.target !== event.currentTarget) return;
    event.preventDefault();
    choose();
  };
}

/** ↑ and ↓ on a card that has the focus move it to the card above or below. */
export function stepCards(event: KeyboardEvent, box: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-card]") : null;
  if (by === undefined || event.target !== card || card === null) return;
  event.preventDefault();
  const cards = [...box.querySelectorAll<HTMLElement>("[data-card]")];
  cards[cards.indexOf(card) + by]?.focus();
}

/** Whether two lists hold the same ids, in whatever order. */
export function isSameSet(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
