import type { WorkspaceId } from "../../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { noTelemetry, type Telemetry } from "../../ports/telemetry.ts";
import type { Budget } from "./budget.ts";
import {
  type VendorAnswer,
  type VendorCall,
  type VendorClient,
  type VendorHosts,
  VendorRefusal,
} from "./call.ts";
import { addressOf, headersOf } from "./call-request.ts";
import { endingOf, exchange, type Reply } from "./exchange.ts";
import { patternOf } from "./path-pattern.ts";
import { type Failure, pauseBefore, readRetryAfter, retryRules } from "./retry.ts";
import type { AccessToken, TokenAsk, TokenSource } from "./tokens.ts";
import { isMfaCompliant, readVendorError, troubleOf, unavailable } from "./vendor-error.ts";

/** What a call leaves in the log: never a query, a body or a header. */
export interface CallLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface ClientDependencies {
  readonly hosts: VendorHosts;
  readonly tokens: TokenSource;
  readonly budget: Budget;
  /** Whose turns a call takes: the vendor counts by partner tenant. */
  readonly partnerOf: (workspaceId: WorkspaceId) => string;
  readonly now: () => Date;
  readonly newGuid: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly log: CallLog;
  readonly telemetry?: Telemetry;
}

const answerWithinMs = 30_000;

export function createVendorClient(deps: ClientDependencies): VendorClient {
  const { telemetry = noTelemetry } = deps;
  return {
    call: (call) =>
      carryOut(deps, call).catch((error: unknown) => {
        if (error instanceof DirectoryUnavailable)
          telemetry.happened({ name: "vendor.trouble", trouble: error.trouble });
        throw error;
      }),
  };
}

async function carryOut(deps: ClientDependencies, call: VendorCall): Promise<VendorAnswer> {
  const url = addressOf(deps.hosts, call);
  let requestId = call.requestId ?? deps.newGuid();
  let hasNewToken = false;
  for (let attempt = 1; ; attempt += 1) {
    const token = await deps.tokens.token(asking(call));
    await takeTurn(deps, call);
    const reply = await attemptOnce(deps, call, { url, requestId, token, attempt });
    if (reply.kind === "answer" && reply.status < 300) {
      if (token.isUser)
        await deps.tokens.noticed(asking(call), isMfaCompliant(reply) === false ? "no-mfa" : null);
      return { ...pick(reply), requestId, correlationId: call.correlationId };
    }
    if (reply.kind === "answer" && isStaleToken(reply) && !hasNewToken) {
      // Refused at the door: nothing was done, and a token may have ended early.
      hasNewToken = true;
      deps.tokens.forget(asking(call), token);
      continue;
    }
    const failure = failureOf(reply, deps.now());
    if (failure?.kind === "throttled" && failure.retryAfterMs !== null && isCounted(call))
      deps.budget.rest(deps.partnerOf(call.workspaceId), failure.retryAfterMs);
    const pause = failure && pauseBefore(failure, attempt, call.isRepeatable, deps.chance);
    if (!failure || pause === null) {
      const refusal = refusalOf(reply, failure, { call, requestId, token });
      if (token.isUser && refusal instanceof DirectoryUnavailable && !passes(refusal.trouble))
        await deps.tokens.noticed(asking(call), refusal.trouble);
      throw refusal;
    }
    // A repeat after a time-out is the same request to the vendor; after an answer it is a new one, unless the caller says.
    if (reply.kind === "answer" && call.requestId === undefined) requestId = deps.newGuid();
    await deps.sleep(pause);
  }
}

interface Attempt {
  readonly url: string;
  readonly requestId: string;
  readonly token: AccessToken;
  readonly attempt: number;
}

async function attemptOnce(deps: ClientDependencies, call: VendorCall, attempt: Attempt): Promise<Reply> {
  const { url, requestId, token } = attempt;
  const began = deps.now().getTime();
  const path = patternOf(call.path);
  const { to, method, correlationId } = call;
  const reply = await (deps.telemetry ?? noTelemetry).step(
    { name: "vendor.call", to, method, path, correlationId },
    () =>
      exchange({
        url,
        method,
        headers: headersOf(call, requestId, token),
        body: call.body === undefined ? null : JSON.stringify(call.body),
        timeoutMs: call.timeoutMs ?? answerWithinMs,
      }),
    { of: endingOf },
  );
  const line = {
    method,
    to,
    path,
    status: reply.kind === "answer" ? reply.status : reply.kind,
    ms: deps.now().getTime() - began,
    requestId,
    correlationId,
    workspaceId: call.workspaceId,
    as: token.isUser ? "user" : "application",
    ...(attempt.attempt > 1 ? { attempt: attempt.attempt } : {}),
  };
  if (reply.kind === "answer" && reply.status < 400) deps.log.info(line, "a call to the vendor");
  else deps.log.warn(line, "a call to the vendor that was not answered as wished");
  return reply;
}

