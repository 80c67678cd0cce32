import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { relationships } from "../../../src/service/index.ts";
import { record } from "../../../src/service/record.ts";
import { activateLeg } from "../../../src/service/relationships/activate.ts";
import {
  auditTrail,
  expectRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  customerId,
  haveCustomer,
  haveRelationship,
  invitationId,
  providerId,
  relationshipId,
} from "../../support/make.ts";
import { outsider, system } from "../../support/people.ts";

const accepted = { customerId, leg: "reseller", providerId: null, hasDap: true, invitationId } as const;

describeEachEngine("an accepted leg", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current, { actor: system("directory") });
    await haveCustomer(ctx);
  });
  const activate = (leg: Parameters<typeof activateLeg>[2] = accepted) =>
    inTransaction(ctx.db, async (tx) => {
      const event = await activateLeg(tx, ctx, leg);
      if (event) await record(tx, ctx, event);
      return event?.relationship ?? null;
    });

  describe("of a customer we had no relationship with", () => {
    it("becomes an active relationship, on record", async () => {
      const relationship = await activate();
      expect(relationship).toMatchObject({ state: "active", hasDap: true, invitationId });
      expect(await relationships.ofCustomer(ctx, customerId)).toEqual([relationship]);
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "relationship.activated",
        by: "system:directory",
        queued: [],
      });
    });

    it("becomes one relationship of ten at once", async () => {
      const made = await Promise.all(Array.from({ length: 10 }, () => activate()));
      expect(made.filter((each) => each !== null)).toHaveLength(1);
      expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(["relationship.activated"]);
    });

    it("stands beside the provider's leg, our own first", async () => {
      await activate({ ...accepted, leg: "provider", providerId });
      await activate();
      expect(await relationships.ofCustomer(ctx, customerId)).toMatchObject([
        { leg: "reseller", hasDap: true },
        { leg: "provider", providerId, hasDap: false },
      ]);
    });
  });

  it("that was removed comes back as the same relationship", async () => {
    const before = new Date("2026-01-01T00:00:00.000Z");
    await haveRelationship(ctx, { state: "removed", activatedAt: before, removedAt: before });
    expect(await activate()).toMatchObject({
      id: relationshipId,
      state: "active",
      activatedAt: firstNow,
      removedAt: null,
    });
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(["relationship.activated"]);
  });

  it("that is active already stays as it is, and nothing is recorded", async () => {
    const known = await haveRelationship(ctx);
    expect(await activate()).toBeNull();
    expect(await relationships.ofCustomer(ctx, customerId)).toEqual([known]);
    expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([]);
  });

  it("is seen by nobody without a role", async () => {
    await activate();
    expect(await relationships.ofCustomer(ctx.as(outsider), customerId)).toEqual([]);
  });
});
