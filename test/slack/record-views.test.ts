import type { HomeView, ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import type { Customer } from "../../src/domain/customer.ts";
import {
  CustomerId,
  InvitationId,
  OutboxMessageId,
  RegistryEntryId,
  RelationshipId,
  RemovalRequestId,
} from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { RemovalState } from "../../src/domain/removal-request.ts";
import type { RoleGrant } from "../../src/domain/settings.ts";
import { defaultSettings } from "../../src/domain/settings.ts";
import { type SupportedLanguage, translator } from "../../src/i18n/index.ts";
import type { DirectoryRecord } from "../../src/ports/partner-directory.ts";
import type { CustomerRecord, StoryEntry, TypedEntry } from "../../src/service/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { customerListBlocks } from "../../src/slack/home/customer-list.ts";
import { nobodyBlocks } from "../../src/slack/home/nobody.ts";
import { pendingBlocks } from "../../src/slack/home/pending.ts";
import { removalsBlocks } from "../../src/slack/home/removals.ts";
import { freshHome } from "../../src/slack/home/state.ts";
import { stuckBlocks } from "../../src/slack/home/stuck.ts";
import { topBlocks } from "../../src/slack/home/top.ts";
import { waitingBlocks } from "../../src/slack/home/waiting.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { customerEdit } from "../../src/slack/modals/customer-edit.ts";
import { customerFind } from "../../src/slack/modals/customer-find.ts";
import { customerRecord } from "../../src/slack/modals/customer-record.ts";
import { newestOf, type Reading } from "../../src/slack/modals/customer-record-state.ts";
import { registryEntry } from "../../src/slack/modals/registry-entry.ts";
import { firstNow } from "../support/context.ts";
import {
  customerId,
  makeAttestation,
  makeCustomer,
  makeFacts,
  makeInvitation,
  makeRelationship,
  makeRemoval,
  makeSentInvitation,
  providerId,
} from "../support/make.ts";
import { adminAgent, outsider, ownerDuringSetUp, salesAgent } from "../support/people.ts";

const languages: readonly SupportedLanguage[] = ["en", "hu"];
const hostile = `*_~\`<!channel> <@U1> &amp; "'\\ \u202e {name} ${"ő😀&<".repeat(50)}`.slice(0, 200);
const longest = '"<>&*_~`\n'.repeat(111);
const later = new Date("2027-03-01T00:00:00.000Z");
const numbered = (at: number) => String(at).padStart(12, "0");

const removalStates: readonly RemovalState[] = [
  "attested",
  "approved",
  "executing",
  "executed",
  "failed",
  "abandoned",
  "denied",
  "withdrawn",
  "lapsed",
];

function emptyRecord(customer: Customer = makeCustomer()): CustomerRecord {
  return {
    customer,
    relationships: [],
    story: [],
    older: null,
    pending: null,
    partly: null,
    openRemoval: null,
    waiting: [],
    gdap: null,
    takesEntries: true,
  };
}

function removalOf(state: RemovalState, at = 0): StoryEntry {
  const removal = makeRemoval({
    id: RemovalRequestId.parse(`d0000000-0000-7000-8000-${numbered(at)}`),
    state,
    reason: longest,
    decisionReason: longest,
    decidedBy: adminAgent.slackUserId,
    decidedAt: firstNow,
    endedBy: adminAgent.slackUserId,
    endedAt: firstNow,
    lapsedBecause: "facts-changed",
    failure: { because: "refused", message: longest.slice(0, 900) },
    notice:
      state === "executed" && at > 0
        ? { required: true, to: hostile, on: "2026-03-01", how: hostile, by: "USALES1", at: firstNow }
        : null,
    attestation: makeAttestation({ facts: makeFacts() }),
  });
  return { kind: "removal", at: firstNow, removal };
}

function partlyAccepted(): Invitation {
  return makeSentInvitation({
    state: "declined",
    endedBy: "system:directory",
    endedAt: firstNow,
    legs: [
      {
        kind: "reseller",
        providerId: null,
        state: "accepted",
        answeredAt: firstNow,
        signatory: { name: hostile, title: hostile },
      },
      { kind: "provider", providerId, state: "declined", answeredAt: firstNow, signatory: null },
    ],
  });
}

function storyOf(invitation: Invitation): StoryEntry {
  const legs = invitation.legs.map((leg) => ({
    ...leg,
    providerName: leg.kind === "provider" ? hostile : null,
  }));
  return { kind: "invitation", at: invitation.createdAt, invitation, legs };
}

const manyShown: DirectoryRecord = {
  legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: false }],
  hasDap: true,
  holdings: Array.from({ length: 60 }, (_each, at) => ({
    id: `f0000000-0000-7000-8000-${numbered(at)}`,
    kind: (["subscription", "reservation", "savings-plan", "software"] as const)[at % 4] ?? "software",
    name: `${at}: ${hostile}`,
    status: ["active", "suspended", "cancelled", "constructor"][at % 4] ?? "active",
    quantity: at % 2 === 0 ? null : at * 1_000,
    endsAt: at % 3 === 0 ? null : later,
    isBlocker: at % 4 < 2,
    remedy: null,
  })),
  gdap: Array.from({ length: 40 }, (_each, at) => ({
    id: `f1000000-0000-7000-8000-${numbered(at)}`,
    name: `${at}: ${hostile}`,
    status: ["active", "expired", "terminated", "approved"][at % 4] ?? "active",
    roles: Array.from({ length: 50 }, () => hostile),
    endsAt: at % 2 === 0 ? null : later,
  })),
  readAt: firstNow,
};
const read: Reading = { state: "read", shown: manyShown };

