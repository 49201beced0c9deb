// How a field says that it holds a text which nobody has saved yet.

import { createContext } from "svelte";

export interface Holding {
  /** Keeps a field in mind until the answer is called; `save` makes it hand over what it holds. */
  hold(save: () => void): () => void;
}

export const [getTyping, setTyping] = createContext<Holding>();
