import * as gdapEnds from "../../../db/queries/gdap-ends.ts";
import * as gdapRequests from "../../../db/queries/gdap-requests.ts";
import * as gdapWarnings from "../../../db/queries/gdap-warnings.ts";
import * as handOverPasses from "../../../db/queries/hand-over-passes.ts";
import * as invitationTargets from "../../../db/queries/invitation-targets.ts";
import * as invitations from "../../../db/queries/invitations.ts";
import * as passports from "../../../db/queries/passports.ts";
import * as providers from "../../../db/queries/providers.ts";
import type { GdapEnd, GdapRequest } from "../../../src/domain/gdap.ts";
import type { GdapEndId, GdapRequestId, GdapWarningId, InvitationId } from "../../../src/domain/ids.ts";
import { secret } from "../../slack/acting-stage.ts";
import { makeInvitation } from "../../support/make.ts";
import { type CallsOf, given, knocks, pure, type Subject } from "../calls.ts";
import { anna, channelId, from, markIn, markOf, tenantOf, until } from "../pattern.ts";

const beyond = { at: until, id: "ffffffff-ffff-4fff-bfff-ffffffffffff" };
const another = <Id extends string>(id: Id) => id.replace("7000", "7009") as Id;
const sent = ["update invitations set state = 'sent'"];
const draft = ["update invitations set state = 'draft'"];
const invitation = (it: Subject) =>
  makeInvitation({ id: it.invitation, customerId: it.customer, state: it.at === 0 ? "draft" : "sent" });

export const invitationCalls: CallsOf<typeof invitations> = {
  findInvitation: (tx, of, it) => invitations.findInvitation(tx, of, it.invitation),
  lockInvitation: (tx, of, it) => invitations.lockInvitation(tx, of, it.invitation),
  lockForHandOver: [
    (tx, of, it) => invitations.lockForHandOver(tx, of, it.invitation),
    ...["workspaces", "customers"].map((table) =>
      given([`delete from ${table} where workspace_id = $of`], (tx, of, it) =>
        invitations.lockForHandOver(tx, of, it.invitation),
      ),
    ),
  ],
  lockCustomer: (tx, of, it) => invitations.lockCustomer(tx, of, it.customer),
  setStanding: (tx, of, it) => invitations.setStanding(tx, of, it.customer, "none"),
  listActiveLegs: (tx, of, it) => invitations.listActiveLegs(tx, of, it.customer),
  readInvitationGround: (tx, of, it) =>
    invitations.readInvitationGround(tx, of, { customerId: it.customer, channelId }),
  insertInvitation: (tx, of, it) =>
    invitations.insertInvitation(tx, of, { ...invitation(it), id: another(it.invitation), state: "draft" }),
  saveInvitation: [
    (tx, of, it) => invitations.saveInvitation(tx, of, invitation(it).state, invitation(it)),
    (tx, of, it) => {
      const over = { ...invitation(it), state: "withdrawn" as const, endedBy: anna, endedAt: until };
      return invitations.saveInvitation(tx, of, invitation(it).state, over, null);
    },
  ],
  findPendingOf: (tx, of, it) => invitations.findPendingOf(tx, of, it.customer),
  listInvitationsOf: [
    (tx, of, it) => invitations.listInvitationsOf(tx, of, it.customer),
    (tx, of, it) => invitations.listInvitationsOf(tx, of, it.customer, 9, beyond),
  ],
  listPendingInvitations: [
    given(sent, (tx, of) => invitations.listPendingInvitations(tx, of, 9)),
    given(["update invitations set state = 'sent', sent_at = created_at"], (tx, of) =>
      invitations.listPendingInvitations(tx, of, 9, { sentAt: from, id: beyond.id as InvitationId }),
    ),
  ],
  listDraftsBy: given(draft, (tx, of) => invitations.listDraftsBy(tx, of, anna)),
  listOverdueInvitations: (tx, of) => invitations.listOverdueInvitations(tx, of, until),
  nextExpiry: (tx, of) => invitations.nextExpiry(tx, of),
  stillOpen: (tx, of, it) => invitations.stillOpen(tx, of, [it.invitation]),
  saveLinkAnswer: (tx, of, it) =>
    invitations.saveLinkAnswer(tx, of, it.invitation, { isComposed: true, refusal: null }),
  wasTold: (tx, of, it) => invitations.wasTold(tx, of, it.lane(0), "notice.reminder", it.id),
  invitationFromRow: pure,
};

