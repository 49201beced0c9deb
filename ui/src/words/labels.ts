// Every other word of the window, by the place where it stands.

import type { CommandId } from "./commands.ts";
import { words } from "./language.ts";

export const { dialogs, frame, leaving, library, origins, paste, reader } = words.labels;

const { steps, ...ofGuide } = words.labels.guide;

/** The guide, each step with the commands that it speaks of. */
export const guide = {
  ...ofGuide,
  steps: [
    { commands: ["move.next"], text: steps.move },
    { commands: ["judge.sourced", "judge.dubious", "judge.not-a-claim"], text: steps.judge },
    { commands: ["mark.reasons"], text: steps.reason },
    { commands: ["edit.undo"], text: steps.undo },
  ] satisfies { commands: CommandId[]; text: string }[],
};
