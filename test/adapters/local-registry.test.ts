import { randomBytes, randomUUID } from "node:crypto";
import { addDays, addMinutes } from "date-fns";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Database, openPostgres, rowsOf } from "../../db/client.ts";
import { formerFront } from "../../src/adapters/local-registry/former-front.ts";
import { createLocalRegistry } from "../../src/adapters/local-registry/registry.ts";
import { CustomerId, InvitationId, ProviderId, RegistryEntryId, WorkspaceId } from "../../src/domain/ids.ts";
import type { AcceptanceAnswer } from "../../src/ports/acceptance-front.ts";
import {
  DirectoryUnavailable,
  type LinkRequest,
  type RegistryEntry,
} from "../../src/ports/partner-directory.ts";
import { describeEachEngine } from "../support/databases.ts";
import { urlOf } from "../support/issued.ts";
import { describePartnerDirectory } from "./partner-directory.contract.ts";

const now = new Date("2026-03-02T09:00:00.000Z");

function registryOn(database: Database) {
  const told: WorkspaceId[] = [];
  const registry = createLocalRegistry({
    db: database.db,
    publicUrl: "https://kapocs.example",
    newSecret: () => randomBytes(32).toString("base64url"),
    now: () => now,
    onAnswered: (workspaceId) => void told.push(workspaceId),
  });
  return { ...registry, told };
}

const tokenOf = (url: string) => new URL(url).pathname.replace("/i/", "");

function request(): LinkRequest {
  return {
    customer: {
      workspaceId: WorkspaceId.parse(randomUUID()),
      customerId: CustomerId.parse(randomUUID()),
      tenantId: null,
    },
    invitationId: InvitationId.parse(randomUUID()),
    companyName: "Contoso Kft.",
    partnerName: "Példa Partner",
    legs: [{ kind: "reseller", providerId: null, askedBy: "Példa Partner" }],
    asksForDap: false,
    language: "hu",
    expiresAt: addDays(now, 30),
  };
}

const yes: AcceptanceAnswer = {
  acceptedLegs: ["reseller"],
  grantsDap: true,
  signatory: { name: "Kővári Ilona", title: "ügyvezető" },
};

