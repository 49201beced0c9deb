// Words of the settings: looks, keys and language.

import type { Face, Theme, Way } from "../../state/looks.ts";
import type { LooksFor } from "../../state/settings.svelte.ts";
import { say } from "./say.ts";

export const settings = {
  title: "Settings",
  tablist: "Settings",
  tabs: { looks: "Looks", keys: "Keys", language: "Language" },
  all: "All settings",
} as const;

export const looks = {
  title: "How it looks",
  theme: "Theme",
  themes: { system: "System", light: "Light", sepia: "Sepia", dark: "Dark", contrast: "High contrast" } satisfies Record<Theme, string>,
  face: "Face",
  faces: {
    "source-serif": "Source Serif",
    "source-sans": "Source Sans",
    atkinson: "Atkinson Hyperlegible",
    "system-serif": "Serif of the system",
  } satisfies Record<Face, string>,
  size: "Text size",
  sizeSaid: (pixels: number) => say("{pixels, number} px", { pixels }),
  measure: "Width of a line",
  measureSaid: (letters: number) => say("about {letters, number} letters", { letters }),
  leading: "Space between lines",
  leadingSaid: (lines: number) => say("{lines, number, ::.00}", { lines }),
  scale: "Size of everything",
  scaleSaid: (share: number) => say("{share, number, percent}", { share }),
  way: "Way of reading",
  ways: { continuous: "Continuous", sentences: "One sentence a line" } satisfies Record<Way, string>,
  focus: "Light only the current sentence",
  invisible: "Show invisible characters",
  noticed: "Show signs of suggestions in the text",
  whom: "These looks are for",
  whoms: { all: "All libraries", library: "Only this library" } satisfies Record<LooksFor, string>,
  specimen: [
    "The letter was read aloud on the ninth, and two who heard it wrote down what it said.",
    "Of the answer nothing is known but that it came.",
    "Everybody in the town is said to have seen it burn.",
  ],
} as const;

export const keys = {
  find: "Find a command",
  findHint: "Name of a command",
  byKey: "Find by key",
  pressToFind: "Press a key…",
  foundBy: (key: string) => say("What {key} does", { key }),
  showAll: "Show all",
  nothing: "No command fits.",
  unused: (key: string) => say("{key} is free.", { key }),
  change: "Change",
  changeFor: (name: string) => say("Change the key of “{name}”", { name }),
  changeKey: (key: string, name: string) => say("Change {key}, a key of “{name}”", { key, name }),
  add: "Add",
  addFor: (name: string) => say("Add a key to “{name}”", { name }),
  remove: (key: string) => say("Take {key} away", { key }),
  usual: "As usual",
  usualFor: (name: string) => say("“{name}” with its usual keys", { name }),
  allUsual: "All as usual",
  press: "Press the new key…",
  pressFor: (name: string) => say("Press the new key for “{name}”. Escape leaves it as it is.", { name }),
  leave: "Leave it",
  swap: "Swap them",
  take: "Give it here all the same",
  none: "no key",
  fixed: "stays",
  given: (key: string, name: string) => say("{key} is now “{name}”.", { key, name }),
  gone: (key: string, name: string) => say("{key} is no longer “{name}”.", { key, name }),
  usualAgain: (name: string) => say("“{name}” has its usual keys.", { name }),
  allUsualAgain: "All keys are as usual.",
  taken: (key: string, name: string) => say("{key} is “{name}”.", { key, name }),
  refused: {
    fixed: "This key stays, so that there is always a way out.",
    "way-out": "Escape is the way out of every field and sheet, and stays that.",
    "way-on": "F6 and Tab go on to the next pane and the next control, and stay that.",
    copying: "Every field and text copies, cuts and pastes with this key.",
    typing: "This command is heard while you type; its key must not write or move in a field. Hold Ctrl, Cmd or Alt with it.",
    system: "The system takes this key before Obelus hears it.",
    unknown: "Obelus does not know this key.",
  },
} as const;

export const language = {
  label: "Language of the window",
  system: "As the system",
  hint: "The window speaks it at once; what you were typing is saved before.",
} as const;
