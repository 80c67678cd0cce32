import { randomUUID } from "node:crypto";
import { addDays, addMinutes } from "date-fns";
import { beforeEach, describe, expect, it } from "vitest";
import type { GdapEntry } from "../../src/domain/facts.ts";
import {
  type CorrelationId,
  InvitationId,
  type ProviderId,
  RegistryEntryId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { LegKind } from "../../src/domain/relationship.ts";
import {
  type DirectoryCustomer,
  type DirectoryHolding,
  type LinkRequest,
  type PartnerDirectory,
  removalFacts,
} from "../../src/ports/partner-directory.ts";
import { urlOf } from "../support/issued.ts";

/** A directory under the contract, and the hands of those who act on its other side. */
export interface DirectoryWorld {
  readonly directory: PartnerDirectory;
  /** The provider of the link's second leg, as the directory's settings know it. */
  readonly provider: ProviderId;
  /** A customer whom the directory knows no relationship of. */
  newCustomer(): DirectoryCustomer;
  /** The customer opens the link and answers: these legs accepted, the others declined. */
  customerAnswers(
    link: { url: string; request: LinkRequest },
    accepted: readonly LegKind[],
    options: { grantsDap: boolean; at: Date },
  ): Promise<void>;
  customerHolds(customer: DirectoryCustomer, holding: DirectoryHolding): Promise<void>;
  customerGrantsGdap(customer: DirectoryCustomer, entry: GdapEntry): Promise<void>;
}

/** When everything in the suite begins. */
export const madeAt = new Date("2026-03-02T09:00:00.000Z");
const answeredAt = addMinutes(madeAt, 90);
const correlationId = "contract" as CorrelationId;

interface Kind {
  readonly name: string;
  /** Each link leads back to its own invitation: its legs are answered one by one, and only until it is shut. */
  readonly linksArePersonal: boolean;
  /** It keeps its book itself: it shows what has ended, and knows every request for good. */
  readonly takesEntries: boolean;
}

/**
 * What every partner directory promises (see the port), and what only those of a kind do. Each test has a workspace and a
 * customer of its own.
 */
export function describePartnerDirectory(
  { name, linksArePersonal, takesEntries }: Kind,
  start: () => Promise<DirectoryWorld>,
): void {
  describe(`the partner directory: ${name}`, () => {
    let world: DirectoryWorld;
    let customer: DirectoryCustomer;
    beforeEach(async () => {
      world = await start();
      customer = world.newCustomer();
    });

    it("says itself of which kind it is", () => {
      const { directory } = world;
      expect({ linksArePersonal: directory.linksArePersonal, takesEntries: directory.takesEntries }).toEqual({
        linksArePersonal,
        takesEntries,
      });
    });

    const ask = (change: Partial<LinkRequest> = {}): LinkRequest => ({
      customer,
      invitationId: InvitationId.parse(randomUUID()),
      companyName: "Contoso Kft.",
      partnerName: "Példa Partner",
      legs: [
        { kind: "reseller", providerId: null, askedBy: "Példa Partner" },
        { kind: "provider", providerId: world.provider, askedBy: "Northwind Distribution" },
      ],
      asksForDap: false,
      language: "hu",
      expiresAt: addDays(madeAt, 30),
      ...change,
    });
    const issue = async (request: LinkRequest) => ({
      request,
      url: urlOf(await world.directory.issueLink(request)),
    });
    const accept = async (accepted: readonly LegKind[], change: Partial<LinkRequest> = {}) => {
      const link = await issue(ask(change));
      await world.customerAnswers(link, accepted, { grantsDap: change.asksForDap === true, at: answeredAt });
      return link.request;
    };
    const read = () => world.directory.readCustomer(customer, madeAt);
    const remove = (requestId = randomUUID()) =>
      world.directory.removeRelationship(customer, requestId, correlationId);

    const activeLegs = async () => (await read()).legs.filter(({ isActive }) => isActive);

    describe("a link that was issued", () => {
      it("makes no relationship by itself", async () => {
        await issue(ask());
        expect(await activeLegs()).toEqual([]);
        expect(await read()).toMatchObject({ hasDap: false, holdings: [], gdap: [], readAt: madeAt });
      });

      it("can be issued again", async () => {
        const request = ask();
        await issue(request);
        const newer = await issue(request);
        await world.customerAnswers(newer, ["reseller", "provider"], { grantsDap: false, at: answeredAt });
        expect(await activeLegs()).toHaveLength(2);
      });

      it("can be closed, twice without harm", async () => {
        const { request } = await issue(ask());
        const close = () =>
          world.directory.closeLink(customer.workspaceId, request.invitationId, "withdrawn");
        expect([await close(), await close()]).toEqual(["closed", "closed"]);
      });

      it("is nothing to another workspace", async () => {
        const link = await issue(ask());
        const stranger = WorkspaceId.parse(randomUUID());
        expect(await world.directory.readLink(stranger, link.request.invitationId)).toBeNull();
      });
    });

    describe.runIf(!linksArePersonal)("a link of the partner's, the same for every customer", () => {
      it("says nothing of its invitation, answered or not", async () => {
        const link = await issue(ask());
        const { workspaceId } = customer;
        const told = async () => [
          await world.directory.readLink(workspaceId, link.request.invitationId),
          await world.directory.readAnswered(workspaceId, madeAt),
        ];
        expect(await told()).toEqual([null, []]);
        await world.customerAnswers(link, ["reseller", "provider"], { grantsDap: false, at: answeredAt });
        expect(await told()).toEqual([null, []]);
        expect(await activeLegs()).toHaveLength(2);
      });

      it("answers for another customer, too, and after it was closed here", async () => {
        const one = await issue(ask());
        const other = await issue(ask({ customer: world.newCustomer() }));
        expect(other.url).toBe(one.url);
        await world.directory.closeLink(customer.workspaceId, one.request.invitationId, "expired");
        await world.customerAnswers(one, ["reseller", "provider"], { grantsDap: false, at: answeredAt });
        expect(await activeLegs()).toHaveLength(2);
      });
    });

    describe.runIf(linksArePersonal)("a personal link that was issued", () => {
      it("is an address of its own, with no answer yet", async () => {
        const one = await issue(ask());
        const other = await issue(ask());
        expect(new URL(one.url).href).not.toBe(new URL(other.url).href);
        expect(await world.directory.readLink(customer.workspaceId, one.request.invitationId)).toEqual({
          invitationId: one.request.invitationId,
          answers: [],
          grantsDap: false,
        });
        expect(await world.directory.readAnswered(customer.workspaceId, madeAt)).toEqual([]);
      });

      it("can be issued again, and then only the newer one counts", async () => {
        const request = ask();
        await issue(request);
        const newer = await issue(request);
        await world.customerAnswers(newer, ["reseller"], { grantsDap: false, at: answeredAt });
        const status = await world.directory.readLink(customer.workspaceId, request.invitationId);
        expect(status?.answers).toHaveLength(2);
      });

      it("can be closed, twice without harm, and takes no answer then", async () => {
        const link = await issue(ask());
        const close = () =>
          world.directory.closeLink(customer.workspaceId, link.request.invitationId, "withdrawn");
        expect([await close(), await close()]).toEqual(["closed", "closed"]);
        await world.customerAnswers(link, ["reseller"], { grantsDap: false, at: answeredAt });
        expect((await read()).legs).toEqual([]);
      });

      it("takes no answer once the time that the hand-over set is over", async () => {
        const link = await issue(ask());
        await world.directory.setLinkExpiry(customer.workspaceId, link.request.invitationId, answeredAt);
        await world.customerAnswers(link, ["reseller"], { grantsDap: false, at: answeredAt });
        expect((await read()).legs).toEqual([]);
      });
    });

    describe.runIf(linksArePersonal)("a personal link that was answered", () => {
      it("tells the answer to each leg, who gave it and when", async () => {
        const request = await accept(["reseller"]);
        const status = await world.directory.readLink(customer.workspaceId, request.invitationId);
        expect(status?.answers).toEqual([
          expect.objectContaining({ kind: "reseller", answer: "accepted", answeredAt }),
          expect.objectContaining({ kind: "provider", answer: "declined", answeredAt }),
        ]);
        expect(status?.answers[0]?.signatory?.name).toBeTruthy();
      });

      it("is found by the time of its answer, in its own workspace only", async () => {
        const request = await accept(["reseller"]);
        const found = async (workspaceId: WorkspaceId, since: Date) =>
          (await world.directory.readAnswered(workspaceId, since)).map((each) => each.invitationId);
        expect(await found(customer.workspaceId, answeredAt)).toEqual([request.invitationId]);
        expect(await found(customer.workspaceId, addMinutes(answeredAt, 1))).toEqual([]);
        expect(await found(WorkspaceId.parse(randomUUID()), madeAt)).toEqual([]);
      });

      it("cannot be closed any more", async () => {
        const request = await accept(["reseller"]);
        expect(await world.directory.closeLink(customer.workspaceId, request.invitationId, "withdrawn")).toBe(
          "answered",
        );
      });
    });

    describe("a customer who accepted", () => {
      it("is shown with each accepted leg, and the provider's name on its leg", async () => {
        await accept(["reseller", "provider"]);
        expect((await read()).legs).toEqual([
          { kind: "reseller", providerId: null, providerName: null, isActive: true },
          {
            kind: "provider",
            providerId: world.provider,
            providerName: "Northwind Distribution",
            isActive: true,
          },
        ]);
      });

      it.runIf(linksArePersonal)("is shown without the leg that was declined", async () => {
        await accept(["provider"]);
        expect((await read()).legs.map(({ kind }) => kind)).toEqual(["provider"]);
      });

      it("has delegated administration where it was asked for and granted", async () => {
        await accept(["reseller", "provider"]);
        expect((await read()).hasDap).toBe(false);
        await accept(["reseller", "provider"], { asksForDap: true });
        expect((await read()).hasDap).toBe(true);
      });

      it.runIf(linksArePersonal)("has delegated administration with our leg only", async () => {
        await accept(["provider"], { asksForDap: true });
        expect((await read()).hasDap).toBe(false);
      });

      it("keeps delegated administration when a later invitation does not ask for it", async () => {
        await accept(["reseller", "provider"], { asksForDap: true });
        await accept(["reseller", "provider"]);
        expect((await read()).hasDap).toBe(true);
      });

      it.runIf(linksArePersonal)("who declined everything is no customer", async () => {
        const request = await accept([]);
        expect((await read()).legs).toEqual([]);
        const status = await world.directory.readLink(customer.workspaceId, request.invitationId);
        expect(status?.answers.map(({ answer }) => answer)).toEqual(["declined", "declined"]);
      });
    });

    describe("a removal", () => {
      const gdap = {
        id: randomUUID(),
        name: "Helpdesk",
        status: "active",
        roles: ["Helpdesk Administrator"],
      };
      const subscription = (status: string): DirectoryHolding => ({
        id: RegistryEntryId.parse(randomUUID()),
        kind: "subscription",
        name: "Microsoft 365 Business Premium",
        status,
        quantity: 12,
        endsAt: null,
        isBlocker: status !== "cancelled",
        remedy: null,
      });

      it("ends our leg and delegated administration, and leaves the provider's leg and GDAP", async () => {
        await accept(["reseller", "provider"], { asksForDap: true });
        await world.customerGrantsGdap(customer, { ...gdap, id: randomUUID(), endsAt: addDays(madeAt, 100) });
        const before = await read();
        expect(await remove()).toEqual({ outcome: "carried-out" });
        const after = await read();
        expect(after.legs[0]).toEqual({ ...before.legs[0], isActive: false });
        // Others show nothing more of a customer that is not ours.
        if (takesEntries) expect(after.legs[1]).toEqual(before.legs[1]);
        expect(after.hasDap).toBe(false);
        expect(after.gdap).toEqual(before.gdap);
        expect(after.gdap).toHaveLength(1);
      });

      it("is refused while something is open, by its name, and changes nothing", async () => {
        await accept(["reseller", "provider"], { asksForDap: true });
        await world.customerHolds(customer, subscription("suspended"));
        const before = await read();
        expect(removalFacts(before).blockers).toHaveLength(1);
        expect(await remove()).toMatchObject({
          outcome: "refused",
          message: expect.stringContaining("Microsoft 365 Business Premium"),
        });
        expect(await read()).toEqual(before);
      });

      it("is not held up by what was cancelled", async () => {
        await accept(["reseller", "provider"]);
        await world.customerHolds(customer, subscription("cancelled"));
        expect(await remove()).toEqual({ outcome: "carried-out" });
      });

      it("may come twice: the second time it is carried out already", async () => {
        await accept(["reseller", "provider"]);
        const requestId = randomUUID();
        expect([await remove(requestId), await remove(requestId)]).toEqual([
          { outcome: "carried-out" },
          { outcome: "carried-out" },
        ]);
      });

      it("ends nothing that was accepted after it, however late the same request comes again", async () => {
        await accept(["reseller", "provider"], { asksForDap: true });
        const [first, second] = [randomUUID(), randomUUID()];
        await remove(first);
        await accept(["reseller", "provider"], { asksForDap: true });
        await remove(second);
        await accept(["reseller", "provider"], { asksForDap: true });
        const before = await read();
        expect(before.legs.map(({ isActive }) => isActive)).toEqual([true, true]);
        expect([await remove(first), await remove(second)]).toEqual([
          { outcome: "carried-out" },
          { outcome: "carried-out" },
        ]);
        expect(await read()).toEqual(before);
        await remove();
        expect((await read()).legs[0]?.isActive).toBe(false);
      });

      it.runIf(takesEntries)("that found our leg ended already ends no later one", async () => {
        await accept(["reseller", "provider"]);
        await remove();
        const late = randomUUID();
        await remove(late);
        await accept(["reseller", "provider"]);
        expect(await remove(late)).toEqual({ outcome: "carried-out" });
        expect((await read()).legs[0]?.isActive).toBe(true);
      });

      it("is followed by a new acceptance, without the delegated administration of before", async () => {
        await accept(["reseller", "provider"], { asksForDap: true });
        await remove();
        await accept(["reseller", "provider"]);
        const record = await read();
        expect(record.legs.map(({ isActive }) => isActive)).toEqual([true, true]);
        expect(record.hasDap).toBe(false);
      });
    });
  });
}
