import { describe, expect, it } from "vitest";
import { compareFacts, type RemovalFacts } from "../../src/domain/facts.ts";
import {
  CustomerId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
} from "../../src/domain/ids.ts";
import type { LegalNotice } from "../../src/domain/legal-notice.ts";
import {
  type Attestation,
  abandon,
  approve,
  askDecision,
  askProvider,
  attest,
  type Decision,
  deny,
  failExecution,
  finishExecution,
  giveNotice,
  lapse,
  openStates,
  type RemovalRequest,
  type RemovalState,
  readReason,
  retryExecution,
  startExecution,
  stopWaitingForProvider,
  tellProvider,
  untilNextLookMs,
  withdraw,
} from "../../src/domain/removal-request.ts";

const anna = SlackUserId.parse("U0ANNA");
const ben = SlackUserId.parse("U0BEN");
const attestedAt = new Date("2026-11-02T09:00:00Z");
const decidedAt = new Date("2026-11-03T09:00:00Z");
const now = new Date("2026-11-04T09:00:00Z");
const afterTwoWeeks = new Date("2026-11-16T09:00:00Z");

const facts: RemovalFacts = {
  blockers: [],
  hasDap: true,
  gdap: [],
  legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: true }],
  readAt: attestedAt,
};
const office = { kind: "subscription", id: "s1", name: "Office", status: "active" } as const;
const attestation: Attestation = {
  textVersion: "1",
  language: "en",
  text: "I declare it.",
  labels: { checkbox: "I declare the above", submit: "Attest and request" },
  hash: "0".repeat(64),
  by: anna,
  at: attestedAt,
  facts,
};
const request = attest(
  {
    id: RemovalRequestId.parse("00000000-0000-4000-8000-000000000001"),
    relationshipId: RelationshipId.parse("00000000-0000-4000-8000-000000000002"),
    customerId: CustomerId.parse("00000000-0000-4000-8000-000000000003"),
    channelId: SlackChannelId.parse("C0TEAM"),
    reason: "The contract ended.",
  },
  attestation,
  14,
).removal;
const given: LegalNotice = { required: false, by: anna, at: now };

function make(state: RemovalState, change: Partial<RemovalRequest> = {}): RemovalRequest {
  const isDecided = !["attested", "withdrawn", "lapsed"].includes(state);
  const hasEnded = ["executed", "abandoned", "denied", "withdrawn", "lapsed"].includes(state);
  return {
    ...request,
    state,
    ...(isDecided ? { decidedBy: ben, decidedAt } : {}),
    ...(hasEnded ? { endedBy: "U0CARL", endedAt: now } : {}),
    ...change,
  };
}

const decision: Decision = { by: ben, at: decidedAt, reason: "It is right.", facts, ownAllowed: false };

const acts = {
  approve: (it: RemovalRequest) => approve(it, decision),
  deny: (it: RemovalRequest) => deny(it, decision),
  withdraw: (it: RemovalRequest) => withdraw(it, anna, now),
  lapse: (it: RemovalRequest) => lapse(it, "too-old", afterTwoWeeks),
  startExecution: (it: RemovalRequest) => startExecution(it),
  retryExecution: (it: RemovalRequest) => retryExecution(it),
  finishExecution: (it: RemovalRequest) => finishExecution(it, now),
  failExecution: (it: RemovalRequest) => failExecution(it, { because: "refused", message: "No." }),
  abandon: (it: RemovalRequest) => abandon(it, ben, now),
  askProvider: (it: RemovalRequest) => askProvider(it, { providerId: null, message: "No." }, now),
  tellProvider: (it: RemovalRequest) => tellProvider(it, ben, now),
  stopWaitingForProvider: (it: RemovalRequest) => stopWaitingForProvider(it, ben),
  giveNotice: (it: RemovalRequest) => giveNotice(it, given),
};
type Act = keyof typeof acts;

