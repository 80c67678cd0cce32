import { describe, expect, it } from "vitest";
import {
  type DriftFinding,
  type DriftKind,
  dismiss,
  isRenamed,
  isTakeable,
  takeOver,
  vanish,
} from "../../src/domain/drift.ts";
import { CustomerId, CustomerTenantId, DriftFindingId } from "../../src/domain/ids.ts";

const now = new Date("2026-03-02T09:00:00.000Z");
const later = new Date("2026-03-03T09:00:00.000Z");

const finding = (overrides: Partial<DriftFinding> = {}): DriftFinding => ({
  id: DriftFindingId.parse("f0000000-0000-7000-8000-000000000001"),
  kind: "ended-elsewhere",
  tenantId: CustomerTenantId.parse("7e4a0000-0000-4000-8000-000000000001"),
  customerId: CustomerId.parse("c0000000-0000-7000-8000-000000000001"),
  providerId: null,
  details: {},
  state: "open",
  foundAt: now,
  settledAt: null,
  settledBy: null,
  reason: null,
  ...overrides,
});

const acts = {
  takeOver: (one: DriftFinding) => takeOver(one, "U1", later),
  dismiss: (one: DriftFinding) => dismiss(one, "U1", "It is fine.", later),
  vanish: (one: DriftFinding) => vanish(one, "system:directory", later),
};

describe("every state of a difference answers every act", () => {
  it.each([
    ["open", "takeOver", "taken-over"],
    ["open", "dismiss", "dismissed"],
    ["open", "vanish", "gone"],
    ["gone", "takeOver", "difference-gone"],
    ["gone", "dismiss", "difference-gone"],
    ["gone", "vanish", "difference-gone"],
    ["taken-over", "takeOver", "difference-taken-over"],
    ["taken-over", "dismiss", "difference-taken-over"],
    ["taken-over", "vanish", "difference-taken-over"],
    ["dismissed", "takeOver", "difference-set-aside"],
    ["dismissed", "dismiss", "difference-set-aside"],
    ["dismissed", "vanish", "difference-set-aside"],
  ] as const)("%s: %s ends as %s", (state, act, end) => {
    const settled =
      state === "open" ? finding() : finding({ state, settledAt: now, settledBy: "U2", reason: "so" });
    const answer = acts[act](settled);
    if (state === "open") expect(answer).toMatchObject({ ok: true, value: { finding: { state: end } } });
    else expect(answer).toEqual({ ok: false, reason: end, about: { state, by: "U2", at: now } });
  });

  it("keeps who settled it, when and why", () => {
    expect(dismiss(finding(), "U1", "It is fine.", later)).toMatchObject({
      value: { finding: { settledBy: "U1", settledAt: later, reason: "It is fine." } },
    });
  });

  it.each([
    ["ended-elsewhere", true],
    ["active-elsewhere", true],
    ["renamed", true],
    ["provider-leg", true],
    ["dap", true],
    ["same-tenant", false],
  ] satisfies [DriftKind, boolean][])("%s can be taken over: %s", (kind, isSo) => {
    expect(isTakeable({ kind })).toBe(isSo);
    expect(takeOver(finding({ kind }), "U1", later).ok).toBe(isSo);
    expect(dismiss(finding({ kind }), "U1", "So.", later).ok).toBe(true);
  });
});

describe("another name", () => {
  const ours = { companyName: "Kovács és Társa Kft.", domain: "kovacs.example" };
  it.each([
    ["other letters", { companyName: "Nagy Kft.", domain: null }, true],
    ["case, accents and full stops", { companyName: "KOVACS ES TARSA KFT", domain: null }, false],
    ["another domain", { ...ours, domain: "kovacs.hu" }, true],
    ["the domain it was born with", { ...ours, domain: "kovacs.onmicrosoft.com" }, false],
    ["no domain told", { ...ours, domain: null }, false],
  ] as const)("%s", (_name, theirs, isSo) => {
    expect(isRenamed(ours, theirs)).toBe(isSo);
  });
});
