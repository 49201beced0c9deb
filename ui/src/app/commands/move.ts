// Commands that move the cursor and change what is selected.

import { stepSuggestion, toCheckable } from "../noticed.ts";
import type { Command } from "./command.ts";
import { isFirst, isOpen } from "./command.ts";

export const moveCommands: Command[] = [
  { id: "move.next", group: "move", keys: ["ArrowDown"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.move(1) },
  { id: "move.previous", group: "move", keys: ["ArrowUp"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.move(-1) },
  { id: "move.unjudged", group: "move", keys: ["Space"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.toUnjudged(1) },
  { id: "move.unjudged-back", group: "move", keys: ["Shift+Space"], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.toUnjudged(-1) },
  { id: "move.checkable", group: "move", keys: ["K"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.waiting.join(() => toCheckable(desk, 1)) },
  { id: "move.checkable-back", group: "move", keys: ["Shift+K"], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.waiting.join(() => toCheckable(desk, -1)) },
  { id: "move.dubious", group: "move", keys: ["O"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.seek("dubious", 1) },
  { id: "move.dubious-back", group: "move", keys: ["Shift+O"], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.seek("dubious", -1) },
  { id: "move.note", group: "move", keys: ["A"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.seek("note", 1) },
  { id: "move.note-back", group: "move", keys: ["Shift+A"], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.seek("note", -1) },
  { id: "move.suggestion", group: "move", keys: ["G"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => stepSuggestion(desk, 1) },
  { id: "move.suggestion-back", group: "move", keys: ["Shift+G"], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => stepSuggestion(desk, -1) },
  { id: "move.next-passage", group: "move", keys: ["]"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.toPassage(1) },
  { id: "move.previous-passage", group: "move", keys: ["["], menu: "elsewhere", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.toPassage(-1) },
  { id: "move.first", group: "move", keys: ["Home"], menu: "menu", isEnabled: isOpen, run: ({ active }) => active?.goToSentence(0) },
  { id: "move.last", group: "move", keys: ["End"], menu: "menu", isEnabled: isOpen, run: ({ active }) => active?.goToSentence(Number.MAX_SAFE_INTEGER) },
  { id: "move.page-down", group: "move", keys: ["PageDown"], menu: "elsewhere", isEnabled: isOpen, run: (desk) => desk.page(1) },
  { id: "move.page-up", group: "move", keys: ["PageUp"], menu: "elsewhere", isEnabled: isOpen, run: (desk) => desk.page(-1) },
  { id: "move.grow", group: "move", keys: ["Shift+ArrowDown"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.grow("sentence", 1) },
  { id: "move.shrink", group: "move", keys: ["Shift+ArrowUp"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.grow("sentence", -1) },
  { id: "move.grow-word", group: "move", keys: ["Shift+ArrowRight"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.grow("word", 1) },
  { id: "move.shrink-word", group: "move", keys: ["Shift+ArrowLeft"], menu: "elsewhere", isEnabled: isOpen, run: ({ active }) => active?.grow("word", -1) },
  { id: "move.turn", group: "move", keys: ["U"], menu: "menu", isEnabled: isOpen, run: ({ active }) => active?.turn() },
];
