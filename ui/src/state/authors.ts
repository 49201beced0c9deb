// Authors as one line that can be typed: "Kulik, Leonid; The Committee".
// Invariant: a name that is not typed anew stays the CSL name that it was, with all its parts.

/** What CSL-JSON knows of a name; names of other programs may hold more. */
interface Name {
  family?: unknown;
  given?: unknown;
  literal?: unknown;
  suffix?: unknown;
  "dropping-particle"?: unknown;
  "non-dropping-particle"?: unknown;
}

function written(name: unknown): string {
  if (typeof name === "string") return name.trim();
  if (typeof name !== "object" || name === null) return "";
  const { literal, family, given, suffix, "dropping-particle": dropping, "non-dropping-particle": particle } = name as Name;
  const joined = (parts: unknown[], joint: string): string =>
    parts.filter((part): part is string => typeof part === "string" && part.trim() !== "").map((part) => part.trim()).join(joint);
  return joined([literal], "") || joined([joined([dropping, particle, family], " "), given, suffix], ", ");
}

/** The names as people write them, apart by semicolons. */
export function authorLine(names: readonly unknown[]): string {
  return names.map(written).filter((name) => name !== "").join("; ");
}

/** The names that a line means; `before` are those that were there. */
export function authorsOf(line: string, before: readonly unknown[]): unknown[] {
  // The longest first: a name that was there may hold a semicolon itself.
  const known = before.map((name) => ({ name, text: written(name) })).filter(({ text }) => text !== "").toSorted((a, b) => b.text.length - a.text.length);
  const names: unknown[] = [];
  let rest = line.trim();
  while (rest !== "") {
    const at = known.findIndex(({ text }) => rest.startsWith(text) && /^\s*(?:;|$)/u.test(rest.slice(text.length)));
    const [same] = at < 0 ? [] : known.splice(at, 1);
    const [typed = ""] = same === undefined ? rest.split(";") : [same.text];
    if (same !== undefined) names.push(same.name);
    else if (typed.trim() !== "") names.push(nameOf(typed));
    rest = rest.slice(typed.length).replace(/^\s*;?\s*/u, "");
  }
  return names;
}

function nameOf(typed: string): object {
  const [family = "", ...rest] = typed.split(",").map((part) => part.trim());
  const given = rest.join(", ");
  return family !== "" && given !== "" ? { family, given } : { literal: typed.trim().replace(/,$/u, "") };
}