function fullRecord(): CustomerRecord {
  const customer = makeCustomer({
    companyName: hostile,
    ownReference: hostile.slice(0, 60),
    contactName: hostile.slice(0, 120),
    domain: "xn--kovcs-zqa.hu",
    standing: "active",
  });
  const partly = partlyAccepted();
  return {
    customer,
    relationships: [
      { ...makeRelationship({ hasDap: true }), providerName: null },
      ...Array.from({ length: 5 }, (_each, at) => ({
        ...makeRelationship({
          id: RelationshipId.parse(`e0000000-0000-7000-8000-${numbered(at + 10)}`),
          leg: "provider",
          providerId,
          state: at % 2 === 0 ? "active" : "removed",
          removedAt: firstNow,
        }),
        providerName: hostile,
      })),
    ],
    story: Array.from({ length: 8 }, (_each, at) => removalOf("failed", at + 1)),
    older: { at: firstNow, id: customerId },
    pending: null,
    partly,
    openRemoval: null,
    waiting: Array.from({ length: 10 }, (_each, at) => ({
      entry: "gdap" as const,
      id: RegistryEntryId.parse(`f2000000-0000-7000-8000-${numbered(at)}`),
      name: hostile,
      roles: [],
      status: "active" as const,
      endsAt: null,
    })),
    gdap: null,
    takesEntries: true,
  };
}

function expectFits(view: ModalView | HomeView): void {
  expect(validateView(view)).toEqual([]);
}

