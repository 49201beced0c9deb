// A thin W3C WebDriver client: one method per wire command that journeys need, and nothing else.
// Invariant: a refused command throws an error that carries the command, the driver's code and its message.
// Not here: starting processes (stage.ts), waiting and words of the reader (reader.ts).

/** The key under which the W3C protocol wraps the id of an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** How long the driver may take for one command, in milliseconds; the slowest seen, on a busy machine, took 2 s. */
const PATIENCE = 30_000;

/** An element of the page, as the driver names it. */
export interface Found {
  readonly [ELEMENT]: string;
}

/** One input source of the actions command; the protocol's own form. */
export type InputSource = Record<string, unknown>;

/** The driver refused a command. */
export class Refused extends Error {
  constructor(
    readonly command: string,
    readonly code: string,
    message: string,
  ) {
    super(`${command}: ${code}: ${message}`);
  }
}

/** One running window under a driver. */
export class Session {
  private constructor(private readonly address: string) {}

  /** Starts `binary` under the driver that listens at `driver`, with these arguments. */
  static async start(driver: string, binary: string, args: string[]): Promise<Session> {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    const answer = await send<{ sessionId: string }>("POST", `${driver}/session`, { capabilities });
    return new Session(`${driver}/session/${answer.sessionId}`);
  }

  /** Ends the session and with it the window. */
  async end(): Promise<void> {
    await send("DELETE", this.address);
  }

  /** Every element that matches a CSS selector, in the order of the document. */
  findAll(css: string): Promise<Found[]> {
    return this.post("elements", { using: "css selector", value: css });
  }

  /** What a screen reader would call the element. */
  label(found: Found): Promise<string> {
    return this.get(`element/${found[ELEMENT]}/computedlabel`);
  }

  /** What a screen reader would say the element is. */
  role(found: Found): Promise<string> {
    return this.get(`element/${found[ELEMENT]}/computedrole`);
  }

  /** The rendered text of the element. */
  text(found: Found): Promise<string> {
    return this.get(`element/${found[ELEMENT]}/text`);
  }

  /** Clicks the middle of the element, as a mouse would. */
  async click(found: Found): Promise<void> {
    await this.post(`element/${found[ELEMENT]}/click`, {});
  }

  /** Empties a field. */
  async clear(found: Found): Promise<void> {
    await this.post(`element/${found[ELEMENT]}/clear`, {});
  }

  /** Runs the body of a function in the page and gives what it returns. */
  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.post("execute/sync", { script, args });
  }

  /** Plays keys and pointer moves. */
  async act(sources: InputSource[]): Promise<void> {
    await this.post("actions", { actions: sources });
  }

  /** Sets the size of the window in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.post("window/rect", { width, height });
  }

  private get<T>(command: string): Promise<T> {
    return send<T>("GET", `${this.address}/${command}`);
  }

  private post<T>(command: string, body: unknown): Promise<T> {
    return send<T>("POST", `${this.address}/${command}`, body);
  }
}

async function send<T>(method: string, url: string, body?: unknown): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { method, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) {
    const command = `${method} ${new URL(url).pathname.split("/").slice(3).join("/") || "session"}`;
    throw new Refused(command, value.error ?? String(answer.status), value.message ?? "");
  }
  return value;
}
