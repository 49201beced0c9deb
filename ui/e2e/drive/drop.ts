// Files drawn over the window and let go. No driver can draw a file from elsewhere, so the page hears here what the shell
// tells it of such a drag (src-tauri/src/window.rs); all that follows is the real thing. What the shell calls the files,
// for it takes no path from a page, comes by the seam of its dialogs.

import type { Reader } from "./reader.ts";
import type { Session } from "./webdriver.ts";

/** Runs in the page: hands an event to whoever listens to it, as the shell does. */
const TELL = `
  const [event, payload] = arguments;
  const names = Object.getOwnPropertyNames(window);
  const listening = names.map((name) => window[name]).find((one) => typeof one === "object" && one !== null && Object.getPrototypeOf(one) === null && event in one);
  if (!listening) return 0;
  const ids = Object.getOwnPropertyNames(listening[event]);
  for (const id of ids) window.__TAURI_INTERNALS__.runCallback(listening[event][id].handlerId, { event, id: Number(id), payload });
  return ids.length;
`;

/** Runs in the page: asks the shell for files, as for those of a dialog. */
const NAME = `return window.__TAURI_INTERNALS__.invoke("choose_files", { prompt: { title: "", filters: [] } })`;

async function tell(session: Session, event: string, payload: unknown): Promise<void> {
  const heard = await session.run<number>(TELL, event, payload);
  if (heard === 0) throw new Error(`nobody in the page listens to ${event}`);
}

/** Holds files over the window. */
export function holdFiles(session: Session): Promise<void> {
  return tell(session, "files-over", null);
}

/** Lets files and folders go over the window. */
export async function dropFiles(reader: Reader, ...paths: string[]): Promise<void> {
  reader.willChoose(...paths);
  const files = await reader.runToEnd<string[]>(NAME);
  await tell(reader.session, "files-dropped", files);
}
