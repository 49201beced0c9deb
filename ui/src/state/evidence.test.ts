// Evidence is brought, changed and taken off, each in one op; what it adds up to is on the claim at once.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { attach, attachPassage, candidatesFor, detach, editEvidence, EvidenceLists, evidenceOn, isBareSourced, pieceAt, standingOf } from "./evidence.ts";
import { hasTrait, turned, noFilter, valuesOf } from "./filter.ts";
import * as judging from "./judging.ts";
import { Probe } from "./probing.svelte.ts";
import { checkedQuotes, isWrong } from "./quotes.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;
let report: string;

const REPORT = "Kulik reached the Tunguska basin in 1927. The trees lay flat.";
const PAGE = "Kulik found a crater in the Tunguska basin. It was a comet.";
const place = { start: 0, end: 43 };
const target = { noun: "place" as const, place };

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  report = (await host.call("import_text", { text: REPORT, title: "Report" })).document;
  await importText(workspace, PAGE, "Page");
  Object.assign(workspace.session, { place, sentence: 0 });
});

const passage = () => ({ document: report, start: 0, end: 41 });
const claim = () => workspace.opened!.claims[0]!;
const held = () => evidenceOn(workspace, claim());

test("a passage that fits is found, and brought to a place makes a claim there", async () => {
  const [best] = await candidatesFor(workspace, target);
  expect([best?.document, best?.text]).toEqual([report, "Kulik reached the Tunguska basin in 1927."]);
  expect(await attachPassage(workspace, target, [], best!, "refutes")).toBe(true);
  expect([claim().verdict, claim().evidence, claim().standing]).toEqual([null, 1, "refuted"]);
  expect((await held()).evidence.map(({ stance, passage }) => [stance, passage?.text])).toEqual([["refutes", best!.text]]);
  expect(workspace.notices.said?.said).toEqual({ kind: "attached", stance: "refutes", pieces: 1 });
});

test("the same passage once more only gets another stance, and undo gives it back the one it had", async () => {
  await attachPassage(workspace, target, [], passage(), "supports");
  const { evidence } = await held();
  expect(pieceAt(evidence, passage())?.stance).toBe("supports");
  const calls = host.calls.length;
  await attachPassage(workspace, target, evidence, passage(), "supports");
  expect(host.calls.length).toBe(calls);
  await attachPassage(workspace, target, evidence, passage(), "mentions");
  expect([claim().evidence, claim().standing]).toEqual([1, "none"]);
  await judging.turnBack(workspace, "undo");
  expect([claim().evidence, claim().standing]).toEqual([1, "supported"]);
});

test("a passage that is brought twice before anybody knows of the first is one piece, with the later stance", async () => {
  await Promise.all([attachPassage(workspace, target, [], passage(), "supports"), attachPassage(workspace, target, [], passage(), "refutes")]);
  expect([claim().evidence, claim().standing]).toEqual([1, "refuted"]);
  await attach(workspace, target, { stance: "supports", passage: passage(), note: "n" });
  expect(claim().evidence).toBe(2);
});

test("the evidence on a claim is asked for once, and again when something on it has changed", async () => {
  await attachPassage(workspace, target, [], passage(), "supports");
  const lists = new EvidenceLists(workspace);
  host.calls.length = 0;
  expect(await Promise.all([lists.of(claim()), lists.of(claim())])).toMatchObject([{ evidence: [{ stance: "supports" }] }, { evidence: [{ stance: "supports" }] }]);
  await attachPassage(workspace, target, [], passage(), "refutes");
  expect((await lists.of(claim())).evidence.map(({ stance }) => stance)).toEqual(["refutes"]);
  expect(host.calls.filter((name) => name === "list_evidence")).toHaveLength(2);
});

