// What is drawn of a note: its words, whatever is written between them, and never anything that the page would obey.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Inline } from "./markdown.ts";
import { readMarkdown } from "./markdown.ts";

function inline(part: Inline): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "break":
      return "/";
    case "code":
      return `code(${part.text})`;
    case "link":
      return `link(${part.address}|${part.parts.map(inline).join("")})`;
    default:
      return `${part.kind}(${part.parts.map(inline).join("")})`;
  }
}

function block(one: Block): string {
  if (one.kind === "rule") return "rule";
  if (one.kind === "code") return `pre(${one.text})`;
  if (one.kind === "quote") return `quote(${one.blocks.map(block).join(" ")})`;
  if (one.kind === "list") return `list${one.start ?? ""}(${one.items.map((item) => item.map(block).join(" ")).join("; ")})`;
  const words = one.parts.map(inline).join("");
  return one.kind === "heading" ? `heading(${words})` : words;
}

function check(text: string, expected: string): void {
  expect(readMarkdown(text).map(block).join(" ¶ ")).toBe(expected);
}

test("paragraphs, emphasis, code and lines as they were broken", () => {
  check("One *two* **three** `four` ~~five~~\nsix\n\nseven", "One emphasis(two) strong(three) code(four) struck(five)/six ¶ seven");
});
test("headings, quotes, rules and code blocks", () => {
  check("# Title\n\n> said\n\n---\n\n```\nx < y\n```", "heading(Title) ¶ quote(said) ¶ rule ¶ pre(x < y)");
});
test("lists, numbered from where they begin, within each other, with boxes", () => {
  check("- a\n- b\n\n3. c\n   - d", "list(a; b) ¶ list3(c list(d))");
  check("- [x] asked\n- [ ] answered", "list(☑ asked; ☐ answered)");
});
test("a link is its words with an address, a picture is its words", () => {
  check("[minutes](https://a.org) and www.b.org", "link(https://a.org|minutes) and link(http://www.b.org|www.b.org)");
  check("![map](a.png)", "link(a.png|map)");
});
test("what would be markup is text", () => {
  check("<script>alert(1)</script>", "<script>alert(1)</script>");
  check("a <b onclick=\"x()\">b</b>", "a <b onclick=\"x()\">b</b>");
  check("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>");
  check("[go](javascript:alert(1))", "link(javascript:alert(1)|go)");
});
test("tables and definitions stay as they were typed", () => {
  check("|a|b|\n|-|-|\n|1|2|", "|a|b|/|-|-|/|1|2|");
  check("[x]: http://a.org", "[x]: http://a.org");
});

/** What one could break a card with; each is one plain paragraph. */
const hostile: [string, string][] = [
  ["quotes within quotes", ">".repeat(10_000)],
  ["quotes within quotes, short", "> ".repeat(60)],
  ["items within items", "- ".repeat(3_000)],
  ["numbers within numbers", "1. ".repeat(2_000)],
  ["indented ever deeper", Array.from({ length: 90 }, (_, i) => `${" ".repeat(2 * i)}- a`).join("\n")],
  ["brackets without end", "[".repeat(5_000)],
  ["very long", "word ".repeat(20_000)],
];
test.each(hostile)("%s is shown as it was typed", (_name, text) => {
  expect(readMarkdown(text).map(block).join(" ¶ ")).toBe(text.replaceAll("\n", "/"));
});

test("nothing that can be typed fails, and nothing is deeper than it can be drawn", () => {
  const depth = (node: Block | Inline): number => {
    const inside = "parts" in node ? node.parts : "blocks" in node ? node.blocks : "items" in node ? node.items.flat() : [];
    return 1 + Math.max(0, ...inside.map(depth));
  };
  const piece = fc.constantFrom("> ", "- ", "1. ", "*a", "**", "_", "`", "[a](", ")", "<b>", "\n", "\n\n", "    ", "|", "#", "~~", "\\", "&amp;", "word ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(Math.max(0, ...readMarkdown(pieces.join("")).map(depth))).toBeLessThan(24);
    }),
  );
});
