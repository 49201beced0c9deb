// What the file dialogs of the machine say.

import type { Prompt } from "../host/host.ts";
import { dialogs, leaving } from "./labels.ts";

export const importPrompt: Prompt = {
  title: dialogs.importTitle,
  filters: [
    { name: dialogs.texts, extensions: ["txt", "text", "md", "markdown"] },
    { name: dialogs.all, extensions: ["*"] },
  ],
};

export const libraryPrompt: Prompt = {
  title: dialogs.libraryTitle,
  filters: [{ name: dialogs.libraries, extensions: ["obelus"] }],
};

export const loadPrompt: Prompt = {
  title: dialogs.loadTitle,
  filters: [{ name: dialogs.json, extensions: ["json"] }],
};

export function exportPrompt(name: string, ending: string): Prompt {
  return { title: leaving.chooseTitle, filters: [{ name, extensions: [ending] }] };
}
