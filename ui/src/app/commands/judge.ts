// Commands that judge and mark what is under the cursor.

import type { HighlightColor } from "../../host/generated/contract.ts";
import { highlightColors } from "../../host/generated/contract.ts";
import * as judging from "../../state/judging.ts";
import { askOrigin, clearOriginsAt } from "../../state/origins.ts";
import { bringBeside, canBringBeside, showEvidence } from "../evidence.ts";
import type { Desk } from "../desk.ts";
import { canPlaceHere, isSelecting, placeHere } from "../placing.ts";
import type { Command } from "./command.ts";
import { canMark, isFirst, isOpen } from "./command.ts";

/** Whether what is at the cursor can be taken away: not while words are selected for a passage, of which Delete is thought to be meant. */
const canTakeAway = (desk: Desk): boolean => canMark(desk) && !isSelecting(desk);

function highlight(color: HighlightColor): Command {
  return { id: `mark.highlight-${color}`, group: "judge", keys: [], menu: "elsewhere", isEnabled: canMark, run: (desk) => desk.highlight(color) };
}

export const judgeCommands: Command[] = [
  { id: "judge.sourced", group: "judge", keys: ["S"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("sourced") },
  { id: "judge.dubious", group: "judge", keys: ["D"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("dubious") },
  { id: "judge.not-a-claim", group: "judge", keys: ["X"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("not_a_claim") },
  { id: "judge.again", group: "judge", keys: ["."], menu: "menu", isEnabled: canMark, run: (desk) => desk.judgeAgain() },
  { id: "judge.unsure", group: "judge", keys: ["?"], menu: "menu", isEnabled: canMark, asksMarks: true, run: ({ workspace }) => judging.turnCertainty(workspace) },
  { id: "judge.clear", group: "judge", keys: ["Backspace"], menu: "menu", isEnabled: canTakeAway, asksMarks: true, run: ({ workspace }) => judging.clearVerdict(workspace) },
  { id: "mark.highlight", group: "judge", keys: ["H"], menu: "menu", isEnabled: canMark, run: (desk) => desk.highlight() },
  ...highlightColors.map(highlight),
  { id: "mark.reasons", group: "judge", keys: ["R"], menu: "menu", isEnabled: canMark, asksMarks: true, run: (desk) => desk.edit("reasons") },
  { id: "mark.note", group: "judge", keys: ["N"], menu: "menu", isEnabled: canMark, asksMarks: true, run: (desk) => desk.edit("note") },
  { id: "mark.tags", group: "judge", keys: ["T"], menu: "menu", isEnabled: canMark, asksMarks: true, run: (desk) => desk.edit("tags") },
  { id: "mark.link", group: "judge", keys: ["L"], menu: "menu", isEnabled: canMark, asksMarks: true, run: (desk) => desk.edit("link") },
  { id: "mark.evidence", group: "judge", keys: ["E"], menu: "menu", isEnabled: isOpen, asksMarks: true, run: (desk) => showEvidence(desk) },
  { id: "mark.evidence-beside", group: "judge", keys: ["V"], menu: "menu", isEnabled: canBringBeside, asksMarks: true, run: (desk) => bringBeside(desk, "supports") },
  { id: "mark.gather", group: "judge", keys: ["J"], menu: "menu", isEnabled: canMark, run: (desk) => desk.gather() },
  { id: "mark.ends", group: "judge", keys: ["M"], menu: "menu", isEnabled: canMark, asksMarks: true, run: (desk) => desk.moveEnds() },
  { id: "mark.origin", group: "judge", keys: ["C"], menu: "menu", isEnabled: canMark, run: ({ reader, workspace }) => reader && askOrigin(workspace, reader.place()) },
  { id: "mark.origin-clear", group: "judge", keys: ["Shift+C"], menu: "menu", isEnabled: canMark, run: ({ reader, workspace }) => reader && clearOriginsAt(workspace, reader.place()) },
  { id: "mark.place", group: "judge", keys: ["Enter"], menu: "elsewhere", isEnabled: canPlaceHere, run: placeHere },
  { id: "mark.look", group: "judge", keys: ["I"], menu: "menu", isEnabled: isFirst, asksMarks: true, run: (desk) => desk.look() },
  { id: "mark.delete", group: "judge", keys: ["Delete"], menu: "menu", isEnabled: canTakeAway, asksMarks: true, run: ({ workspace }) => judging.deleteHere(workspace) },
];
