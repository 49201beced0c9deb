// The files of the machine that the in-memory library plays with: texts, and such as cannot be read or not at once.

import type { FaultCode, FoundFiles } from "../generated/contract.ts";
import { fault } from "./tables.ts";

export class MemoryFiles {
  /** What dialogs choose and imports read: path to text. */
  readonly texts = new Map<string, string>();
  /** Files that are refused, and why. */
  readonly broken = new Map<string, FaultCode>();
  /** Encrypted files with what opens them. */
  readonly locked = new Map<string, string>();
  /** Files whose reading lasts until it is called off, or let go by `release`. */
  readonly slow = new Set<string>();
  /** What was saved: path to text. */
  readonly saved = new Map<string, string>();
  private ends: { come: () => void; callOff: () => void }[] = [];

  async read(path: string, password: string | undefined): Promise<string> {
    if (this.slow.has(path)) await this.wait(path);
    const code = this.broken.get(path);
    if (code !== undefined) throw fault(code, path);
    const wanted = this.locked.get(path);
    if (wanted !== undefined && password !== wanted) throw fault(password === undefined ? "password-wanted" : "password-wrong", path);
    const text = this.texts.get(path);
    if (text === undefined) throw fault("file-missing", path);
    return text;
  }

  /** What is meant by these paths: a folder is what others are in. */
  find(paths: string[]): FoundFiles {
    const files = paths.flatMap((path) => {
      const inside = [...this.texts.keys()].filter((file) => file.startsWith(`${path}/`));
      return inside.length > 0 ? inside : [path];
    });
    const isRead = (file: string): boolean => paths.includes(file) || !file.endsWith(".png");
    return { files: files.filter(isRead), others: files.filter((file) => !isRead(file)).length, closed: [] };
  }

  callOff(): void {
    for (const { callOff } of this.ends.splice(0)) callOff();
  }

  /** Lets what is being read come in. */
  release(): void {
    for (const { come } of this.ends.splice(0)) come();
  }

  private wait(path: string): Promise<void> {
    return new Promise((come, refuse) => this.ends.push({ come, callOff: () => refuse(fault("reader-called-off", path)) }));
  }
}
