// Which keys the commands have now: the usual ones, except where the person has changed them.
// Invariant: no key is given twice, whatever was kept; what a person has chosen goes before what is usual.
// Not here: the usual keys (the list of commands), which keys nobody may have (keyrules.ts).

import { createContext } from "svelte";
import type { KeptSettings } from "../state/settings.svelte.ts";
import type { CommandId } from "../words/commands.ts";
import type { Command } from "./commands/command.ts";
import { commandById, commands } from "./commands.ts";
import type { Refusal } from "./keyrules.ts";
import { refuse } from "./keyrules.ts";

/** Keys of commands that are not as usual, as they are kept. */
export type Changed = Record<string, string[]>;
/** Which of a command's keys is changed: its place in their order, or one more. */
export type At = number | "new";

/** The keys of every command, in the order in which they are shown. */
export function keysNow(changed: Changed): Map<CommandId, string[]> {
  const given = new Set<string>();
  const take = (keys: string[]): string[] => keys.filter((key) => !given.has(key) && given.add(key));
  const fixed = commands.filter((command) => command.fixed !== undefined).map(({ id, keys }) => [id, take(keys)] as const);
  const chosen = commands.filter(({ id, fixed }) => fixed === undefined && Object.hasOwn(changed, id)).map((command) => {
    const allowed = (changed[command.id] ?? []).filter((key) => refuse(command, key) === null);
    return [command.id, take(allowed)] as const;
  });
  const known = new Map([...fixed, ...chosen]);
  return new Map(commands.map(({ id, keys }) => [id, known.get(id) ?? take(keys)]));
}

function holderOf(changed: Changed, key: string): CommandId | null {
  for (const [id, keys] of keysNow(changed)) if (keys.includes(key)) return id;
  return null;
}

/** Why this key may not be given; `null` where it may. */
export function refusal(changed: Changed, id: CommandId, at: At, key: string): Refusal | null {
  const command = commandById.get(id);
  if (command === undefined) return { why: "unknown" };
  const refused = refuse(command, key);
  if (refused !== null) return refused;
  const by = holderOf(changed, key);
  if (by === null || by === id) return null;
  const old = at === "new" ? undefined : keysNow(changed).get(id)?.[at];
  return { why: "taken", by, swaps: isFit(by, old) };
}

/** The command has the key; whoever had it gets the one that is given up for it, where that may be. */
export function given(kept: Changed, id: CommandId, at: At, key: string): Changed {
  const changed = held(kept);
  const keys = keysNow(changed).get(id) ?? [];
  const old = at === "new" ? undefined : keys[at];
  const mine = at === "new" ? [...keys, key] : keys.map((one, index) => (index === at ? key : one));
  const by = holderOf(changed, key);
  const next = { ...changed, [id]: [...new Set(mine)] };
  if (by !== null && by !== id) next[by] = exchangedKey(changed, by, key, old);
  return held(next);
}

function exchangedKey(changed: Changed, id: CommandId, gone: string, come: string | undefined): string[] {
  return (keysNow(changed).get(id) ?? []).flatMap((key) => (key === gone ? (isFit(id, come) ? [come] : []) : [key]));
}

function isFit(id: CommandId, key: string | undefined): key is string {
  const command = commandById.get(id);
  return command !== undefined && key !== undefined && refuse(command, key) === null;
}

/** The command without one of its keys. */
export function taken(kept: Changed, id: CommandId, at: number): Changed {
  const changed = held(kept);
  const keys = keysNow(changed).get(id) ?? [];
  return held({ ...changed, [id]: keys.filter((_, index) => index !== at) });
}

/** The command has its usual keys again; whoever had one of them gets what the command had instead. */
export function asUsual(kept: Changed, id: CommandId): Changed {
  const changed = held(kept);
  const usual = commandById.get(id)?.keys ?? [];
  const free = (keysNow(changed).get(id) ?? []).filter((key) => !usual.includes(key));
  const { [id]: _mine, ...next } = changed;
  for (const key of usual) {
    const by = holderOf(changed, key);
    if (by !== null && by !== id) next[by] = exchangedKey(next, by, key, free.shift());
  }
  return held(next);
}

/** Only what holds and is not as usual: what lost its key to another would get it back when that one gives it up. */
function held(changed: Changed): Changed {
  const now = keysNow(changed);
  const commanded = commands.filter(({ id, fixed }) => fixed === undefined && Object.hasOwn(changed, id));
  const others = commanded.filter(({ id, keys }) => JSON.stringify(keys) !== JSON.stringify(now.get(id)));
  return Object.fromEntries(others.map(({ id }) => [id, now.get(id) ?? []]));
}

export class Keyring {
  readonly #keys = $derived.by(() => keysNow(this.settings.now.keys));
  readonly #commands = $derived.by(() => new Map([...this.#keys].flatMap(([id, keys]) => keys.map((key) => [key, id] as const))));

  constructor(private readonly settings: KeptSettings) {}

  keysOf(id: CommandId): string[] {
    return this.#keys.get(id) ?? [];
  }

  /** The key that is shown, if there is one. */
  keyOf(id: CommandId): string | undefined {
    return this.keysOf(id)[0];
  }

  commandFor(key: string): Command | undefined {
    const id = this.#commands.get(key);
    return id === undefined ? undefined : commandById.get(id);
  }

  isChanged(id: CommandId): boolean {
    return JSON.stringify(this.keysOf(id)) !== JSON.stringify(commandById.get(id)?.keys);
  }

  get areChanged(): boolean {
    return Object.keys(this.settings.now.keys).length > 0;
  }

  /** Gives a key where nobody else has it; otherwise says why not. */
  give(id: CommandId, at: At, key: string): Refusal | null {
    const refused = refusal(this.settings.now.keys, id, at, key);
    if (refused === null) this.settings.set({ keys: given(this.settings.now.keys, id, at, key) });
    return refused;
  }

  /** Gives a key that another command has; that one gets the key given up for it. */
  swap(id: CommandId, at: At, key: string): void {
    this.settings.set({ keys: given(this.settings.now.keys, id, at, key) });
  }

  take(id: CommandId, at: number): void {
    this.settings.set({ keys: taken(this.settings.now.keys, id, at) });
  }

  asUsual(id: CommandId): void {
    this.settings.set({ keys: asUsual(this.settings.now.keys, id) });
  }

  allAsUsual(): void {
    this.settings.set({ keys: {} });
  }
}

export const [getKeyring, setKeyring] = createContext<Keyring>();
