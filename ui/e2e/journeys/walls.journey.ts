// What a page that had been taken over could reach, tried from inside the real window: no network, no other page, no other
// window, no file by its path, no style and no script of its own. And a long journey, all of it without one connection.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";

import { dropFiles } from "../drive/drop.ts";
import { reached, watch } from "../drive/meter.ts";
import type { Reader } from "../drive/reader.ts";
import { BINARY, type Ground, journey } from "../journey.ts";
import { inEveryKind } from "../papers/documents.ts";
import { exportLibrary } from "../steps.ts";

interface Server extends Ground {
  log: string;
  address: string;
  /** What was asked of it. */
  asked: string[];
}

/** A server on this machine that notes who asks, and the window under watch. */
async function prepare(scratch: string): Promise<Server> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*").end("<script>opener.obelusRan=1</script>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { binary, log } = watch(BINARY, scratch);
  return { binary, log, asked, address: `http://127.0.0.1:${port}`, env: {}, close: async () => void server.close() };
}

/** Runs in the page: tries one way out, and says "blocked" where it is refused at once. */
async function tries(reader: Reader, script: string, ...args: unknown[]): Promise<string> {
  return reader.runToEnd<string>(
    `try {
      const outcome = await (async (...arguments_) => { const [address, path] = arguments_; ${script} })(...arguments);
      return outcome === undefined ? "blocked" : String(outcome);
    } catch (reason) {
      return "blocked";
    }`,
    ...args,
  );
}

/** Ways to the network; each gives something only where it went through. */
const OUT: Record<string, string> = {
  fetch: `return (await fetch(address + "/fetch")).status`,
  "fetch without cors": `await fetch(address + "/no-cors", { mode: "no-cors" }); return "sent"`,
  XMLHttpRequest: `return await new Promise((resolve, refuse) => { const ask = new XMLHttpRequest(); ask.onload = () => resolve(ask.status); ask.onerror = refuse; ask.open("GET", address + "/xhr"); ask.send(); })`,
  WebSocket: `return await new Promise((resolve, refuse) => { const socket = new WebSocket(address.replace("http", "ws")); socket.onopen = () => resolve("open"); socket.onerror = refuse; socket.onclose = refuse; })`,
  EventSource: `return await new Promise((resolve, refuse) => { const source = new EventSource(address + "/events"); source.onopen = () => resolve("open"); source.onerror = refuse; })`,
  image: `return await new Promise((resolve, refuse) => { const image = new Image(); image.onload = () => resolve("shown"); image.onerror = refuse; image.src = address + "/image"; setTimeout(refuse, 3000); })`,
  script: `return await new Promise((resolve, refuse) => { const script = document.createElement("script"); script.onload = () => resolve("run"); script.onerror = refuse; script.src = address + "/script.js"; document.head.append(script); setTimeout(refuse, 3000); })`,
  module: `return typeof (await import(address + "/module.js"))`,
  worker: `return await new Promise((resolve, refuse) => { const worker = new Worker(address + "/worker.js"); worker.onmessage = () => resolve("run"); worker.onerror = refuse; setTimeout(refuse, 2000); })`,
  style: `return await new Promise((resolve, refuse) => { const link = document.createElement("link"); link.rel = "stylesheet"; link.onload = () => resolve("read"); link.onerror = refuse; link.href = address + "/style.css"; document.head.append(link); setTimeout(refuse, 3000); })`,
  font: `const face = new FontFace("far", "url(" + address + "/font.woff2)"); await face.load(); return "read"`,
  video: `return await new Promise((resolve, refuse) => { const video = document.createElement("video"); video.onloadstart = () => undefined; video.oncanplay = () => resolve("read"); video.onerror = refuse; video.src = address + "/video"; setTimeout(refuse, 2000); })`,
  "service worker": `await navigator.serviceWorker.register(address + "/service.js"); return "registered"`,
};