const refusedAs = <Reason extends string>(reason: Reason) => ({
  approve: reason,
  deny: reason,
  withdraw: reason,
  lapse: reason,
  startExecution: reason,
  retryExecution: reason,
  finishExecution: reason,
  failExecution: reason,
  abandon: reason,
  askProvider: reason,
  tellProvider: reason,
  stopWaitingForProvider: reason,
  giveNotice: reason,
});

/** Every state and every act: the event that follows, or the refusal. */
const table: Record<RemovalState, Record<Act, string>> = {
  attested: {
    ...refusedAs("still-attested"),
    approve: "removal.approved",
    deny: "removal.denied",
    withdraw: "removal.withdrawn",
    lapse: "removal.lapsed",
  },
  approved: { ...refusedAs("already-approved"), startExecution: "removal.executing" },
  executing: {
    ...refusedAs("already-executing"),
    finishExecution: "removal.executed",
    failExecution: "removal.failed",
    askProvider: "removal.provider-asked",
    tellProvider: "no-provider-task",
    stopWaitingForProvider: "no-provider-task",
  },
  executed: { ...refusedAs("already-executed"), giveNotice: "removal.notice-given" },
  failed: {
    ...refusedAs("already-failed"),
    retryExecution: "removal.executing",
    abandon: "removal.abandoned",
  },
  abandoned: refusedAs("already-abandoned"),
  denied: refusedAs("already-denied"),
  withdrawn: refusedAs("already-withdrawn"),
  lapsed: refusedAs("already-lapsed"),
};

describe.each(Object.entries(table))("a removal request that is %s", (state, expected) => {
  it.each(Object.entries(expected))("answers %s with %s", (act, answer) => {
    // The keys are the table's own.
    const outcome = acts[act as Act](make(state as RemovalState));
    expect(outcome.ok ? outcome.value.type : outcome.reason).toBe(answer);
  });

  it("is open as long as it may still end the relationship", () => {
    const mayStillEndIt = !Object.values(expected).every((answer) => answer === `already-${state}`);
    // Executed ones still take a word on the legal notice, and nothing else.
    expect(openStates.includes(state as RemovalState)).toBe(mayStillEndIt && state !== "executed");
  });
});

describe("a late clicker", () => {
  it("is told who ended the request and when", () => {
    expect(approve(make("withdrawn"), decision)).toMatchObject({
      about: { state: "withdrawn", by: "U0CARL", at: now },
    });
  });

  it("is told who decided it, while it has not ended", () => {
    expect(deny(make("approved"), decision)).toMatchObject({
      about: { state: "approved", by: ben, at: decidedAt },
    });
  });
});

describe("an approval", () => {
  it("keeps who decided, when and what they added", () => {
    expect(approve(request, decision)).toMatchObject({
      value: {
        removal: {
          state: "approved",
          decidedBy: ben,
          decidedAt,
          decisionReason: "It is right.",
          isOwnDecision: false,
          endedAt: null,
        },
      },
    });
  });

  it("of one's own request is refused, whatever else holds, and says whose request it is", () => {
    const own = { ...decision, by: anna, facts: { ...facts, hasDap: false }, at: afterTwoWeeks };
    expect(approve(request, own)).toMatchObject({
      reason: "own-request",
      about: { by: anna, at: attestedAt },
    });
  });

  it("of one's own request is marked as such where the policy allows it", () => {
    expect(approve(request, { ...decision, by: anna, ownAllowed: true })).toMatchObject({
      value: { removal: { state: "approved", isOwnDecision: true } },
    });
  });

  it("by somebody else is no own decision under that policy either", () => {
    expect(approve(request, { ...decision, ownAllowed: true })).toMatchObject({
      value: { removal: { isOwnDecision: false } },
    });
  });

  it("is refused when the facts changed, and shows the change", () => {
    expect(approve(request, { ...decision, facts: { ...facts, blockers: [office] } })).toMatchObject({
      reason: "facts-changed",
      change: { newBlockers: [office], goneBlockers: [] },
    });
  });

  it("is refused while a blocker stands that was attested, and names it", () => {
    const blocked = { ...facts, blockers: [office] };
    const attested = { ...request, attestation: { ...attestation, facts: blocked } };
    expect(approve(attested, { ...decision, facts: blocked })).toMatchObject({
      reason: "blocked",
      blockers: [office],
    });
  });

  it("is refused from the instant the attestation lapses", () => {
    expect(approve(request, { ...decision, at: request.lapsesAt })).toMatchObject({
      reason: "attestation-lapsed",
    });
    const lastMoment = new Date(request.lapsesAt.getTime() - 1);
    expect(approve(request, { ...decision, at: lastMoment })).toMatchObject({ ok: true });
  });
});

