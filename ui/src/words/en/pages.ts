// What the view of the printed page says to people.

import { say } from "./say.ts";

export const pages = {
  pane: "Printed page",
  show: "Show the printed page",
  hide: "Put the printed page away",
  back: "Back to the text",
  resize: "Width of the printed page",
  previous: "Previous page",
  next: "Next page",
  smaller: "Smaller page",
  larger: "Larger page",
  width: "As wide as the pane",
  whole: "The whole page",
  percent: (share: number) => say("{share, number, percent}", { share }),
  /** Which page it is, with what is printed on it where that is not its number. */
  place: (number: number, count: number, label: string) =>
    label === "" || label === String(number) ? say("Page {number, number} of {count, number}", { number, count }) : say("Page {label} ({number, number} of {count, number})", { label, number, count }),
  picture: (place: string, title: string) => say("{place} of “{title}”", { place, title }),
  coming: "The page is being painted.",
  password: "Password",
  passwordKept: "It is kept until the window closes, and nowhere written down.",
  open: "Show the page",
  again: "Try again",
} as const;
