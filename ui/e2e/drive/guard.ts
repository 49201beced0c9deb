// Watches a page for what must never be in it: elements and attributes that no room of the window makes, scripts that ran,
// what the content security policy had to stop, and another page in its place.

import { MARK } from "../papers/payloads.ts";
import type { Session } from "./webdriver.ts";

/** Elements that the window itself never makes. */
const FOREIGN = [
  "script", "style", "link", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "meta", "math", "video", "audio", "source",
  "track", "img", "image", "picture", "marquee", "bgsound", "keygen", "isindex", "plaintext", "xmp", "noembed", "noscript", "template", "slot",
  "foreignObject", "animate", "set", "use", "area", "map", "x", "meter", "a[href]", "[href]", "[src]", "[srcdoc]", "[action]", "[formaction]", "[ping]",
  "[background]", "[poster]", "[data]",
];

/** Runs in the page: begins to watch. What is there already is the window's own. */
const WATCH = `
  const [foreign] = arguments;
  const seen = [];
  // The editor puts images without a source beside what it draws in place of characters; the bundle loads its parts.
  const own = (element) => (element.tagName === "IMG" && element.getAttributeNames().sort().join(" ") === "aria-hidden class" && element.className === "cm-widgetBuffer")
    || ["SCRIPT", "LINK"].includes(element.tagName) && new URL(element.src || element.href, location.href).href.startsWith(location.origin + "/assets/");
  const look = (element) => {
    if (element.nodeType !== 1 || own(element)) return;
    if (element.matches(foreign)) seen.push("element " + element.outerHTML.slice(0, 200));
    for (const { name } of element.attributes) if (name.startsWith("on")) seen.push("attribute " + name + " of " + element.outerHTML.slice(0, 200));
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      look(target);
      for (const node of addedNodes) {
        look(node);
        if (node.nodeType === 1) node.querySelectorAll("*").forEach(look);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => seen.push("policy " + violatedDirective + " " + blockedURI));
  window.obelusGuard = { seen, address: location.origin + location.pathname };
`;

/** What was seen since it was asked last. */
export interface Seen {
  /** Whether a payload ran. */
  ran: boolean;
  /** Whether another page is there, or the same anew; another place on it is none. */
  moved: boolean;
  /** Everything else. */
  seen: string[];
}

export async function guard(session: Session): Promise<void> {
  await session.run(WATCH, FOREIGN.join(", "));
}

export function guarded(session: Session): Promise<Seen> {
  return session.run<Seen>(`
    const { obelusGuard: guard } = window;
    return { ran: window.obelusRan !== undefined, moved: guard === undefined || location.origin + location.pathname !== guard.address, seen: guard?.seen.splice(0) ?? [] };
  `);
}

/** Sets the mark of a payload on purpose, and takes it away again. */
export async function playRun(session: Session): Promise<boolean> {
  await session.run(MARK);
  const { ran } = await guarded(session);
  await session.run("delete window.obelusRan");
  return ran;
}