describe("a denial", () => {
  it("ends the request, with its reason", () => {
    expect(deny(request, decision)).toMatchObject({
      value: {
        removal: { state: "denied", decisionReason: "It is right.", endedBy: ben, endedAt: decidedAt },
      },
    });
  });

  it.each([null, "", "  \n"])("is refused without a reason (%j)", (reason) => {
    expect(deny(request, { ...decision, reason })).toMatchObject({ reason: "reason-missing" });
  });

  it("of one's own request is refused even where own removals are allowed", () => {
    expect(deny(request, { ...decision, by: anna, ownAllowed: true })).toMatchObject({
      reason: "own-request",
    });
  });

  it("is refused when the facts changed, and does not mind a blocker that was attested", () => {
    const blocked = { ...facts, blockers: [office] };
    expect(deny(request, { ...decision, facts: blocked })).toMatchObject({ reason: "facts-changed" });
    const attested = { ...request, attestation: { ...attestation, facts: blocked } };
    expect(deny(attested, { ...decision, facts: blocked })).toMatchObject({ ok: true });
  });
});

describe("a decision that is only asked for", () => {
  it.each(Object.keys(table))("is looked at by state: %s", (state) => {
    const asked = askDecision(make(state as RemovalState), "approve", { by: ben, ownAllowed: false });
    expect(asked.ok ? "ok" : asked.reason).toBe(state === "attested" ? "ok" : `already-${state}`);
  });

  it("is refused on one's own request, except an approval that the policy allows", () => {
    const own = { by: anna, ownAllowed: true };
    expect(askDecision(request, "approve", own)).toMatchObject({ ok: true });
    expect(askDecision(request, "deny", own)).toMatchObject({ reason: "own-request" });
    expect(askDecision(request, "approve", { ...own, ownAllowed: false })).toMatchObject({
      reason: "own-request",
    });
  });
});

describe("an attestation", () => {
  it("lapses when its days are over, not a moment earlier", () => {
    expect(request.lapsesAt).toEqual(afterTwoWeeks);
    expect(lapse(request, "too-old", new Date(afterTwoWeeks.getTime() - 1))).toMatchObject({
      reason: "not-due",
    });
  });

  it("lapses at once when the facts changed, says which of the two it was and keeps the change", () => {
    const { facts } = request.attestation;
    const change = compareFacts(facts, { ...facts, hasDap: !facts.hasDap });
    expect(lapse(request, change, now)).toMatchObject({
      value: {
        removal: {
          state: "lapsed",
          lapsedBecause: "facts-changed",
          changedFacts: change,
          endedBy: "system:directory",
        },
      },
    });
    expect(lapse(request, "too-old", afterTwoWeeks)).toMatchObject({
      value: { removal: { lapsedBecause: "too-old", changedFacts: null, endedBy: "system:clock" } },
    });
  });
});

describe("a failed execution", () => {
  it("keeps why, until it is tried again", () => {
    const failed = failExecution(make("executing"), { because: "blocked", blockers: [office] });
    expect(failed).toMatchObject({ value: { removal: { failure: { blockers: [office] } } } });
    if (!failed.ok) return;
    expect(retryExecution(failed.value.removal)).toMatchObject({
      value: { removal: { state: "executing", failure: null } },
    });
  });
});