describe.each(languages)("a customer’s record in %s", (language) => {
  const t = translator(language);
  const looker = { t, actor: adminAgent, language };
  const state = newestOf(customerId);

  it("fits when there is nothing to show", () => {
    const bare = makeCustomer({
      domain: null,
      tenantId: null,
      ownReference: null,
      country: null,
      contactName: null,
      contactEmail: null,
    });
    for (const reading of [
      { state: "pending" },
      { state: "late", at: firstNow },
      { state: "unavailable", at: firstNow },
      { state: "read", shown: { legs: [], hasDap: false, holdings: [], gdap: [], readAt: firstNow } },
    ] satisfies Reading[]) {
      expectFits(customerRecord(looker, state, emptyRecord(bare), reading));
    }
  });

  it("fits when it is full of the longest and most hostile texts", () => {
    for (const page of [0, 1, 4]) {
      const older = page === 0 ? null : { at: firstNow, id: customerId };
      expectFits(customerRecord(looker, { ...state, page, older }, fullRecord(), read, hostile));
    }
  });

  it("goes on behind the last entry it had room for", () => {
    const { blocks } = customerRecord(looker, state, fullRecord(), read);
    const older = JSON.stringify(blocks).match(/"customer.older".+?"value":"(.+?[^\\])"/)?.[1] ?? "";
    const shown = JSON.stringify(blocks).match(/(?<="removal.retry".{0,900}"value":")[^"]+/g) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(8);
    expect(older).toContain(shown.at(-1) ?? "none");
  });

  it("tells every state of invitations and removals", () => {
    const invitations = [
      makeInvitation(),
      makeSentInvitation(),
      partlyAccepted(),
      makeSentInvitation({ state: "expired", endedBy: "system:clock", endedAt: firstNow }),
      makeSentInvitation({ state: "withdrawn", endedBy: "USALES1", endedAt: firstNow }),
      makeInvitation({ state: "discarded", endedBy: "USALES1", endedAt: firstNow }),
    ].map(storyOf);
    const removals = removalStates.map((each) => removalOf(each));
    for (const story of [invitations, removals.slice(0, 5), removals.slice(5)]) {
      expectFits(customerRecord(looker, state, { ...emptyRecord(), story }, { state: "pending" }));
    }
  });

  it("reads as reviewed", async () => {
    const customer = makeCustomer({ standing: "active" });
    const story = [storyOf(makeSentInvitation()), removalOf("denied", 1)].map((each) =>
      each.kind === "removal"
        ? { ...each, removal: { ...each.removal, reason: "Vége.", decisionReason: "Nem.", failure: null } }
        : each,
    );
    const shown: DirectoryRecord = {
      legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: true }],
      hasDap: true,
      holdings: manyShown.holdings.slice(1, 3).map((each) => ({ ...each, name: "Microsoft 365 E3" })),
      gdap: [{ id: "g", name: "Helpdesk", status: "active", roles: ["Global Reader"], endsAt: later }],
      readAt: firstNow,
    };
    const record = {
      ...emptyRecord(customer),
      relationships: [{ ...makeRelationship({ hasDap: true }), providerName: null }],
      story,
    };
    const view = customerRecord(looker, state, record, { state: "read", shown });
    await expect(inWords(view)).toMatchFileSnapshot(`snapshots/customer-record.${language}.txt`);
  });

  it("offers each person what is theirs", () => {
    const actionsOf = (actor: typeof adminAgent, record: CustomerRecord) =>
      JSON.stringify(customerRecord({ ...looker, actor }, state, record, read)).match(
        /(?<="action_id":")[^"]+/g,
      ) ?? [];
    const active = { ...emptyRecord(), relationships: fullRecord().relationships };
    const draft = {
      ...emptyRecord(),
      story: [storyOf(makeInvitation({ requestedBy: adminAgent.slackUserId }))],
    };
    expect(actionsOf(salesAgent, active)).toContain("removal.open");
    expect(actionsOf(salesAgent, active)).not.toContain("registry.change");
    expect(actionsOf(adminAgent, active)).toContain("registry.change");
    expect(actionsOf(adminAgent, { ...active, takesEntries: false })).not.toContain("registry.change");
    expect(actionsOf(outsider, active)).not.toContain("removal.open");
    expect(actionsOf(salesAgent, { ...active, openRemoval: makeRemoval() })).not.toContain("removal.open");
    expect(actionsOf(salesAgent, draft)).not.toContain("invite.resume");
    expect(actionsOf(adminAgent, draft)).toContain("invite.resume");
    expect(actionsOf(salesAgent, { ...active, partly: partlyAccepted() })).not.toContain("invite.open");
    expect(actionsOf(salesAgent, { ...emptyRecord(), pending: makeSentInvitation() })).not.toContain(
      "invite.open",
    );
    expect(actionsOf(salesAgent, emptyRecord())).toContain("invite.open");
  });

  it("can be edited, and entries entered, with the longest texts in the fields", () => {
    expectFits(customerEdit(t, makeCustomer()));
    expectFits(customerEdit(t, fullRecord().customer));
    const entry = { customerId, entryId: RegistryEntryId.parse("f0000000-0000-7000-8000-000000000001") };
    const common = { name: hostile, status: "active", endsOn: "2026-12-31" };
    const typed: TypedEntry[] = [
      { entry: "holding", kind: null, name: null, status: null, quantity: null, endsOn: null },
      { entry: "holding", kind: "reservation", quantity: "1000000", ...common },
      { entry: "gdap", name: null, roles: null, status: null, endsOn: null },
      { entry: "gdap", roles: longest.repeat(2), ...common },
    ];
    for (const each of typed) expectFits(registryEntry(t, entry, fullRecord().customer, each));
  });

  it("is found in a list that fits, empty or full", () => {
    const list = { standing: null, cursor: null, query: null };
    expectFits(customerFind(t, list, { customers: [], next: null, previous: null }));
    expectFits(customerFind(t, { ...list, standing: "removed", query: hostile }, fullPage()));
  });
});