test("evidence for and against is conflicting; taken off, it is told and can be taken back", async () => {
  await attach(workspace, target, { stance: "supports", passage: passage() });
  await attach(workspace, { noun: "claim", id: claim().id }, { stance: "refutes", note: "no crater" });
  expect([claim().evidence, claim().standing]).toEqual([2, "conflicting"]);
  const piece = (await held()).evidence[1]!;
  await editEvidence(workspace, piece.id, { stance: "qualifies", note: null, quote: "The trees lay flat" });
  expect((await held()).evidence[1]).toMatchObject({ stance: "qualifies", quote: "The trees lay flat", check: { result: "verbatim" } });
  await detach(workspace, piece.id);
  expect([claim().evidence, workspace.notices.list.at(-1)?.kind]).toEqual([1, "evidence-deleted"]);
  await judging.turnBack(workspace, "undo");
  expect(claim().evidence).toBe(2);
});

test("a claim says how it stands, and is found by it", async () => {
  await judging.judge(workspace, place, "sourced");
  expect([standingOf(claim()), isBareSourced(claim()), hasTrait(claim(), "bare"), valuesOf(claim(), "standing")]).toEqual(["none", true, true, ["none"]]);
  await attach(workspace, target, { stance: "mentions", note: "n" });
  expect([standingOf(claim()), isBareSourced(claim())]).toEqual(["open", false]);
  await judging.judge(workspace, { start: 44, end: 59 }, "not_a_claim");
  expect(standingOf(workspace.opened!.claims[1]!)).toBe(null);
  expect(turned({ ...noFilter, ...turned(noFilter, "bare") }, "bare").traits).toEqual([]);
});

test("what is refused for want of room waits, however much evidence waits for the same claim", async () => {
  const call = host.call.bind(host);
  let isFull = true;
  host.call = async (name, params) => {
    if (isFull && name === "attach_evidence") throw { code: "disk-full", subject: "", detail: "" };
    return call(name, params);
  };
  await judging.judge(workspace, place, "dubious");
  const on = { noun: "claim" as const, id: claim().id };
  await attach(workspace, on, { stance: "supports", passage: passage() });
  await attach(workspace, on, { stance: "refutes", passage: { ...passage(), start: 42, end: 61 } });
  expect(workspace.refusals.list.length).toBe(2);
  isFull = false;
  expect(await workspace.refusals.tryAgain()).toBe(true);
  expect([claim().evidence, claim().standing]).toEqual([2, "conflicting"]);
});

test("quotes that are not as they should be come first, with where they are", async () => {
  await attach(workspace, target, { stance: "supports", quote: "The trees lay flat" });
  await attach(workspace, target, { stance: "supports", quote: "Kulik reached the Tunguska basin in 1926." });
  const quotes = (await checkedQuotes(workspace, "library", () => true))!;
  expect(quotes.map(({ of, document, check }) => [of, document, check.result])).toEqual([["evidence", workspace.opened!.id, "altered"], ["evidence", workspace.opened!.id, "verbatim"]]);
  expect(quotes.map(isWrong)).toEqual([true, false]);
});

test("of a quote that is being typed the last wording is answered for", async () => {
  const probe = new Probe(workspace);
  probe.ask({ quote: "The trees lay flat" });
  probe.ask({ quote: "Kulik reached the Tunguska basin in 1926." });
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(probe.answer?.result).toBe("altered");
  probe.ask({ quote: "The" });
  expect(probe.answer).toBe(null);
});

test("a quote is asked about once, with the document of its passage, and a newer wording has no older answer beside it", async () => {
  const asked: unknown[] = [];
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    if (name === "check_quote") asked.push(params);
    return call(name, params);
  };
  const rests = () => new Promise((resolve) => setTimeout(resolve, 250));
  const probe = new Probe(workspace);
  const question = { quote: "The trees lay flat", document: report };
  probe.ask(question);
  await rests();
  probe.ask({ ...question, quote: "The trees lay flat " });
  await rests();
  expect([asked, probe.answer?.result]).toEqual([[question], "verbatim"]);
  probe.ask({ ...question, quote: "The trees lay flat in" });
  expect(probe.answer).toBe(null);
});
