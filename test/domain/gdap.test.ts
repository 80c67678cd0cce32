import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import {
  discardRequest,
  draftRequest,
  failEnd,
  faultsOfTerms,
  followEnd,
  followRequest,
  type GdapEnd,
  type GdapEndState,
  type GdapRequest,
  type GdapRequestState,
  handOverRequest,
  refuseRequest,
  reviseRequest,
  warningDue,
} from "../../src/domain/gdap.ts";
import { gdapEntryOf, isEndable } from "../../src/domain/gdap-entry.ts";
import {
  gdapRoleOf,
  gdapRoleSetNames,
  gdapRoleSets,
  gdapRoles,
  isExtendable,
} from "../../src/domain/gdap-roles.ts";
import { CustomerId, GdapEndId, GdapRequestId, SlackUserId } from "../../src/domain/ids.ts";
import { linkPlaceholder } from "../../src/domain/invitation.ts";

const created = new Date("2026-03-02T09:00:00.000Z");
const now = addDays(created, 1);
const by = SlackUserId.parse("UADMIN1");

const request: GdapRequest = {
  id: GdapRequestId.parse("01900000-0000-7000-8000-000000000001"),
  customerId: CustomerId.parse("c0000000-0000-7000-8000-000000000001"),
  state: "asked",
  name: "Reading",
  roleIds: [gdapRoles["global-reader"]],
  durationDays: 365,
  isAutoExtended: false,
  language: "hu",
  channelId: null,
  gdapId: null,
  approvalUrl: null,
  subject: "Kérés",
  text: `Kérjük: ${linkPlaceholder}`,
  failure: null,
  requestedBy: by,
  createdAt: created,
  handedOverBy: null,
  handedOverAt: null,
  endedAt: null,
};

const failure = { because: "refused-by-vendor", message: "No.", correlationId: "c" } as const;

const acts = {
  draft: (each: GdapRequest) => draftRequest(each, { gdapId: "g", approvalUrl: "https://a.example/g" }),
  refuse: (each: GdapRequest) => refuseRequest(each, failure, now),
  revise: (each: GdapRequest) => reviseRequest(each, { subject: "S", text: "T" }),
  handOver: (each: GdapRequest) => handOverRequest(each, by, now),
  discard: (each: GdapRequest) => discardRequest(each, now),
};

const refusals = {
  asked: "gdap-not-created-yet",
  refused: "gdap-was-refused",
  drafted: "gdap-already-drafted",
  "handed-over": "gdap-already-handed-over",
  active: "gdap-already-approved",
  lapsed: "gdap-lapsed",
  ended: "gdap-request-ended",
  discarded: "gdap-discarded",
} as const satisfies Record<GdapRequestState, string>;

/** What each act makes of each state; left out: the state's own refusal. */
const changes: Partial<Record<GdapRequestState, Partial<Record<keyof typeof acts, GdapRequestState>>>> = {
  asked: { draft: "drafted", refuse: "refused" },
  drafted: { revise: "drafted", handOver: "handed-over", discard: "discarded" },
};

const states = Object.keys(refusals) as GdapRequestState[];
const cells = states.flatMap((state) =>
  (Object.keys(acts) as (keyof typeof acts)[]).map((act) => ({ state, act })),
);

describe("a request for granular administration", () => {
  it.each(cells)("that is $state answers $act", ({ state, act }) => {
    const outcome = acts[act]({ ...request, state });
    const expected = changes[state]?.[act];
    if (expected === undefined) expect(outcome).toMatchObject({ ok: false, reason: refusals[state] });
    else expect(outcome).toMatchObject({ ok: true, value: { request: { state: expected } } });
  });

  const seen = [
    "approval-pending",
    "activating",
    "active",
    "expiring",
    "terminating",
    "expired",
    "terminated",
  ];
  const followed: Partial<Record<GdapRequestState, Partial<Record<string, GdapRequestState>>>> = {
    drafted: {
      activating: "active",
      active: "active",
      expiring: "active",
      terminating: "active",
      expired: "lapsed",
      terminated: "lapsed",
    },
    active: { expired: "ended", terminated: "ended" },
  };
  const looks = states.flatMap((state) => ["nothing", "unknown", ...seen].map((shown) => ({ state, shown })));
  it.each(looks)("that is $state follows when the vendor shows $shown", ({ state, shown }) => {
    const moved = followRequest({ ...request, state }, shown === "nothing" ? null : { state: shown }, now);
    const expected = followed[state === "handed-over" ? "drafted" : state]?.[shown];
    expect(moved?.request.state ?? null).toBe(expected ?? null);
  });

  it("lapses on the ninetieth day, not before, and not once it was approved", () => {
    const waiting = { ...request, state: "handed-over" } as const;
    const pending = { state: "approval-pending" };
    expect(followRequest(waiting, pending, addDays(created, 89))).toBeNull();
    expect(followRequest(waiting, pending, addDays(created, 90))?.request.state).toBe("lapsed");
    expect(followRequest(waiting, { state: "active" }, addDays(created, 90))?.request.state).toBe("active");
  });

  it("is not handed over with a text that lost its link", () => {
    const without = { ...request, state: "drafted", text: "Nothing here." } as const;
    expect(handOverRequest(without, by, now)).toMatchObject({ reason: "link-missing" });
  });

  it("asks for known roles, for 1 to 730 days, under a name of 1 to 50 characters", () => {
    const { name, roleIds, durationDays, isAutoExtended } = request;
    const terms = { name, roleIds, durationDays, isAutoExtended };
    expect(faultsOfTerms(terms)).toEqual({});
    expect(faultsOfTerms({ ...terms, name: "é".repeat(50), durationDays: 730 })).toEqual({});
    expect(faultsOfTerms({ name: "", roleIds: [], durationDays: 0, isAutoExtended })).toEqual({
      name: "required",
      roles: "required",
      durationDays: "out-of-range",
    });
    expect(faultsOfTerms({ ...terms, durationDays: 1.5 })).toEqual({ durationDays: "out-of-range" });
  });
});