describeEachEngine("the local registry", (database) => {
  const kind = { name: "local registry", linksArePersonal: true, takesEntries: true };
  describePartnerDirectory(kind, async () => {
    const { directory, front } = registryOn(database.current);
    return {
      directory,
      provider: ProviderId.parse("00000000-0000-4000-8000-0000000000f1"),
      newCustomer: () => request().customer,
      async customerAnswers({ url }, acceptedLegs, { grantsDap, at }) {
        await front.answer(tokenOf(url), { ...yes, acceptedLegs, grantsDap }, at);
      },
      customerHolds: (customer, { id, kind, name, status, quantity, endsAt }) =>
        directory.enter(customer, {
          entry: "holding",
          id: RegistryEntryId.parse(id),
          kind,
          name,
          // The contract uses the registry's own words for a status.
          status: status as "active",
          quantity,
          endsAt,
        }),
      customerGrantsGdap: (customer, { id, name, roles, endsAt }) =>
        directory.enter(customer, {
          entry: "gdap",
          id: RegistryEntryId.parse(id),
          name,
          roles,
          status: "active",
          endsAt,
        }),
    };
  });

  describe("a personal link", () => {
    it("carries a token that stands nowhere in the database", async () => {
      const { directory } = registryOn(database.current);
      const url = urlOf(await directory.issueLink(request()));
      expect(url).toMatch(/^https:\/\/kapocs\.example\/i\/[A-Za-z0-9_-]{43}$/);
      const rows = await rowsOf(database.current.db, sql`select * from registry_links`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(tokenOf(url));
    });

    it("shows who asks for what, as the directory was told", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = { ...request(), asksForDap: true };
      const url = urlOf(await directory.issueLink(asked));
      expect(await front.open(tokenOf(url), now)).toEqual({
        state: "open",
        companyName: "Contoso Kft.",
        partnerName: "Példa Partner",
        legs: [{ kind: "reseller", askedBy: "Példa Partner" }],
        asksForDap: true,
        language: "hu",
        expiresAt: asked.expiresAt,
      });
    });

    it("is unknown when it is anything else, or was replaced by a newer one", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      const first = tokenOf(urlOf(await directory.issueLink(asked)));
      await directory.issueLink(asked);
      for (const token of [first, "", "x".repeat(5_000), first.slice(0, -1)]) {
        expect(await front.open(token, now)).toBeNull();
        expect(await front.answer(token, yes, now)).toBeNull();
      }
    });

    it("cannot be issued anew once it was answered", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      await front.answer(tokenOf(urlOf(await directory.issueLink(asked))), yes, now);
      await expect(directory.issueLink(asked)).rejects.toThrow("answered or closed already");
    });
  });

  describe("an open link", () => {
    it("takes one of ten answers given at once", async () => {
      const { directory, front, told } = registryOn(database.current);
      const asked = request();
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          front.answer(token, { ...yes, signatory: { name: `Person ${at}`, title: "IT" } }, now),
        ),
      );
      expect(results.filter((each) => each?.counted)).toHaveLength(1);
      expect(results.map((each) => each?.offer.state)).toEqual(Array(10).fill("answered"));
      const winner = results.findIndex((each) => each?.counted);
      const status = await directory.readLink(asked.customer.workspaceId, asked.invitationId);
      expect(status?.answers[0]?.signatory?.name).toBe(`Person ${winner}`);
      expect(told).toEqual([asked.customer.workspaceId]);
    });

    it("leaves no answer behind when the relationship could not be written", async () => {
      const { directory, front, told } = registryOn(database.current);
      const asked = request();
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      const { db } = database.current;
      await db.execute(
        sql`alter table registry_legs add constraint refuse_everybody check (false) not valid`,
      );
      try {
        await expect(front.answer(token, yes, now)).rejects.toThrow();
      } finally {
        await db.execute(sql`alter table registry_legs drop constraint refuse_everybody`);
      }
      expect((await front.open(token, now))?.state).toBe("open");
      expect(told).toEqual([]);
    });

    it("writes nothing outside the registry when it is answered", async () => {
      const { directory, front } = registryOn(database.current);
      await front.answer(tokenOf(urlOf(await directory.issueLink(request()))), yes, now);
      const tables = await rowsOf<{ name: string }>(
        database.current.db,
        sql`select table_name as name from information_schema.tables
            where table_schema = 'public' and table_name not like 'registry%' and table_type = 'BASE TABLE'`,
      );
      expect(tables.length).toBeGreaterThan(10);
      for (const { name } of tables) {
        const rows = await rowsOf(database.current.db, sql`select 1 from ${sql.identifier(name)} limit 1`);
        expect({ name, rows }).toEqual({ name, rows: [] });
      }
    });

    it("grants no delegated administration that nobody asked for", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      await front.answer(tokenOf(urlOf(await directory.issueLink(asked))), yes, now);
      expect((await directory.readCustomer(asked.customer, now)).hasDap).toBe(false);
    });

    it("keeps no signatory where a refusal was left unsigned", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      const unsigned = { acceptedLegs: [], grantsDap: false, signatory: { name: "", title: "" } };
      expect((await front.answer(token, unsigned, now))?.counted).toBe(true);
      const status = await directory.readLink(asked.customer.workspaceId, asked.invitationId);
      expect(status?.answers[0]?.signatory).toBeNull();
    });
  });

  describe("a link that is over", () => {
    it("says that it expired from the very instant on", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = { ...request(), expiresAt: addMinutes(now, 5) };
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      expect((await front.open(token, addMinutes(now, 4)))?.state).toBe("open");
      const after = await front.answer(token, yes, addMinutes(now, 5));
      expect(after).toEqual({
        counted: false,
        offer: { state: "expired", partnerName: "Példa Partner", language: "hu", at: addMinutes(now, 5) },
      });
    });

    it.each(["withdrawn", "discarded"] as const)("says so and takes no answer: %s", async (because) => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      await directory.closeLink(asked.customer.workspaceId, asked.invitationId, because);
      expect(await front.answer(token, yes, now)).toEqual({
        counted: false,
        offer: { state: "withdrawn", partnerName: "Példa Partner", language: "hu", at: now },
      });
    });

    it("keeps its first answer", async () => {
      const { directory, front } = registryOn(database.current);
      const asked = request();
      const token = tokenOf(urlOf(await directory.issueLink(asked)));
      await front.answer(token, yes, now);
      const later = await front.answer(token, { ...yes, acceptedLegs: [] }, addMinutes(now, 1));
      expect(later).toEqual({
        counted: false,
        offer: { state: "answered", partnerName: "Példa Partner", language: "hu", at: now },
      });
      expect((await directory.readCustomer(asked.customer, now)).legs).toHaveLength(1);
    });
  });

  describe("an entry of an admin agent's", () => {
    const subscription: RegistryEntry = {
      entry: "holding",
      id: RegistryEntryId.parse("00000000-0000-4000-8000-0000000000e1"),
      kind: "subscription",
      name: "Microsoft 365 E3",
      status: "active",
      quantity: 5,
      endsAt: null,
    };

    it("replaces the one with its id", async () => {
      const { directory } = registryOn(database.current);
      const { customer } = request();
      await directory.enter(customer, subscription);
      await directory.enter(customer, { ...subscription, status: "cancelled", quantity: null });
      expect((await directory.readCustomer(customer, now)).holdings).toMatchObject([
        {
          id: subscription.id,
          kind: "subscription",
          name: "Microsoft 365 E3",
          status: "cancelled",
          quantity: null,
          endsAt: null,
        },
      ]);
    });

    it("never takes over another customer's", async () => {
      const { directory } = registryOn(database.current);
      const { customer } = request();
      const other = { ...customer, customerId: CustomerId.parse(randomUUID()) };
      await directory.enter(customer, subscription);
      await expect(directory.enter(other, subscription)).rejects.toThrow("another customer");
      expect((await directory.readCustomer(customer, now)).holdings).toHaveLength(1);
    });
  });

  it("thanks nobody for an answer while another directory is the source of truth", async () => {
    const { directory, front, told } = registryOn(database.current);
    const asked = request();
    const token = tokenOf(urlOf(await directory.issueLink(asked)));
    const former = formerFront(front);
    expect(await former.open(token, now)).toMatchObject({ state: "withdrawn", partnerName: "Példa Partner" });
    expect(await former.answer(token, yes, now)).toMatchObject({
      counted: false,
      offer: { state: "withdrawn" },
    });
    expect(await directory.readLink(asked.customer.workspaceId, asked.invitationId)).toMatchObject({
      answers: [],
    });
    expect(told).toEqual([]);
    // Back with the registry, the same link takes an answer.
    expect(await front.answer(token, yes, now)).toMatchObject({ counted: true });
    expect(await former.open(token, now)).toMatchObject({ state: "answered" });
  });
});

describe("the local registry without its database", () => {
  it("says that the directory is unavailable", async () => {
    const nowhere = openPostgres("postgres://nobody@127.0.0.1:1/nothing");
    const { directory } = registryOn(nowhere);
    await expect(directory.readCustomer(request().customer, now)).rejects.toBeInstanceOf(
      DirectoryUnavailable,
    );
    // Not awaited: closing waits seconds for connections that never were.
    void nowhere.close();
  });
});