const target = (it: Subject) => ({ invitationId: it.invitation, tenantId: it.tenantId, knownAt: until });
const seen = (it: Subject) => ({ tenantId: it.tenantId, companyName: null, domain: null, acceptedAt: until });
const fromPassport = ["update invitation_targets set source = 'passport'"];
const fromDomain = ["update invitation_targets set source = 'domain'"];

export const targetCalls: CallsOf<typeof invitationTargets> = {
  saveTarget: [
    (tx, of, it) => invitationTargets.saveTarget(tx, of, { ...target(it), source: "match" }),
    (tx, of, it) => invitationTargets.saveTarget(tx, of, { ...target(it), source: "record" }),
  ],
  replacePassportTarget: given(fromPassport, (tx, of, it) =>
    invitationTargets.replacePassportTarget(tx, of, { ...target(it), tenantId: tenantOf(5) }),
  ),
  forgetDomainTargets: [
    given(fromDomain, (tx, of, it) => invitationTargets.forgetDomainTargets(tx, of, it.customer)),
    // Elsewhere the other invitation is this customer's too.
    given(
      [
        ...fromDomain,
        "update invitations set state = 'draft', customer_id = 'aaaaaaaa-0000-7000-8000-000000000001' where workspace_id <> $of",
      ],
      (tx, of, it) => invitationTargets.forgetDomainTargets(tx, of, it.customer),
    ),
  ],
  listTargets: (tx, of, it) => invitationTargets.listTargets(tx, of, it.invitation),
  listCandidates: [
    given(sent, (tx, of, it) => invitationTargets.listCandidates(tx, of, seen(it), from)),
    // Known by what is said of the invitation alone, and by that in the other workspaces only.
    given([...sent, "update customers set tenant_id = null"], (tx, of, it) =>
      invitationTargets.listCandidates(tx, of, seen(it), from),
    ),
    given(
      [
        ...sent,
        "update customers set tenant_id = null",
        "delete from invitation_targets where workspace_id = $of",
      ],
      (tx, of, it) => invitationTargets.listCandidates(tx, of, seen(it), from),
    ),
  ],
  listInvitationChoices: [
    given(sent, (tx, of, it) =>
      invitationTargets.listInvitationChoices(tx, of, {
        query: secret,
        ids: [it.invitation],
        endedSince: from,
        limit: 9,
      }),
    ),
    given(sent, (tx, of) =>
      invitationTargets.listInvitationChoices(tx, of, { query: "", endedSince: from, limit: 9 }),
    ),
  ],
};

const granular = (it: Subject): GdapRequest =>
  ({
    ...{
      id: it.gdapRequest,
      customerId: it.customer,
      state: "drafted",
      name: "new",
      roleIds: [],
      durationDays: 30,
    },
    ...{ isAutoExtended: false, language: "en", channelId, subject: "new", text: "new", requestedBy: anna },
    ...{
      createdAt: from,
      gdapId: null,
      handedOverBy: null,
      handedOverAt: null,
      endedAt: null,
      failure: null,
    },
  }) as unknown as GdapRequest;

export const gdapRequestCalls: CallsOf<typeof gdapRequests> = {
  insertGdapRequest: (tx, of, it) =>
    gdapRequests.insertGdapRequest(tx, of, { ...granular(it), id: another<GdapRequestId>(it.gdapRequest) }),
  findGdapRequest: (tx, of, it) => gdapRequests.findGdapRequest(tx, of, it.gdapRequest),
  lockGdapRequest: (tx, of, it) => gdapRequests.lockGdapRequest(tx, of, it.gdapRequest),
  saveGdapRequest: (tx, of, it) => gdapRequests.saveGdapRequest(tx, of, "drafted", granular(it)),
  listGdapRequestsOf: (tx, of, it) => gdapRequests.listGdapRequestsOf(tx, of, it.customer, 9),
  findGdapRequestBy: (tx, of, it) => gdapRequests.findGdapRequestBy(tx, of, it.gdapId),
  isGdapNameUsed: [
    (tx, of, it) => gdapRequests.isGdapNameUsed(tx, of, `name ${it.at} ${markIn(of)}`),
    (tx, of, it) => gdapRequests.isGdapNameUsed(tx, of, `name ${it.at} ${markOf(99)}`),
  ],
  listWaitingGdapRequests: [
    (tx, of) => gdapRequests.listWaitingGdapRequests(tx, of, null, 9),
    (tx, of, it) => gdapRequests.listWaitingGdapRequests(tx, of, it.gdapRequest, 9),
  ],
  findChannelFor: [
    (tx, of, it) => gdapRequests.findChannelFor(tx, of, it.customer),
    // Elsewhere another channel is the default, is shared, or was the invitation's.
    given(
      [
        "update team_channels set channel_id = 'C0OTHER' where channel_id = 'C0SALES' and workspace_id <> $of",
        "update invitations set channel_id = 'C0OLD' where workspace_id <> $of",
        "update team_channels set is_shared = true where channel_id = 'C0SALES'",
        "update workspaces set shared_channels_allowed = true where workspace_id <> $of",
      ],
      (tx, of, it) => gdapRequests.findChannelFor(tx, of, it.customer),
    ),
    given(
      ["update invitations set channel_id = 'C0OLD', created_at = now() where workspace_id <> $of"],
      (tx, of, it) => gdapRequests.findChannelFor(tx, of, it.customer),
    ),
  ],
  writeGdapFailure: pure,
  readGdapFailure: pure,
};

