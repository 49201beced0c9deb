// Markdown as a small tree of what may be drawn: paragraphs, lists, quotes, code; emphasis, links, breaks.
// Invariant: every word that was typed is in the tree, and nothing in it is markup: raw HTML, tables and definitions are
// text, an address is never more than a text. What is too long or too deep to be read safely is one plain paragraph.

import type { Token, Tokens } from "marked";
import { Lexer } from "marked";

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "break" }
  | { kind: "strong"; parts: Inline[] }
  | { kind: "emphasis"; parts: Inline[] }
  | { kind: "struck"; parts: Inline[] }
  | { kind: "link"; address: string; parts: Inline[] };

export type Block =
  | { kind: "paragraph"; parts: Inline[] }
  | { kind: "heading"; parts: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "rule" }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] };

/** Longer notes are shown as they were typed: some patterns take the lexer quadratic time. */
const LONGEST = 8_000;
/** Quotes and lists within each other, and emphasis within emphasis: more is no writing. */
const DEEPEST = 8;
/** What opens a quote or a list item, at the beginning of a line. */
const OPENERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;
/** Lists nest by indentation, at least two columns a level. */
const WIDEST = DEEPEST * 4;
/** Signs that open something inside a line; a run of them this long is drawn, not written. */
const RUN = /[*_~[\]!`<&]{24}/u;

export function readMarkdown(text: string): Block[] {
  if (text.length > LONGEST || isDeep(text)) return plain(text);
  try {
    return blocksOf(Lexer.lex(text, { gfm: true, breaks: true }), 0);
  } catch {
    // The lexer walks into itself; what got past the measures above must not take the card with it.
    return plain(text);
  }
}

function isDeep(text: string): boolean {
  return text.split("\n").some((line) => {
    const openers = OPENERS.exec(line)?.[0] ?? "";
    const indent = /^[ \t]*/u.exec(line)?.[0].length ?? 0;
    return openers.replace(/[ \t\d]/gu, "").length > DEEPEST || indent > WIDEST || RUN.test(line);
  });
}

/** The text as it was typed, line by line. */
function plain(text: string): Block[] {
  const parts = text.split("\n").flatMap((line, at): Inline[] => [...(at > 0 ? [{ kind: "break" } as const] : []), { kind: "text", text: line }]);
  return [{ kind: "paragraph", parts }];
}

function blocksOf(tokens: Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic, depth));
}

function blockOf(token: Tokens.Generic, depth: number): Block[] {
  const inside = token.tokens ?? [];
  if (depth > DEEPEST) return plain(token.raw);
  switch (token.type) {
    case "space":
      return [];
    case "paragraph":
    case "text":
      return [{ kind: "paragraph", parts: token.tokens ? inlinesOf(inside, depth) : [{ kind: "text", text: token.raw }] }];
    case "heading":
      return [{ kind: "heading", parts: inlinesOf(inside, depth) }];
    case "blockquote":
      return [{ kind: "quote", blocks: blocksOf(inside, depth + 1) }];
    case "code":
      return [{ kind: "code", text: String(token["text"]) }];
    case "hr":
      return [{ kind: "rule" }];
    case "list": {
      const list = token as Tokens.List;
      const items = list.items.map((item) => itemOf(item, depth + 1));
      return [{ kind: "list", start: list.ordered ? Number(list.start) : null, items }];
    }
    default:
      // HTML, tables, definitions: as they were typed.
      return plain(token.raw.trimEnd());
  }
}

/** An item; one that is to be ticked has its box as a sign before its words. */
function itemOf({ tokens, task, checked }: Tokens.ListItem, depth: number): Block[] {
  const [first, ...rest] = blocksOf(tokens.filter(({ type }) => type !== "checkbox"), depth);
  if (first === undefined || !task || first.kind !== "paragraph") return first === undefined ? [] : [first, ...rest];
  const box: Inline = { kind: "text", text: checked ? "☑ " : "☐ " };
  return [{ ...first, parts: [box, ...first.parts] }, ...rest];
}

function inlinesOf(tokens: Token[], depth: number): Inline[] {
  return tokens.map((token) => inlineOf(token as Tokens.Generic, depth));
}

const nested = { strong: "strong", em: "emphasis", del: "struck" } as const;

function inlineOf(token: Tokens.Generic, depth: number): Inline {
  const inside = token.tokens ?? [];
  if (depth > DEEPEST) return { kind: "text", text: token.raw };
  switch (token.type) {
    case "strong":
    case "em":
    case "del":
      return { kind: nested[token.type], parts: inlinesOf(inside, depth + 1) };
    case "codespan":
      return { kind: "code", text: String(token["text"]) };
    case "br":
      return { kind: "break" };
    case "link":
    case "image":
      return { kind: "link", address: String(token["href"]), parts: inside.length > 0 ? inlinesOf(inside, depth + 1) : [{ kind: "text", text: String(token["text"]) }] };
    case "escape":
      return { kind: "text", text: String(token["text"]) };
    case "text":
      return { kind: "text", text: String(token["text"]) };
    default:
      return { kind: "text", text: token.raw };
  }
}
