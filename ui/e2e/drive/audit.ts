// Looks at the page with axe-core, as an accessibility checker would, in the engine that people use.
// Invariant: nothing is left out that axe finds; what it cannot decide is no finding. Not here: what a screen is.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Session } from "./webdriver.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long axe may take over one screen, in milliseconds; a busy machine needs 3 s for a long list. */
const PATIENCE = 30_000;

const LOOK = `
  window.obelusAudit = undefined;
  // Colours on their way from one look to another are nobody's: what moves may come to rest first, for two seconds.
  const moving = document.getAnimations().map((one) => one.finished.catch(() => undefined));
  Promise.race([Promise.all(moving), new Promise((late) => setTimeout(late, 2_000))]).then(() => axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).then(
    ({ violations }) => (window.obelusAudit = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      id + " at " + target.join(" ") + ": " + failureSummary.replaceAll(/\\s+/g, " ")))),
    (error) => (window.obelusAudit = [String(error)]),
  );
`;

/** What axe finds wrong with the page, a line each. */
export async function audit(session: Session): Promise<string[]> {
  if (!(await session.run<boolean>("return 'axe' in window"))) await session.run(AXE);
  await session.run(LOOK);
  for (const limit = Date.now() + PATIENCE; Date.now() < limit; ) {
    const found = await session.run<string[] | null>("return window.obelusAudit ?? null");
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return [`axe did not end within ${PATIENCE / 1000} s`];
}