const end = (it: Subject): GdapEnd => ({
  ...{ id: it.gdapEnd, customerId: it.customer, gdapId: it.gdapId, name: "new", etag: "", reason: "new" },
  ...{
    state: it.at === 0 ? "asked" : "ending",
    channelId: null,
    askedBy: anna,
    askedAt: from,
    failure: null,
  },
  endedAt: null,
});

export const gdapEndCalls: CallsOf<typeof gdapEnds> = {
  insertGdapEnd: (tx, of, it) =>
    gdapEnds.insertGdapEnd(tx, of, { ...end(it), id: another<GdapEndId>(it.gdapEnd), gdapId: "new" }),
  findGdapEnd: (tx, of, it) => gdapEnds.findGdapEnd(tx, of, it.gdapEnd),
  lockGdapEnd: (tx, of, it) => gdapEnds.lockGdapEnd(tx, of, it.gdapEnd),
  saveGdapEnd: (tx, of, it) => gdapEnds.saveGdapEnd(tx, of, end(it).state, end(it)),
  findOpenGdapEndOf: (tx, of, it) => gdapEnds.findOpenGdapEndOf(tx, of, it.gdapId),
  listGdapEndsOf: (tx, of, it) => gdapEnds.listGdapEndsOf(tx, of, it.customer, 9),
  listEndingGdap: [
    (tx, of) => gdapEnds.listEndingGdap(tx, of, null, 9),
    (tx, of) => gdapEnds.listEndingGdap(tx, of, "00000000-0000-4000-8000-000000000000" as GdapEndId, 9),
  ],
};

export const warningCalls: CallsOf<typeof gdapWarnings> = {
  insertGdapWarning: (tx, of, it) =>
    gdapWarnings.insertGdapWarning(tx, of, {
      ...{ id: another<GdapWarningId>(it.warning), gdapId: "new", endsAt: until, daysAhead: 7 },
      ...{ customerId: it.customer, name: "new", companyName: null, warnedAt: from },
    }),
  findGdapWarning: (tx, of, it) => gdapWarnings.findGdapWarning(tx, of, it.warning),
};

export const passCalls: CallsOf<typeof handOverPasses> = {
  insertPass: (tx, of, it) =>
    handOverPasses.insertPass(tx, {
      ...{
        workspaceId: of,
        tokenHash: "new",
        invitationId: it.invitation,
        slackUserId: anna,
        expiresAt: until,
      },
    }),
  findPass: knocks,
};

export const passportCalls: CallsOf<typeof passports> = {
  insertPassport: given(["delete from passports where workspace_id = $of"], (tx, of, it) =>
    passports.insertPassport(tx, {
      ...{
        workspaceId: of,
        invitationId: it.invitation,
        tokenHash: "new",
        sealedToken: "new",
        createdAt: from,
      },
    }),
  ),
  findPassportByToken: knocks,
  findPassport: (tx, of, it) => passports.findPassport(tx, of, it.invitation),
  lockPassport: (tx, of, it) => passports.lockPassport(tx, of, it.invitation),
  markOpened: (tx, of, it) => passports.markOpened(tx, of, it.invitation, until),
  savePassportAnswer: (tx, of, it) =>
    passports.savePassportAnswer(tx, of, it.invitation, {
      domain: "new.example",
      tenantId: null,
      ledOnAt: until,
    }),
};

export const providerCalls: CallsOf<typeof providers> = {
  listProviders: (tx, of) => providers.listProviders(tx, of),
  findProvider: (tx, of, it) => providers.findProvider(tx, of, it.provider),
  findProviders: (tx, of, it) => providers.findProviders(tx, of, [it.provider]),
  saveProviderRow: (tx, of, it) =>
    providers.saveProviderRow(tx, of, { id: it.provider, name: "new", tenantId: null }),
  hideProvider: (tx, of, it) => providers.hideProvider(tx, of, it.provider),
};