describe.each(languages)("App Home in %s", (language) => {
  const t = translator(language);
  const voice = createVoice(language, t, null);
  const names = new Map([[customerId, hostile]]);
  const viewer = { actor: adminAgent, ownRemovalAllowed: false };
  const setUp = { settings: defaultSettings, grants: [], providers: [], channels: [], version: 1 };

  it("fits with everything in it", () => {
    const removal = (each: RemovalState, at: number) => {
      const { removal } = removalOf(each, at) as Extract<StoryEntry, { kind: "removal" }>;
      return { removal, companyName: hostile };
    };
    const sent = Array.from({ length: 8 }, (_each, at) =>
      makeSentInvitation({ id: InvitationId.parse(`a0000000-0000-7000-8000-${numbered(at)}`) }),
    );
    const stuck = Array.from({ length: 4 }, (_each, at) => ({
      id: OutboxMessageId.parse(`00000000-0000-7000-8000-${numbered(at)}`),
      lane: at === 0 ? "channel:C0SALES" : "elsewhere",
      topic: at === 0 ? "card.refresh" : hostile,
      body:
        at === 0 ? ({ topic: "card.refresh", card: { kind: "invitation", id: sent[0]?.id } } as never) : null,
      state: at % 2 === 0 ? ("dead" as const) : ("uncertain" as const),
      reason: at === 0 ? "not_in_channel" : "constructor",
      attempts: 9,
      correlationId: "correlation",
      createdAt: firstNow,
    }));
    const blocks = [
      ...topBlocks(t, adminAgent, setUp),
      ...waitingBlocks(
        {
          drafts: Array.from({ length: 4 }, () => makeInvitation()),
          notices: Array.from({ length: 4 }, () => removal("executed", 0)),
          hasRemovals: true,
          names,
        },
        adminAgent,
        voice,
      ),
      ...removalsBlocks(
        {
          removals: [
            removal("attested", 1),
            { ...removal("attested", 2), removal: makeRemoval({ requestedBy: adminAgent.slackUserId }) },
            removal("failed", 3),
            removal("approved", 4),
            removal("executing", 5),
          ],
          next: { at: firstNow, id: makeRemoval().id },
        },
        { at: firstNow, id: makeRemoval().id },
        viewer,
        voice,
      ),
      ...stuckBlocks({ messages: stuck, next: { createdAt: firstNow, id: stuck[0]?.id as never } }, voice),
      ...pendingBlocks(
        { invitations: sent, next: { sentAt: firstNow, id: makeInvitation().id } },
        { sentAt: firstNow, id: makeInvitation().id },
        names,
        firstNow,
        voice,
      ),
      ...customerListBlocks(t, fullPage(), { standing: "active", cursor: "x" }),
    ];
    expect(blocks.length).toBeLessThanOrEqual(99);
    expectFits({ type: "home", private_metadata: JSON.stringify(freshHome), blocks });
  });

  it("fits when nothing waits", () => {
    const blocks = [
      ...topBlocks(t, salesAgent, setUp),
      ...waitingBlocks({ drafts: [], notices: [], hasRemovals: false, names: new Map() }, salesAgent, voice),
      ...removalsBlocks({ removals: [], next: null }, null, viewer, voice),
      ...stuckBlocks({ messages: [], next: null }, voice),
      ...pendingBlocks({ invitations: [], next: null }, null, new Map(), firstNow, voice),
      ...customerListBlocks(t, { customers: [], next: null, previous: null }, freshHome.list),
    ];
    expectFits({ type: "home", blocks });
  });

  it("tells people without a role who can let them in, an owner how to begin", async () => {
    const grants: RoleGrant[] = Array.from({ length: 30 }, (_each, at) => ({
      role: "admin-agent",
      holder:
        at % 2 === 0
          ? { kind: "person", slackUserId: adminAgent.slackUserId }
          : { kind: "group", slackGroupId: "S0ADMINS" as never },
      grantedBy: "UOWNER1",
      grantedAt: firstNow,
    }));
    const homes = [
      nobodyBlocks(t, language, outsider, grants),
      nobodyBlocks(t, language, outsider, []),
      nobodyBlocks(t, language, ownerDuringSetUp, []),
    ].map((blocks): HomeView => ({ type: "home", blocks }));
    for (const home of homes) expectFits(home);
    await expect(homes.map(inWords).join("\n====\n")).toMatchFileSnapshot(
      `snapshots/home-nobody.${language}.txt`,
    );
  });
});

function fullPage() {
  const customers = Array.from({ length: 20 }, (_each, at) =>
    makeCustomer({
      id: CustomerId.parse(`c0000000-0000-7000-8000-${numbered(at)}`),
      companyName: hostile,
      ownReference: hostile.slice(0, 60),
    }),
  );
  return { customers, next: "x".repeat(1_500), previous: "y".repeat(1_500) };
}

/** Every text of a view, as it goes to Slack, a line each. */
function inWords(view: ModalView | HomeView): string {
  const lines: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === "object" && value !== null) {
      if ("text" in value && typeof value.text === "string") lines.push(value.text);
      else for (const each of Object.values(value)) walk(each);
    }
  };
  walk([view.type === "modal" ? view.title : null, view.blocks]);
  return `${lines.join("\n")}\n`;
}
