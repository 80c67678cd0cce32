import type { Installation } from "../installation.ts";
import type { Fields, RuleBreak } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";

/** One call: its arguments (JSON inside form fields already parsed) and the app that made it. */
export interface MethodCall {
  readonly sim: Simulation;
  /** Its number in the traffic. */
  readonly exchange: number;
  readonly method: string;
  readonly args: Fields;
  readonly app: Installation;
  /** From the header, or the argument of this name. */
  readonly token: string | undefined;
}

/** One Web API method: whose token it takes, what scope it needs, what arguments it knows. */
export interface Method {
  readonly token: "bot" | "app" | "config" | "none";
  readonly scope?: string;
  readonly args: readonly string[];
  readonly run: (call: MethodCall) => Fields | Promise<Fields>;
}

/** An `ok: false` answer, thrown so that a check can stop a method from any depth. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly answer: Fields;

  constructor(error: string, more: Fields = {}) {
    super(error);
    this.answer = { ok: false, error, ...more };
  }
}

export function refuse(error: string, more: Fields = {}): never {
  throw new Refused(error, more);
}

/** The argument as text; `missing` is refused the way Slack names a missing argument. */
export function textArg(call: MethodCall, name: string): string {
  const value = call.args[name];
  if (value === undefined || value === null || value === "")
    return refuse("invalid_arguments", {
      response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
    });
  return String(value);
}

export function flag(call: MethodCall, name: string): boolean {
  return ["true", "1", true, 1].some((yes) => call.args[name] === yes);
}

/** Slack's messages for broken rules: `[ERROR] text [json-pointer:/where]`. */
export function inSlacksWords(breaks: readonly RuleBreak[]): string[] {
  return breaks.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
}

export function requireScope(call: MethodCall, needed: string): void {
  if (!call.app.scopes.includes(needed))
    refuse("missing_scope", { needed, provided: call.app.scopes.join(",") });
}

/** One page of a list: `limit` and an opaque `cursor` in, `response_metadata.next_cursor` out. */
export function page<T>(
  call: MethodCall,
  all: readonly T[],
  ordinary: number,
): { items: T[]; response_metadata: { next_cursor: string } } {
  const from = call.args["cursor"]
    ? Number(Buffer.from(String(call.args["cursor"]), "base64").toString().replace("at:", ""))
    : 0;
  if (!Number.isInteger(from)) refuse("invalid_cursor");
  const limit = Math.min(1000, Number(call.args["limit"] ?? ordinary) || ordinary);
  const next = from + limit;
  const cursor = next < all.length ? Buffer.from(`at:${next}`).toString("base64") : "";
  return { items: all.slice(from, next), response_metadata: { next_cursor: cursor } };
}
