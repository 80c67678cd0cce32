import { expect, it } from "vitest";
import { CustomerId, InvitationId, RemovalRequestId } from "../../../src/domain/ids.ts";
import type { CustomerRecord } from "../../../src/service/index.ts";
import { customers, removals } from "../../../src/service/index.ts";
import { expectRefusalRecorded, firstNow, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  customerId,
  haveCustomer,
  haveInvitation,
  haveProvider,
  haveRelationship,
  haveRemoval,
  makeAttestation,
  makeSentInvitation,
  providerId,
} from "../../support/make.ts";
import { adminAgent, otherSalesAgent, outsider, salesAgent } from "../../support/people.ts";

const at = (minute: number) => new Date(firstNow.getTime() + minute * 60_000);
const id = (letter: string, number: number) =>
  `${letter}0000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

async function recordOf(ctx: TestContext, before: CustomerRecord["older"] = null): Promise<CustomerRecord> {
  const record = await customers.record(ctx, customerId, before);
  if (!record.ok) throw new Error(record.reason);
  return record.value;
}

describeEachEngine("a customer’s record", (database) => {
  it("tells the whole story in pages, newest first, none twice and none left out", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    for (let each = 0; each < 12; each += 1) {
      const state = each === 11 ? "draft" : "discarded";
      // Two of a kind at the same instant, too.
      const createdAt = at(Math.floor(each / 2));
      await haveInvitation(ctx, { id: InvitationId.parse(id("a", each)), state, createdAt });
      await haveRemoval(ctx, {
        id: RemovalRequestId.parse(id("d", each)),
        state: "denied",
        attestation: makeAttestation({ at: createdAt }),
      });
    }
    const seen: string[] = [];
    let older: CustomerRecord["older"] = null;
    let pages = 0;
    do {
      const record: CustomerRecord = await recordOf(ctx, older);
      expect(record.story.length).toBeLessThanOrEqual(8);
      seen.push(
        ...record.story.flatMap((each) => {
          if (each.kind === "acceptance") return [];
          return [each.kind === "invitation" ? each.invitation.id : each.removal.id];
        }),
      );
      older = record.older;
      pages += 1;
    } while (older !== null && pages < 10);
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(24);
    expect(seen[0]).toBe(id("d", 11));
    expect(seen.at(-1)).toBe(id("a", 0));
  });

  it("names the providers of legs, and what is still missing", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    await haveProvider(ctx);
    await haveRelationship(ctx);
    const leg = { answeredAt: firstNow, signatory: null };
    await haveInvitation(
      ctx,
      makeSentInvitation({
        state: "declined",
        endedAt: firstNow,
        legs: [
          { kind: "reseller", providerId: null, state: "accepted", ...leg },
          { kind: "provider", providerId, state: "declined", ...leg },
        ],
      }),
    );
    const record = await recordOf(ctx);
    expect(record.partly?.state).toBe("declined");
    expect(record.pending).toBeNull();
    expect(record.relationships).toMatchObject([{ leg: "reseller", providerName: null }]);
    const [entry] = record.story;
    expect(entry?.kind === "invitation" && entry.legs.map((each) => each.providerName)).toEqual([
      null,
      "Northwind Distribution",
    ]);
  });

  it.each(["draft", "discarded"] as const)("says what is missing beside a later %s", async (state) => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx, { standing: "active" });
    await haveRelationship(ctx);
    const leg = { answeredAt: firstNow, signatory: null };
    await haveInvitation(
      ctx,
      makeSentInvitation({
        state: "declined",
        endedAt: firstNow,
        legs: [
          { kind: "reseller", providerId: null, state: "accepted", ...leg },
          { kind: "provider", providerId, state: "declined", ...leg },
        ],
      }),
    );
    const later = new Date(firstNow.getTime() + 1_000);
    await haveInvitation(ctx, { id: InvitationId.parse(id("a", 2)), state, createdAt: later });
    expect((await recordOf(ctx)).partly?.state).toBe("declined");
  });

  it("asks for no missing leg once the accepted one was removed", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    await haveRelationship(ctx, { state: "removed", removedAt: firstNow });
    const leg = { answeredAt: firstNow, signatory: null };
    await haveInvitation(
      ctx,
      makeSentInvitation({
        state: "declined",
        endedAt: firstNow,
        legs: [
          { kind: "reseller", providerId: null, state: "accepted", ...leg },
          { kind: "provider", providerId, state: "declined", ...leg },
        ],
      }),
    );
    expect((await recordOf(ctx)).partly).toBeNull();
  });

  it("has the pending invitation and the open removal", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    await haveRelationship(ctx);
    await haveInvitation(ctx, makeSentInvitation());
    await haveRemoval(ctx);
    expect(await recordOf(ctx)).toMatchObject({
      pending: { state: "sent" },
      openRemoval: { state: "attested" },
      partly: null,
      older: null,
    });
  });

  it("is refused without a role, on record; and nobody elsewhere is found", async () => {
    const ctx = await makeContext(database.current, { actor: outsider });
    const customer = await haveCustomer(ctx);
    expect(await customers.record(ctx, customerId)).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "customer.see",
      reason: "not-permitted",
      by: outsider.slackUserId,
    });
    expect(await customers.readDirectory(ctx, customer)).toBeNull();
    expect(await customers.names(ctx, [customerId])).toEqual(new Map());
    const elsewhere = await makeContext(database.current);
    expect(await customers.record(elsewhere, customerId)).toMatchObject({ reason: "not-found" });
    expect(await customers.names(elsewhere, [customerId])).toEqual(new Map());
  });

  it("says nothing of the directory when it does not answer", async () => {
    const ctx = await makeContext(database.current);
    const customer = await haveCustomer(ctx);
    ctx.directory.isDown = true;
    expect(await customers.readDirectory(ctx, customer)).toBeNull();
  });
});

describeEachEngine("the list of customers", (database) => {
  it("has cursors that a button can carry, whatever the names fold into", async () => {
    const ctx = await makeContext(database.current);
    for (let each = 0; each < 22; each += 1) {
      const customer = { id: CustomerId.parse(id("c", each)), companyName: "\ufdfa".repeat(200) };
      await haveCustomer(ctx, { ...customer, tenantId: null });
    }
    const first = await customers.list(ctx);
    const cursor = first.ok ? first.value.next : null;
    expect(cursor?.length).toBeLessThan(2_000);
    const second = await customers.list(ctx, { cursor });
    expect(second.ok && second.value.customers.map((each) => each.id)).toEqual([id("c", 20), id("c", 21)]);
  });
});

describeEachEngine("removals without a word on the legal notice", (database) => {
  it("are the actor’s own that were carried out", async () => {
    const ctx = await makeContext(database.current);
    await haveCustomer(ctx);
    await haveCustomer(ctx, { id: CustomerId.parse(id("c", 2)), tenantId: null });
    const notice = { required: false, by: "USALES1", at: firstNow } as const;
    const executed = { state: "executed", endedAt: firstNow, endedBy: "system:dispatcher" } as const;
    await haveRemoval(ctx, executed);
    await haveRemoval(ctx, { id: RemovalRequestId.parse(id("d", 2)), ...executed, notice });
    await haveRemoval(ctx, { id: RemovalRequestId.parse(id("d", 3)), state: "denied" });
    await haveRemoval(ctx, {
      id: RemovalRequestId.parse(id("d", 4)),
      ...executed,
      requestedBy: otherSalesAgent.slackUserId,
    });
    const mine = await removals.withoutNotice(ctx, 5);
    expect(mine.map((each) => each.removal.id)).toEqual([id("d", 1)]);
    expect(mine[0]?.removal.requestedBy).toBe(salesAgent.slackUserId);
    expect(await removals.withoutNotice(ctx.as(adminAgent), 5)).toEqual([]);
    expect(await removals.withoutNotice(ctx.as(outsider), 5)).toEqual([]);
  });
});