function asking({ workspaceId, to, as, correlationId }: VendorCall): TokenAsk {
  return { workspaceId, to, as, correlationId };
}

function pick({ status, headers, body }: Extract<Reply, { kind: "answer" }>) {
  return { status, headers, body };
}

/** The vendor counts calls for customers' resources. */
function isCounted({ to, path }: VendorCall): boolean {
  return to === "api" && /^\/v1\/customers(\/|$|\?)/i.test(path);
}

/** Longer than a person would wait; a sweep comes again. */
const longestTurnMs = retryRules.longestPauseMs;

async function takeTurn({ budget, partnerOf }: ClientDependencies, call: VendorCall): Promise<void> {
  if (!isCounted(call)) return;
  const missing = await budget.turn(partnerOf(call.workspaceId), call.correlationId, longestTurnMs);
  if (missing === null) return;
  throw unavailable(`There is no room for another call before ${Math.ceil(missing / 1_000)} s have passed.`, {
    trouble: "throttled",
    correlationId: call.correlationId,
    retryAfterMs: missing,
  });
}

/** A 401 that names no reason of its own: the token itself was not taken. */
function isStaleToken(reply: Extract<Reply, { kind: "answer" }>): boolean {
  if (reply.status !== 401) return false;
  const trouble = troubleOf(reply, readVendorError(reply.body), true);
  return trouble === "sign-in-ended" || trouble === "wrong-role";
}

/** Nobody has to do anything about it. */
function passes(trouble: DirectoryTrouble): boolean {
  return trouble === "no-answer" || trouble === "throttled";
}

function failureOf(reply: Reply, now: Date): Failure | null {
  if (reply.kind === "redirect" || reply.kind === "too-large") return null;
  if (reply.kind !== "answer") return { kind: reply.kind, retryAfterMs: null };
  const retryAfterMs = readRetryAfter(reply.headers.get("retry-after"), now);
  if (reply.status === 429) return { kind: "throttled", retryAfterMs };
  return reply.status >= 500 || reply.status === 408 ? { kind: "breakdown", retryAfterMs } : null;
}

function refusalOf(
  reply: Reply,
  failure: Failure | null,
  { call, requestId, token }: { call: VendorCall; requestId: string; token: AccessToken },
): Error {
  const { correlationId } = call;
  const about = { correlationId, retryAfterMs: failure?.retryAfterMs ?? null };
  const seconds = (call.timeoutMs ?? answerWithinMs) / 1_000;
  switch (reply.kind) {
    case "time-out":
      return unavailable(`The vendor did not answer within ${seconds} s.`, {
        ...about,
        trouble: "no-answer",
      });
    case "no-connection":
      return unavailable("The vendor could not be reached.", {
        ...about,
        trouble: "no-answer",
        cause: reply.cause,
      });
    case "redirect":
      return unavailable("The vendor sent us elsewhere, where our token must not go.", {
        ...about,
        trouble: "no-answer",
      });
    case "too-large":
      return unavailable("The vendor's answer is larger than any that is known.", {
        ...about,
        trouble: "no-answer",
      });
    case "answer": {
      if (failure?.kind === "throttled")
        return unavailable("The vendor asks to be called less often.", { ...about, trouble: "throttled" });
      if (failure)
        return unavailable(`The vendor answered ${reply.status}.`, { ...about, trouble: "no-answer" });
      const error = readVendorError(reply.body);
      const trouble = troubleOf(reply, error, token.isUser);
      const refusal = new VendorRefusal({ status: reply.status, ...error, requestId, correlationId });
      if (!trouble) return refusal;
      const named = error.code === null ? "" : ` (${error.code})`;
      const sentence = `The vendor answered ${reply.status}${named}.`;
      return unavailable(sentence, { ...about, trouble, cause: refusal });
    }
  }
}
