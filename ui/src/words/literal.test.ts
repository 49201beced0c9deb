// What people read stands in the words and nowhere else: components hold no letters of their own, neither between tags nor
// in attributes and properties that are read or heard, nor do TypeScript files set such. Single letters are signs.

import type { AST } from "svelte/compiler";
import { parse } from "svelte/compiler";
import { expect, test } from "vitest";

const components = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });
const modules = import.meta.glob<string>(["../**/*.ts", "!../**/*.test.ts", "!./**", "!../host/**"], { query: "?raw", import: "default", eager: true });

/** Attributes and properties that a person reads or hears. */
const read = /^(?:aria-(?:label|description|roledescription|valuetext|placeholder|braillelabel)|title|placeholder|alt|label|hint|text|nothing|caption|summary|(?:\w+)(?:Label|Title|Hint|Text))$/u;
const word = /\p{L}{2,}/u;

interface Node {
  type: string;
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Text that a component would show or say by itself. */
function literals(source: string): string[] {
  const found: string[] = [];
  const { fragment } = parse(source, { modern: true }) as AST.Root;
  visit(fragment as unknown as Node, "shown");
  return found;

  function visit(node: Node, as: "shown" | "hidden"): void {
    if (node.type === "Comment") return;
    if (node.type === "Text" && as === "shown") keep(String(node["data"]));
    if (as === "shown" && node.type === "Literal" && typeof node["value"] === "string") keep(node["value"]);
    if (as === "shown" && node.type === "TemplateElement") keep(String((node["value"] as { cooked: string }).cooked));
    // What an expression compares or calls by is not what it comes to.
    if (node.type === "Attribute") return into(node, read.test(String(node["name"])) ? "shown" : "hidden");
    if (node.type === "ExpressionTag") return shownOf(node["expression"] as Node, as);
    if (["IfBlock", "EachBlock", "KeyBlock", "SnippetBlock", "AwaitBlock"].includes(node.type)) return blocks(node, as);
    if (["RenderTag", "ConstTag", "HtmlTag", "AttachTag", "SpreadAttribute"].includes(node.type) || node.type.endsWith("Directive")) return;
    into(node, as);
  }

  /** The values that an expression can come to. */
  function shownOf(node: Node, as: "shown" | "hidden"): void {
    if (node.type === "ConditionalExpression") [node["consequent"], node["alternate"]].forEach((value) => shownOf(value as Node, as));
    else if (node.type === "LogicalExpression" || (node.type === "BinaryExpression" && node["operator"] === "+")) [node["left"], node["right"]].forEach((value) => shownOf(value as Node, as));
    else if (node.type === "TemplateLiteral") {
      (node["quasis"] as Node[]).forEach((value) => visit(value, as));
      (node["expressions"] as Node[]).forEach((value) => shownOf(value, as));
    } else if (node.type === "Literal") visit(node, as);
  }

  function blocks(node: Node, as: "shown" | "hidden"): void {
    for (const name of ["consequent", "alternate", "body", "fragment", "fallback", "pending", "then", "catch"]) {
      if (isNode(node[name])) visit(node[name], as);
    }
  }

  function into(node: Node, as: "shown" | "hidden"): void {
    for (const value of Object.values(node)) {
      for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) visit(inner, as);
    }
  }

  function keep(text: string): void {
    if (word.test(text)) found.push(text.trim());
  }
}

function check(source: string, expected: string[]): void {
  expect(literals(source)).toEqual(expected);
}

test("letters are found wherever they would be read", () => {
  check("<p>Hello <b>there</b></p>", ["Hello", "there"]);
  check(`<p aria-label="Named" class="big" id="x-name">{words.text}</p>`, ["Named"]);
  check(`<Button label={isOpen ? "Close" : words.open} look="quiet" />`, ["Close"]);
  check("{#if a === \"open\"}{#each list as item}<i title=\"{item.name} of it\">{item.n}</i>{/each}{:else}{done ? `is done` : ''}{/if}", ["of it", "is done"]);
  check(`<input placeholder="Seek" type="search" /><Empty hint="Nothing" />`, ["Seek", "Nothing"]);
});

test("signs, styles, scripts and names are no letters to read", () => {
  check(`<script>const label = "Inside";</script><p class="name" data-x="yes" onclick={() => go("there")}>÷ × A {words.a}</p><style>p { content: "none"; }</style>`, []);
});

test("no component has words of its own", () => {
  const found = Object.entries(components).flatMap(([path, source]) => literals(source).map((text) => `${path}: ${text}`));
  expect(Object.keys(components).length).toBeGreaterThan(30);
  expect(found).toEqual([]);
});

test("no script sets words to be read", () => {
  const set = /(?:aria-(?:label|description|valuetext)"?|\.(?:title|placeholder|textContent|innerText|ariaLabel)|\b(?:title|label|placeholder|hint))\s*[:=,]\s*(?:"([^"]*)"|`([^`]*)`)/gu;
  expect(Object.keys(modules).length).toBeGreaterThan(30);
  const found = Object.entries({ ...modules, ...components }).flatMap(([path, source]) =>
    [...source.matchAll(set)].map((match) => (match[1] ?? match[2] ?? "").replaceAll(/\$?\{[^}]*\}/gu, "")).filter((text) => word.test(text)).map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});