describe("the word on the legal notice", () => {
  const post: LegalNotice = {
    required: true,
    to: "Kiss Anna",
    on: "2026-11-03",
    how: "by post",
    by: anna,
    at: now,
  };

  it("is replaced by a different later word", () => {
    const executed = make("executed", { notice: given });
    expect(giveNotice(executed, post)).toMatchObject({ value: { removal: { notice: post } } });
  });

  it("said twice is refused the second time, with who said it and when", () => {
    const executed = make("executed", { notice: post });
    const again = { ...post, by: ben, at: afterTwoWeeks };
    expect(giveNotice(executed, again)).toMatchObject({
      reason: "notice-already-given",
      about: { by: anna, at: now },
    });
  });
});

describe("a typed reason", () => {
  it("is trimmed and keeps its lines", () => {
    expect(readReason("  They left us.\r\nAmicably.  ")).toMatchObject({
      value: "They left us.\nAmicably.",
    });
  });

  it.each([null, "", " \n\t ", "\u200b"])("is missing when nothing can be read (%j)", (typed) => {
    expect(readReason(typed)).toMatchObject({ reason: "reason-missing" });
  });

  it("counts characters, not bytes or code units", () => {
    expect(readReason(`${"ő".repeat(999)}🙂`)).toMatchObject({ ok: true });
    expect(readReason("🙂".repeat(1_001))).toMatchObject({ reason: "reason-too-long" });
  });

  it("loses marks that would turn the text around on the screen", () => {
    expect(readReason("safe\u202etxt\u0007!")).toMatchObject({ value: "safetxt!" });
  });

  it("loses what no database takes, and keeps half a character as a mark of one", () => {
    expect(readReason("cut\u0000 off \ud83d")).toMatchObject({ value: "cut off \ufffd" });
  });
});

describe("a removal that the provider has to carry out", () => {
  const event = askProvider(
    make("executing"),
    { providerId: null, message: "No.", correlationId: "c-1" },
    now,
  );
  if (!event.ok) throw new Error(event.reason);
  const { removal: waiting } = event.value;

  it("goes on being executed, and nobody was written to yet", () => {
    expect(waiting).toMatchObject({
      state: "executing",
      providerTask: { message: "No.", correlationId: "c-1", since: now, sentBy: null, sentAt: null },
    });
    expect(askProvider(waiting, { providerId: null, message: "No." }, now)).toMatchObject({
      reason: "already-executing",
    });
  });

  it("keeps who was the first to write to the provider", () => {
    const told = tellProvider(waiting, ben, now);
    expect(told).toMatchObject({ value: { removal: { providerTask: { sentBy: ben, sentAt: now } } } });
    if (!told.ok) throw new Error(told.reason);
    expect(tellProvider(told.value.removal, anna, afterTwoWeeks)).toMatchObject({
      reason: "provider-already-told",
      about: { by: ben, at: now },
    });
  });

  it("ends when the directory shows it, or fails when an admin agent waits no longer", () => {
    expect(finishExecution(waiting, now)).toMatchObject({ value: { removal: { state: "executed" } } });
    const stopped = stopWaitingForProvider(waiting, ben);
    expect(stopped).toMatchObject({
      value: { type: "removal.failed", removal: { failure: { because: "provider-did-not", by: ben } } },
    });
    if (!stopped.ok) throw new Error(stopped.reason);
    const again = retryExecution(stopped.value.removal);
    expect(again).toMatchObject({ value: { removal: { state: "executing", providerTask: null } } });
  });

  it("is looked for after an hour, then less and less often, but every day", () => {
    const task = waiting.providerTask;
    if (!task) throw new Error("there is no task");
    const hoursAfter = (hours: number) =>
      untilNextLookMs(task, new Date(now.getTime() + hours * 3_600_000)) / 3_600_000;
    expect([0, 1, 2, 6, 24, 48, 1_000].map(hoursAfter)).toEqual([1, 1, 1, 3, 12, 24, 24]);
  });
});
