// Looks put on the page: attributes that the tokens answer to, and the measures of the text.
// Invariant: everything is in rem, so that one size of the root makes all of it larger.

import type { Looks, Theme } from "../state/looks.ts";

/** The usual size of the root in pixels. */
export const ROOT = 16;

/** What asks for more contrast in the system's settings. */
export const MORE_CONTRAST = "(prefers-contrast: more)";

/** The theme that the system comes to. */
export function systemTheme(wantsContrast = matchMedia(MORE_CONTRAST).matches): Theme {
  return wantsContrast ? "contrast" : "system";
}

/** `system` is the theme that the system comes to. */
export function dress(root: HTMLElement, { theme, face, size, measure, leading, scale }: Looks, system: Theme): void {
  root.dataset["theme"] = theme === "system" ? system : theme;
  root.dataset["face"] = face;
  root.style.setProperty("--scale", String(scale / 100));
  root.style.setProperty("--reading-size", `${size / ROOT}rem`);
  root.style.setProperty("--reading-measure", `${measure}ch`);
  root.style.setProperty("--reading-leading", String(leading / 100));
}
