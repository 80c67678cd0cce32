import { randomUUID } from "node:crypto";
import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import { InvitationId } from "../../../src/domain/ids.ts";
import type { LinkLeg, LinkRequest } from "../../../src/ports/partner-directory.ts";
import { northwind, type Stage, stage } from "./directory-stage.ts";

const ours: LinkLeg = { kind: "reseller", providerId: null, askedBy: "Példa Partner" };
const theirs: LinkLeg = { kind: "provider", providerId: northwind.id, askedBy: northwind.name };

function request({ newCustomer }: Stage, legs: readonly LinkLeg[]): LinkRequest {
  return {
    customer: newCustomer(),
    invitationId: InvitationId.parse(randomUUID()),
    companyName: "Contoso Kft.",
    partnerName: "Példa Partner",
    legs,
    asksForDap: false,
    language: "hu",
    expiresAt: addDays(new Date(), 30),
  };
}

async function asked(at: Stage, legs: readonly LinkLeg[] = [ours, theirs]) {
  return at.directory.issueLink(request(at, legs));
}

async function parametersOf(at: Stage, legs?: readonly LinkLeg[]) {
  const answer = await asked(at, legs);
  if (answer.outcome !== "issued") throw new Error(`no link: ${answer.because}`);
  const { searchParams, hash } = new URL(answer.url);
  return { ...Object.fromEntries(searchParams), hash, isComposed: answer.isComposed };
}

describe("a link of the vendor's", () => {
  it("asks for us alone where we sell directly", async () => {
    const at = await stage({ kind: "direct" });
    expect(await parametersOf(at, [ours])).toMatchObject({
      invType: "ResellerRelationship",
      partnerId: at.partner.tenantId,
      isComposed: false,
    });
  });

  it("asks for a provider alone where we are one", async () => {
    const at = await stage({ kind: "indirect-provider", providers: [] });
    expect(await parametersOf(at, [ours])).toMatchObject({ partnerId: at.partner.tenantId });
  });

  it("asks for us and our provider in one", async () => {
    const at = await stage();
    expect(await parametersOf(at)).toMatchObject({
      invType: "IndirectResellerRelationship",
      partnerId: at.partner.tenantId,
      indirectCSPId: northwind.tenantId,
      isComposed: false,
    });
  });

  it("asks for the indirect role of a partner that has both", async () => {
    const at = await stage({ kind: "dual-role", providers: [northwind] });
    expect(await parametersOf(at)).toMatchObject({
      invType: "IndirectResellerRelationship",
      indirectCSPId: northwind.tenantId,
    });
  });

  it("is marked as put together by us where the vendor left the provider out, and works", async () => {
    const at = await stage({ settings: { leavesOutProviderInLinks: true } });
    const answer = await asked(at);
    expect(answer).toMatchObject({ outcome: "issued", isComposed: true });
    if (answer.outcome !== "issued") return;
    expect(new URL(answer.url).hash).toBe(`#${at.sim.world.settings.linkFragment}`);
    const { tenantId } = at.newCustomer();
    expect(at.sim.accept(answer.url, tenantId)).toEqual({ ok: true, because: null });
    expect([...at.sim.world.relationships.values()].map(({ partnerId }) => partnerId).toSorted()).toEqual(
      [at.partner.tenantId, at.provider.tenantId].toSorted(),
    );
  });

  it.each(["/BillingAccounts/partner-invitation", "/partners/invitation"] as const)(
    "is handed on byte for byte, whatever stands behind its #: %s",
    async (linkFragment) => {
      const at = await stage({ settings: { linkFragment } });
      const answer = await asked(at);
      const said = at.sim.traffic.find(({ url }) => url.includes("relationshiprequests"))?.responseBody ?? "";
      expect(answer).toMatchObject({ outcome: "issued", url: JSON.parse(said).url });
    },
  );
});

describe("no link is given", () => {
  it("to a host that is none of the admin center's", async () => {
    const at = await stage();
    Object.assign(at.sim.addresses, { adminCenter: "https://admin.microsoft.com.evil.example" });
    expect(await asked(at)).toMatchObject({ outcome: "refused", because: "link-not-trusted" });
  });

  it.each(["0e195b37-0000-4539-bc42-0e539b9684c0", ""])(
    "that names another provider than the draft: %s",
    async (id) => {
      const at = await stage({ settings: { leavesOutProviderInLinks: true } });
      const adminCenter = `${at.sim.addresses.adminCenter}/?indirectCSPId=${id}&at=`;
      Object.assign(at.sim.addresses, { adminCenter });
      expect(await asked(at)).toMatchObject({ outcome: "refused", because: "link-not-trusted" });
    },
  );

  it("for a provider whose tenant id nobody entered", async () => {
    const at = await stage({ providers: [{ ...northwind, tenantId: null }] });
    expect(await asked(at)).toMatchObject({ outcome: "refused", because: "provider-without-tenant-id" });
    expect(at.sent()).toEqual([]);
  });

  it.each([true, false])(
    "without a partnership with the provider (the vendor says null: %s)",
    async (areNoPartnershipsNull) => {
      const at = await stage({ arePartners: false, settings: { areNoPartnershipsNull } });
      expect(await asked(at)).toMatchObject({ outcome: "refused", because: "no-provider-relation" });
    },
  );

  it("while the partner agreement is not signed, in the vendor's words", async () => {
    const at = await stage({ differs: { isAgreementSigned: false } });
    expect(await asked(at)).toMatchObject({
      outcome: "refused",
      because: "agreement-not-signed",
      message: expect.stringContaining("Microsoft Partner Agreement"),
      correlationId: expect.any(String),
    });
  });

  it("with a provider of another region", async () => {
    const at = await stage({ differs: { region: "North America" } });
    expect(await asked(at)).toMatchObject({ outcome: "refused", because: "other-region" });
  });

  it("where the vendor refuses for a reason of its own, in its words", async () => {
    const at = await stage();
    at.sim.faults.add({
      path: "/relationshiprequests",
      times: 1,
      kind: { answer: "code", status: 400, code: 800099, description: "Not on a Tuesday." },
    });
    expect(await asked(at)).toMatchObject({
      outcome: "refused",
      because: "refused-by-vendor",
      message: "Not on a Tuesday.",
    });
  });

  it("to somebody whose role is not enough: it is about our sign-in, not about the customer", async () => {
    const at = await stage();
    for (const user of at.partner.users) user.roles = ["helpdesk-agent"];
    await expect(asked(at)).rejects.toMatchObject({ trouble: "wrong-role" });
  });

  it("to somebody who signed in without a second factor", async () => {
    const at = await stage({
      differs: {
        users: [
          {
            objectId: randomUUID(),
            userPrincipalName: "once@pelda.example",
            displayName: "Egy Faktor",
            roles: ["admin-agent"],
            hasMfa: false,
            isBlocked: false,
            isStoppedByPolicy: false,
          },
        ],
      },
      settings: { isMfaEnforced: true },
    });
    await expect(asked(at)).rejects.toMatchObject({ trouble: "no-mfa" });
  });

  it("to an application by itself", async () => {
    const at = await stage({ as: "application" });
    await expect(asked(at)).rejects.toMatchObject({ trouble: "app-only-refused" });
  });
});
