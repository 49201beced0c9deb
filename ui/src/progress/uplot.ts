// The charting library, fetched when the first plot is drawn: the start of the window does not wait for it.

import type uPlot from "uplot";
import { locale } from "../words/language.ts";

export type Engine = typeof uPlot;

let engine: Promise<Engine> | null = null;

export function plotEngine(): Promise<Engine> {
  engine ??= fetchEngine();
  return engine;
}

/**
 * While it is read, uPlot makes a number format for `navigator.language`. In a process of the C locale WebKit says "C",
 * which is no language, and the library would be refused: for that moment the page says the language of the window.
 */
async function fetchEngine(): Promise<Engine> {
  Object.defineProperty(navigator, "language", { value: locale, configurable: true });
  try {
    return (await import("uplot")).default;
  } finally {
    Reflect.deleteProperty(navigator, "language");
  }
}