/** Ways to run what the page did not bring. */
const RUN: Record<string, string> = {
  eval: `return eval("1 + 1")`,
  Function: `return new Function("return 1")()`,
  "text in setTimeout": `window.obelusRan = undefined; setTimeout("window.obelusRan = 1"); await new Promise((resolve) => setTimeout(resolve, 200)); return window.obelusRan`,
  "script element": `const script = document.createElement("script"); script.textContent = "window.obelusRan = 1"; document.body.append(script); return window.obelusRan`,
  "script of a blob": `const script = document.createElement("script"); script.src = URL.createObjectURL(new Blob(["window.obelusRan = 1"])); document.body.append(script); await new Promise((resolve) => setTimeout(resolve, 300)); return window.obelusRan`,
  "worker of a blob": `return await new Promise((resolve, refuse) => { const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); worker.onmessage = () => resolve("run"); worker.onerror = refuse; setTimeout(refuse, 2000); })`,
  "address of a script": `const link = document.createElement("a"); link.href = "javascript:void(window.obelusRan = 1)"; document.body.append(link); link.click(); await new Promise((resolve) => setTimeout(resolve, 200)); return window.obelusRan`,
  "style element": `const style = document.createElement("style"); style.textContent = "body { outline: 7px solid red }"; document.head.append(style); return getComputedStyle(document.body).outlineWidth === "7px" ? "styled" : undefined`,
  "style attribute": `document.body.setAttribute("style", "outline: 7px solid red"); const found = getComputedStyle(document.body).outlineWidth; document.body.removeAttribute("style"); return found === "7px" ? "styled" : undefined`,
  "global Tauri": `return window.__TAURI__`,
  "another prototype": `Object.prototype.obelus = 1; return {}.obelus`,
};

/** Commands that a page must not have, or not like this. */
const ASK: Record<string, string> = {
  "import by a path": `return await window.__TAURI_INTERNALS__.invoke("call", { command: "import_file", params: { path } })`,
  "find by a path": `return await window.__TAURI_INTERNALS__.invoke("call", { command: "find_files", params: { paths: [path] } })`,
  "load by a path": `return await window.__TAURI_INTERNALS__.invoke("call", { command: "load", params: { path } })`,
  "export to a path": `return await window.__TAURI_INTERNALS__.invoke("call", { command: "export", params: { format: "csv", path } })`,
  "library by a path": `return await window.__TAURI_INTERNALS__.invoke("open_library", { file: path })`,
  "library by its old name": `return await window.__TAURI_INTERNALS__.invoke("open_library", { path })`,
  "more than a command has": `return await window.__TAURI_INTERNALS__.invoke("stay", { more: 1 })`,
  "a message too large": `return await window.__TAURI_INTERNALS__.invoke("set_menu", { menus: [], filler: "a".repeat(3 << 20) })`,
  "an event of its own": `return await window.__TAURI_INTERNALS__.invoke("plugin:event|emit", { event: "files-dropped", payload: [path] }) ?? "sent"`,
  "a dialog of the plugin": `return await window.__TAURI_INTERNALS__.invoke("plugin:dialog|open", { options: {} })`,
  "a file of the system": `return await window.__TAURI_INTERNALS__.invoke("plugin:fs|read_text_file", { path })`,
  "another window": `return await window.__TAURI_INTERNALS__.invoke("plugin:webview|create_webview_window", { options: { label: "x", url: path } }) ?? "made"`,
};

/** Ways to another page; the window must be where it was. */
const GO: Record<string, string> = {
  location: `location.href = address + "/location"`,
  assign: `location.assign("data:text/html,gone")`,
  open: `const other = window.open(address + "/open"); return other === null ? undefined : "opened"`,
  link: `const link = document.createElement("a"); link.href = address + "/link"; document.body.append(link); link.click(); link.remove()`,
  "link to another window": `const link = document.createElement("a"); link.href = address + "/blank"; link.target = "_blank"; document.body.append(link); link.click(); link.remove()`,
  download: `const link = document.createElement("a"); link.href = "data:text/plain,kept"; link.download = "kept.txt"; document.body.append(link); link.click(); link.remove()`,
  form: `const form = document.createElement("form"); form.action = address + "/form"; document.body.append(form); form.submit(); form.remove()`,
  frame: `const frame = document.createElement("iframe"); frame.src = address + "/frame"; document.body.append(frame); await new Promise((resolve) => setTimeout(resolve, 500)); frame.remove()`,
  refresh: `const meta = document.createElement("meta"); meta.httpEquiv = "refresh"; meta.content = "0;url=" + address + "/refresh"; document.head.append(meta)`,
  base: `const base = document.createElement("base"); base.href = address; document.head.append(base); return document.baseURI.startsWith(address) ? "moved" : undefined`,
  "a file of the system": `location.href = "file:///etc/passwd"`,
};

