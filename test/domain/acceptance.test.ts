import { describe, expect, it } from "vitest";
import {
  type Acceptance,
  type AcceptanceState,
  adopt,
  confirm,
  doubt,
  ignore,
  link,
  reasonLimit,
} from "../../src/domain/acceptance.ts";
import { AcceptanceId, CustomerTenantId } from "../../src/domain/ids.ts";
import { customerId, invitationId } from "../support/make.ts";

const now = new Date("2026-03-02T09:00:00.000Z");
const acceptance = (state: AcceptanceState): Acceptance => ({
  id: AcceptanceId.parse("f0000000-0000-7000-8000-000000000001"),
  tenantId: CustomerTenantId.parse("7e4a0000-0000-4000-8000-000000000001"),
  companyName: "Kovács és Társa Kft.",
  domain: "kovacs.example",
  country: "HU",
  acceptedAt: now,
  via: "web-hook",
  state,
  evidence: "same-name",
  invitationId: state === "likely" || state === "matched" ? invitationId : null,
  candidates: [invitationId],
  customerId: null,
  settledBy: state === "likely" ? null : "UADMIN1",
  settledAt: state === "likely" ? null : now,
  reason: state === "ignored" ? "A test tenant." : null,
  createdAt: now,
});

const to = { invitationId, customerId };
const acts = {
  confirm: (each: Acceptance) => confirm(each, to, "USALES1", now),
  doubt: (each: Acceptance) => doubt(each, "USALES1", now),
  link: (each: Acceptance) => link(each, to, "UADMIN2", now),
  adopt: (each: Acceptance) => adopt(each, customerId, "UADMIN2", now),
  ignore: (each: Acceptance) => ignore(each, "A test tenant.", "UADMIN2", now),
};

const table: Record<AcceptanceState, Record<keyof typeof acts, string>> = {
  likely: {
    confirm: "acceptance.matched",
    doubt: "acceptance.doubted",
    link: "acceptance.matched",
    adopt: "acceptance.adopted",
    ignore: "acceptance.ignored",
  },
  unclaimed: {
    confirm: "already-doubted",
    doubt: "already-doubted",
    link: "acceptance.matched",
    adopt: "acceptance.adopted",
    ignore: "acceptance.ignored",
  },
  matched: {
    confirm: "already-matched",
    doubt: "already-matched",
    link: "already-matched",
    adopt: "already-matched",
    ignore: "already-matched",
  },
  adopted: {
    confirm: "already-adopted",
    doubt: "already-adopted",
    link: "already-adopted",
    adopt: "already-adopted",
    ignore: "already-adopted",
  },
  ignored: {
    confirm: "already-ignored",
    doubt: "already-ignored",
    link: "acceptance.matched",
    adopt: "acceptance.adopted",
    ignore: "already-ignored",
  },
};

// Every state is a key of the table.
describe.each(Object.keys(table) as AcceptanceState[])("an acceptance that is %s", (state) => {
  // Every act is a key of each row.
  it.each(Object.keys(acts) as (keyof typeof acts)[])("answers to %s", (act) => {
    const answer = acts[act](acceptance(state));
    expect(answer.ok ? answer.value.type : answer.reason).toBe(table[state][act]);
  });
});

describe("an acceptance that somebody settled before", () => {
  it("says who did, and when", () => {
    expect(doubt(acceptance("matched"), "USALES1", now)).toMatchObject({
      about: { state: "matched", by: "UADMIN1", at: now },
    });
  });
});

describe("an acceptance that is to be ignored", () => {
  it("takes no empty reason", () => {
    expect(ignore(acceptance("unclaimed"), "  ", "UADMIN1", now)).toMatchObject({ reason: "reason-missing" });
  });

  it("takes a reason up to its limit, and no longer one", () => {
    expect(ignore(acceptance("unclaimed"), "ő".repeat(reasonLimit), "UADMIN1", now).ok).toBe(true);
    expect(ignore(acceptance("unclaimed"), "ő".repeat(reasonLimit + 1), "UADMIN1", now)).toMatchObject({
      reason: "reason-too-long",
    });
  });

  it("forgets the reason when it is linked after all", () => {
    const linked = link(acceptance("ignored"), to, "UADMIN2", now);
    expect(linked).toMatchObject({ value: { acceptance: { reason: null, settledBy: "UADMIN2" } } });
  });
});