const end: GdapEnd = {
  id: GdapEndId.parse("01900000-0000-7000-8000-000000000002"),
  customerId: request.customerId,
  gdapId: "g",
  name: "Reading",
  etag: 'W/"1"',
  state: "asked",
  reason: "The contract ended.",
  channelId: null,
  askedBy: by,
  askedAt: created,
  failure: null,
  endedAt: null,
};

describe("the end of a granular relationship", () => {
  const endStates = ["asked", "ending", "ended", "failed"] as const satisfies readonly GdapEndState[];
  const shown = ["nothing", "active", "terminating", "termination-requested", "terminated", "expired"];
  const table: Record<GdapEndState, Partial<Record<string, GdapEndState>>> = {
    asked: {
      nothing: "ended",
      terminating: "ending",
      "termination-requested": "ending",
      terminated: "ended",
      expired: "ended",
    },
    ending: { nothing: "ended", terminated: "ended", expired: "ended" },
    ended: {},
    failed: {},
  };
  it.each(endStates.flatMap((state) => shown.map((seen) => ({ state, seen }))))(
    "that is $state follows when the vendor shows $seen",
    ({ state, seen }) => {
      const moved = followEnd({ ...end, state }, seen === "nothing" ? null : { state: seen }, now);
      expect(moved?.end.state ?? null).toBe(table[state][seen] ?? null);
    },
  );

  it.each(endStates)("that is %s fails only before the vendor took it", (state) => {
    expect(failEnd({ ...end, state }, failure, now)?.end.state ?? null).toBe(
      state === "asked" ? "failed" : null,
    );
  });
});

describe("an end date", () => {
  it.each([
    [31, null],
    [30, 30],
    [8, 30],
    [7, 7],
    [1.5, 7],
    [1, 1],
    [0.1, 1],
    [0, null],
    [-1, null],
  ])("%d days ahead is the warning of %s", (days, due) => {
    expect(warningDue(new Date(now.getTime() + days * 86_400_000), now)).toBe(due);
  });
});

describe("roles", () => {
  it("of no set are Global Administrator’s, and every set may be extended", () => {
    for (const set of gdapRoleSetNames) {
      const ids = gdapRoleSets[set].map((role) => gdapRoles[role]);
      expect(isExtendable(ids)).toBe(true);
      expect(ids.length).toBeGreaterThan(1);
    }
    expect(isExtendable([gdapRoles["global-administrator"]])).toBe(false);
  });

  it("are known by their id in either case", () => {
    expect(gdapRoleOf("F2EF992C-3AFB-46B9-B7CF-A126EE74C451")).toBe("global-reader");
    expect(gdapRoleOf("nothing")).toBeNull();
  });
});

describe("a granular relationship among the facts of a removal", () => {
  const entry = {
    id: "g",
    name: "Reading",
    roleIds: [gdapRoles["global-reader"]],
    isAutoExtended: false,
    activatedAt: created,
    endsAt: now,
  };
  it.each([
    ["created", null],
    ["approval-pending", null],
    ["approved", "active"],
    ["activating", "active"],
    ["active", "active"],
    ["expiring", "active"],
    ["termination-requested", "ending"],
    ["terminating", "ending"],
    ["expired", null],
    ["terminated", null],
    ["unknown", "unknown"],
  ])("that is %s is %s", (state, status) => {
    expect(gdapEntryOf({ ...entry, state })?.status ?? null).toBe(status);
    expect(isEndable({ state })).toBe(status === "active" || status === "unknown");
  });
});
