import { type Fields, isFields } from "../../simulators/slack/rules/shape.ts";
import type { Call, Exchange, Push, Violation } from "../../simulators/slack/traffic.ts";
import type { SeenExchange, Traffic } from "../contract.ts";
import { blackOut, blackOutText } from "./black-out.ts";

/** The stand-in's exchanges, without their secrets. */
export interface TrafficLog {
  /** Number of the newest exchange. */
  readonly newest: number;
  after(number: number): Traffic;
}

/** Of an older past the page has no use, and a phone no room. */
const mostAtOnce = 300;

export function openTrafficLog(
  exchanges: () => readonly Exchange[],
  violations: () => readonly Violation[],
  secrets: () => readonly string[],
): TrafficLog {
  let newest = 0;
  const latest = () => {
    newest = Math.max(newest, exchanges().at(-1)?.number ?? 0);
    return newest;
  };
  return {
    get newest() {
      return latest();
    },
    after(asked) {
      const fresh = exchanges()
        .filter((exchange) => exchange.number > asked)
        .slice(-mostAtOnce);
      // Those under way are to be asked for again: their answer is still to come.
      const underWay = fresh.find((exchange) => exchange.status === undefined && !isLost(exchange));
      return {
        exchanges: fresh.map((exchange) => show(exchange, secrets())),
        violations: violations().map(({ exchange, where, pointer, message }) => ({
          exchange,
          where,
          pointer,
          message: blackOutText(message, secrets()),
        })),
        oldest: exchanges()[0]?.number ?? latest() + 1,
        next: underWay ? underWay.number - 1 : latest(),
      };
    },
  };
}

/** A call that the stand-in was told to swallow never gets a status; every push gets one in the end. */
function isLost({ direction, fault }: Exchange): boolean {
  return direction === "call" && fault?.includes('"timeout":"before"') === true;
}

function show(exchange: Exchange, secrets: readonly string[]): SeenExchange {
  const shown = exchange.direction === "push" ? showPush(exchange) : showCall(exchange);
  return {
    ...shown,
    number: exchange.number,
    at: exchange.at,
    direction: exchange.direction,
    about: blackOutText(shown.about, secrets),
    status: exchange.status ?? null,
    request: blackOut(shown.request, secrets),
    answer: blackOut(exchange.answer ?? null, secrets),
  };
}

type Shown = Pick<SeenExchange, "name" | "about" | "transport" | "ms" | "error" | "fault" | "request">;

function showPush(push: Push): Shown {
  return {
    name: push.kind,
    about: aboutPush(push.body),
    transport: push.transport,
    ms: push.ms ?? null,
    error: push.error ?? null,
    fault: push.fault ?? null,
    request: push.body,
  };
}

function showCall(call: Call): Shown {
  const { answer } = call;
  const refused = isFields(answer) && answer["ok"] === false ? String(answer["error"]) : null;
  const failed = call.status !== undefined && call.status >= 400 ? `HTTP ${call.status}` : null;
  return {
    name: call.method,
    about: ["channel", "view_id", "user_id", "users", "user", "usergroup"]
      .flatMap((key) => (typeof call.args[key] === "string" ? [call.args[key]] : []))
      .join(" "),
    transport: null,
    ms: null,
    error: refused ?? failed,
    fault: call.fault ?? null,
    request: call.args,
  };
}

function aboutPush(body: Fields): string {
  if (typeof body["command"] === "string") return `${body["command"]} ${body["text"] ?? ""}`.trim();
  const actions = Array.isArray(body["actions"]) ? body["actions"].filter(isFields) : [];
  const [first] = actions;
  const view = isFields(body["view"]) ? body["view"]["callback_id"] : undefined;
  const event = isFields(body["event"]) ? body["event"]["type"] : undefined;
  return String(first?.["action_id"] ?? body["action_id"] ?? body["callback_id"] ?? view ?? event ?? "");
}