journey("a page that was taken over reaches nothing", async (reader, { log, address, asked }: Server) => {
  const { session } = reader;
  await reader.reads(/\d+ sentences left/);
  const secret = reader.scratch("secret.txt");
  writeFileSync(secret, "A letter. It is nobody's business.");
  await session.run("window.obelusHere = location.href");
  const outcomes: Record<string, string> = {};
  for (const [name, script] of Object.entries(OUT)) {
    for (const to of [address, "http://192.0.2.1"]) outcomes[`${name} ${to === address ? "near" : "far"}`] = await tries(reader, script, to, secret);
  }
  for (const [name, script] of Object.entries({ ...RUN, ...ASK })) outcomes[name] = await tries(reader, script, address, secret);
  for (const [name, script] of Object.entries(GO)) {
    outcomes[name] = await tries(reader, script, address, secret);
    expect(await session.run("return window.obelusHere === location.href"), name).toBe(true);
  }
  // The control of the trying itself: what is allowed is seen to go through.
  expect(await tries(reader, `return address + eval.length`, address)).toBe(`${address}1`);
  const own = `const answer = await window.__TAURI_INTERNALS__.invoke("call", { command: "list_tags", params: {} }); return new TextDecoder().decode(answer)`;
  expect(await tries(reader, own)).toBe("[]");
  const open = Object.entries(outcomes).filter(([, outcome]) => outcome !== "blocked");
  expect(open).toEqual([]);
  expect(asked).toEqual([]);

  // It is still the window, and its own ways are open: the same questions with a file that a person named.
  await dropFiles(reader, secret);
  await reader.find("heading", "secret");
  const out = await exportLibrary(reader);
  expect(out.documents.map(({ title }) => title)).toContain("secret");

  // The controls: whoever asks the server is noted, and an address that is reached for is seen by the meter.
  await fetch(`${address}/control`);
  expect(asked).toEqual(["/control"]);
  await reader.leave();
  const { local, outside, loopback } = reached(log);
  expect(local).toBeGreaterThan(0);
  expect(outside).toEqual([]);
  expect(loopback.filter((one) => one.includes(address))).toEqual([]);
  expect(reached(goOut(reader.scratch(""), address)).outside).toEqual(["192.0.2.1"]);
}, [], prepare);

/** Reaches out on purpose, under the same watch. Gives what was written down. */
function goOut(scratch: string, address: string): string {
  const { binary, log } = watch(process.execPath, scratch);
  const { port } = new URL(address);
  const script = `const { connect } = require("node:net"); for (const [host, port] of [["192.0.2.1", 80], ["127.0.0.1", ${port}]]) connect(port, host).on("error", () => 0); setTimeout(() => process.exit(), 300)`;
  execFileSync(binary, ["-e", script]);
  return log;
}

journey("a long journey makes no connection", async (reader, { log }: Server) => {
  await reader.reads(/\d+ sentences left/);
  const lines = Array.from({ length: 30 }, (_, at) => `In ${1900 + at} http://192.0.2.${at}/ told of letter ${at} by https://example.org/${at}.`);
  const papers = inEveryKind("The ferry", lines).map(([name, bytes]) => {
    writeFileSync(reader.scratch(name), bytes);
    return reader.scratch(name);
  });
  const far = reader.scratch("far.html");
  writeFileSync(far, `<!doctype html><link rel=stylesheet href=http://192.0.2.1/x.css><base href=http://192.0.2.1/><p>A page. It names <img src=http://192.0.2.1/x.png> a picture.<script src=http://192.0.2.1/x.js></script>`);
  await dropFiles(reader, ...papers, far);
  await reader.find("button", "Dismiss");
  await reader.click("button", "Dismiss");
  for (let at = 0; at < 20; at += 1) await reader.press("dsxh"[at % 4] ?? "d");
  await reader.press("Control+f");
  await reader.type("192.0.2");
  await reader.press("Enter", "Escape", "i", "Escape");
  for (const name of ["Contents of the document", "Codebook", "History", "Documents", "Overview of the library"]) {
    await reader.press("Control+k");
    await reader.type(name);
    await reader.press("Enter");
  }
  await reader.press("Escape", "Control+z", "Control+Shift+z");
  expect((await exportLibrary(reader)).documents.length).toBeGreaterThan(7);
  await reader.leave();
  const { local, outside } = reached(log);
  expect(local).toBeGreaterThan(0);
  expect(outside).toEqual([]);
}, [], prepare);
