import { describe, expect, it } from "vitest";
import {
  type Blocker,
  canonicalFacts,
  compareFacts,
  type GdapEntry,
  type RemovalFacts,
  sameFacts,
} from "../../src/domain/facts.ts";
import { ProviderId } from "../../src/domain/ids.ts";

const northwind = ProviderId.parse("b0000000-0000-7000-8000-000000000001");
const contoso = ProviderId.parse("b0000000-0000-7000-8000-000000000002");
const office: Blocker = { kind: "subscription", id: "s1", name: "Office", status: "active" };
const vm: Blocker = { kind: "reservation", id: "r1", name: "Two machines", status: "active" };
const helpdesk: GdapEntry = {
  id: "g1",
  name: "Helpdesk",
  status: "active",
  roles: ["Helpdesk Administrator"],
  endsAt: new Date("2027-03-01T00:00:00Z"),
};
const attested: RemovalFacts = {
  blockers: [office, vm],
  hasDap: true,
  gdap: [helpdesk],
  legs: [
    { kind: "reseller", providerId: null, providerName: null, isActive: true },
    { kind: "provider", providerId: northwind, providerName: "Northwind", isActive: true },
  ],
  readAt: new Date("2026-11-02T09:00:00Z"),
};

describe("facts that are the same", () => {
  it.each<[string, Partial<RemovalFacts>]>([
    ["read at another time", { readAt: new Date("2026-11-09T09:00:00Z") }],
    ["listed in another order", { blockers: [vm, office] }],
    ["with a renamed subscription", { blockers: [{ ...office, name: "Microsoft 365" }, vm] }],
    ["with a renamed GDAP entry and other role names", { gdap: [{ ...helpdesk, name: "Help", roles: [] }] }],
    [
      "with a renamed provider",
      { legs: attested.legs.map((leg) => ({ ...leg, providerName: "Northwind Zrt." })) },
    ],
  ])("stay the same %s", (_how, change) => {
    const now = { ...attested, ...change };
    expect(sameFacts(attested, now)).toBe(true);
    expect(canonicalFacts(now)).toBe(canonicalFacts(attested));
  });
});

describe("facts that changed", () => {
  it.each<[string, Partial<RemovalFacts>, object]>([
    ["a blocker came", { blockers: [office, vm, { ...office, id: "s2" }] }, { newBlockers: [{ id: "s2" }] }],
    ["a blocker went", { blockers: [vm] }, { goneBlockers: [office], newBlockers: [] }],
    [
      "a blocker's status changed",
      { blockers: [{ ...office, status: "suspended" }, vm] },
      { newBlockers: [{ status: "suspended" }], goneBlockers: [{ status: "active" }] },
    ],
    ["DAP ended", { hasDap: false }, { dap: "ended" }],
    ["a GDAP entry came", { gdap: [helpdesk, { ...helpdesk, id: "g2" }] }, { newGdap: [{ id: "g2" }] }],
    ["a GDAP entry went", { gdap: [] }, { goneGdap: [helpdesk] }],
    [
      "a GDAP entry was extended",
      { gdap: [{ ...helpdesk, endsAt: new Date("2027-09-01T00:00:00Z") }] },
      { goneGdap: [helpdesk], newGdap: [{ id: "g1" }] },
    ],
    [
      "the provider's leg ended",
      { legs: attested.legs.map((leg) => ({ ...leg, isActive: leg.kind === "reseller" })) },
      { legs: [{ kind: "provider", providerName: "Northwind", isActive: false }], goneLegs: [] },
    ],
    [
      "the provider's leg is not shown any more",
      { legs: attested.legs.filter((leg) => leg.kind === "reseller") },
      { legs: [], goneLegs: [{ kind: "provider", providerName: "Northwind" }] },
    ],
    [
      "another provider took its place",
      {
        legs: attested.legs.map((leg) =>
          leg.kind === "reseller" ? leg : { ...leg, providerId: contoso, providerName: "Contoso" },
        ),
      },
      { legs: [{ providerId: contoso }], goneLegs: [{ providerId: northwind }] },
    ],
  ])("differ, and say how, when %s", (_what, change, expected) => {
    const now = { ...attested, ...change };
    expect(sameFacts(attested, now)).toBe(false);
    expect(compareFacts(attested, now)).toMatchObject(expected);
  });

  it("say that DAP was granted meanwhile", () => {
    expect(compareFacts({ ...attested, hasDap: false }, attested).dap).toBe("granted");
  });
});

describe("facts of which a part could not be read", () => {
  it.each<[string, Partial<RemovalFacts>]>([
    ["the holdings", { blockers: [], unread: ["holdings"] }],
    ["GDAP", { gdap: [], unread: ["gdap"] }],
    [
      "the providers' legs",
      { legs: attested.legs.filter(({ kind }) => kind === "reseller"), unread: ["provider-legs"] },
    ],
  ])("are the same without %s, before or now", (_part, change) => {
    const partly = { ...attested, ...change };
    const nothing = compareFacts(attested, attested);
    expect([sameFacts(attested, partly), sameFacts(partly, attested)]).toEqual([true, true]);
    expect([compareFacts(attested, partly), compareFacts(partly, attested)]).toEqual([nothing, nothing]);
  });

  it("differ in what was read", () => {
    const partly: RemovalFacts = { ...attested, gdap: [], unread: ["gdap"], hasDap: false };
    expect(sameFacts(attested, partly)).toBe(false);
    expect(compareFacts(attested, partly)).toMatchObject({ dap: "ended", goneGdap: [] });
  });
});
