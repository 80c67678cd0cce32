import { describeFault } from "../faults.ts";
import { lookAtBotToken } from "../install.ts";
import type { Installation } from "../installation.ts";
import { methodsOfOneTeam } from "../neighbours.ts";
import { pause } from "../pause.ts";
import type { Fields } from "../rules/shape.ts";
import { complete, installed, noteBreaks, noteViolation, record, type Simulation } from "../simulation.ts";
import type { Call } from "../traffic.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import { type Method, Refused, refuse, requireScope } from "./method.ts";
import { oauthMethods } from "./oauth.ts";
import { peopleMethods } from "./people.ts";
import { viewMethods } from "./views.ts";
import { workspaceMethods } from "./workspace.ts";

const methods: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...viewMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...workspaceMethods,
  ...oauthMethods,
  ...fileMethods,
};

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Fields;
}

/** Answers one Web API call, with a planned fault where one waits. `undefined`: the connection stays silent. */
export async function answerCall(
  sim: Simulation,
  method: string,
  args: Fields,
  token: string | undefined,
): Promise<HttpAnswer | undefined> {
  const call: Call = record(sim, { direction: "call", method, args, at: sim.now() });
  const fault = sim.faults.next(method, args);
  if (fault) call.fault = describeFault(fault);
  if (fault && "delayMs" in fault) await pause(fault.delayMs);
  if (fault && "timeout" in fault && fault.timeout === "before") return undefined;
  const answered =
    fault && "status" in fault
      ? broken(fault.status, fault.retryAfter)
      : fault && "error" in fault
        ? fine(sim, { ok: false, error: fault.error })
        : await run(sim, call, token);
  complete(sim, call, { status: answered.status, answer: answered.body });
  return fault && "timeout" in fault ? undefined : answered;
}

async function run(
  sim: Simulation,
  { number: exchange, method: name, args }: Call,
  token: string | undefined,
): Promise<HttpAnswer> {
  const method = methods[name];
  if (!method) {
    noteBreaks(sim, exchange, name, [{ pointer: "", message: "unknown_method", code: "unknown_method" }]);
    return fine(sim, { ok: false, error: "unknown_method" });
  }
  const app = installed(sim);
  const call = { sim, exchange, method: name, args, app, token };
  try {
    checkToken(sim, app, method, token);
    if (method.scope) requireScope(call, method.scope);
    if (app.isOrgWide && methodsOfOneTeam.has(name) && !args["team_id"]) refuse("missing_argument");
    // Bolt sends team_id with every call.
    const strange = Object.keys(args).filter((key) => key !== "team_id" && !method.args.includes(key));
    noteBreaks(
      sim,
      exchange,
      name,
      strange.map((key) => ({
        pointer: `/${key}`,
        message: `unknown argument: ${key}`,
        code: "unknown_argument",
      })),
    );
    return fine(sim, await method.run(call));
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const { retryAfter, ...body } = cause.answer;
    if (typeof retryAfter === "number") return broken(429, retryAfter);
    noteRefusal(sim, exchange, name, body);
    return fine(sim, body);
  }
}

/** Broken rules of form are the app's mistakes; other refusals are ordinary answers. */
function noteRefusal(sim: Simulation, exchange: number, name: string, body: Fields): void {
  const formal = [
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "no_text",
    "view_too_large",
    "msg_too_long",
    "push_limit_reached",
    "too_many_attachments",
  ];
  if (!formal.includes(String(body["error"]))) return;
  const metadata = body["response_metadata"] as { messages?: string[] } | undefined;
  for (const words of metadata?.messages ?? [String(body["error"])]) {
    const [, message = words, pointer = ""] =
      /^(?:\[ERROR\] )?(.*?)(?: \[json-pointer:(.*)\])?$/s.exec(words) ?? [];
    noteViolation(sim, { exchange, where: name, pointer, message });
  }
}

function checkToken(sim: Simulation, app: Installation, method: Method, token: string | undefined): void {
  if (method.token === "none") return;
  if (!token) refuse("not_authed");
  if (method.token === "config") return;
  const seen = lookAtBotToken(sim, token);
  if (method.token === "app") {
    if (token !== app.appToken) refuse(seen === "good" ? "not_allowed_token_type" : seen);
  } else if (seen !== "good") refuse(token === app.appToken ? "not_allowed_token_type" : seen);
}

function fine(sim: Simulation, body: Fields): HttpAnswer {
  return {
    status: 200,
    headers: {
      "x-oauth-scopes": sim.installation?.scopes.join(",") ?? "",
      "x-slack-req-id": sim.ids.next("R"),
    },
    body,
  };
}

function broken(status: number, retryAfter: number | undefined): HttpAnswer {
  const body = status === 429 ? { ok: false, error: "ratelimited" } : { ok: false, error: "internal_error" };
  return { status, headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }, body };
}
