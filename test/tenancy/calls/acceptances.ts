import * as acceptances from "../../../db/queries/acceptances.ts";
import * as audit from "../../../db/queries/audit.ts";
import * as auditSubject from "../../../db/queries/audit-subject.ts";
import * as bulletins from "../../../db/queries/bulletins.ts";
import * as cards from "../../../db/queries/cards.ts";
import * as channels from "../../../db/queries/channels.ts";
import type { Acceptance } from "../../../src/domain/acceptance.ts";
import { SlackChannelId } from "../../../src/domain/ids.ts";
import { type CallsOf, given, type Subject, sweeps } from "../calls.ts";
import { anna, channelId, from, until } from "../pattern.ts";

const elsewhere = { at: until, id: "ffffffff-ffff-4fff-bfff-ffffffffffff" };
const elsewhereTo = { channelId, ts: "2.2" as never, postedAt: until };
const cardOf = (it: Subject) => ({ kind: "invitation", id: it.invitation }) as const;
const likely = (it: Subject) => ({ kind: "acceptance.likely", id: it.id }) as const;

const acceptance = (it: Subject): Acceptance => ({
  ...{ id: it.acceptance, tenantId: it.tenantId, companyName: "Contoso", domain: null, country: null },
  ...{ acceptedAt: from, via: "web-hook", state: it.at === 0 ? "unclaimed" : "likely", evidence: null },
  ...{ invitationId: null, candidates: [], customerId: null, settledBy: null, settledAt: null, reason: null },
  createdAt: from,
});

const allMatched = ["update acceptances set state = 'matched', invitation_id = acceptance_id"];
const allAdopted = ["update acceptances set state = 'adopted', customer_id = acceptance_id"];

export const acceptanceCalls: CallsOf<typeof acceptances> = {
  findAcceptance: (tx, of, it) => acceptances.findAcceptance(tx, of, it.acceptance),
  lockAcceptance: (tx, of, it) => acceptances.lockAcceptance(tx, of, it.acceptance),
  findLatestOfTenant: (tx, of, it) => acceptances.findLatestOfTenant(tx, of, it.tenantId),
  findMatchedTo: given(allMatched, (tx, of, it) => acceptances.findMatchedTo(tx, of, it.invitation)),
  listAdoptedAs: [
    given(allAdopted, (tx, of, it) => acceptances.listAdoptedAs(tx, of, it.customer, 9)),
    given(allAdopted, (tx, of, it) => acceptances.listAdoptedAs(tx, of, it.customer, 9, elsewhere)),
  ],
  listAcceptancesOf: (tx, of, it) => acceptances.listAcceptancesOf(tx, of, [it.invitation]),
  listMatchedOpen: [
    given(allMatched, (tx, of) => acceptances.listMatchedOpen(tx, of)),
    given([`${allMatched} where workspace_id <> $of`], (tx, of) => acceptances.listMatchedOpen(tx, of)),
  ],
  listMissingLegsAsked: given(["update customers set standing = 'active'"], (tx, of) =>
    acceptances.listMissingLegsAsked(tx, of),
  ),
  listAcceptances: [
    (tx, of) => acceptances.listAcceptances(tx, of, "likely", 9),
    (tx, of, it) =>
      acceptances.listAcceptances(tx, of, "unclaimed", 9, { at: new Date(0), id: it.acceptance }),
  ],
  listLikely: [
    (tx, of) => acceptances.listLikely(tx, of, anna, 9),
    (tx, of) => acceptances.listLikely(tx, of, null, 9),
  ],
  insertAcceptance: (tx, of, it) => acceptances.insertAcceptance(tx, of, acceptance(it)),
  saveAcceptance: (tx, of, it) => {
    const changed = { ...acceptance(it), state: "adopted" as const };
    return acceptances.saveAcceptance(tx, of, acceptance(it).state, changed);
  },
};

export const auditSubjectCalls: CallsOf<typeof auditSubject> = {
  findCustomerOf: async (tx, of, it) => [
    await auditSubject.findCustomerOf(tx, of, { kind: "any", id: it.id }),
    await auditSubject.findCustomerOf(tx, of, { kind: "any", id: it.id.replace("7000", "7001") }),
  ],
};

export const auditCalls: CallsOf<typeof audit> = {
  listLatestEntries: [
    (tx, of) => audit.listLatestEntries(tx, of, { customerId: null, before: null, limit: 9 }),
    (tx, of, it) => audit.listLatestEntries(tx, of, { customerId: it.customer, before: 9, limit: 9 }),
  ],
  listEntriesInOrder: (tx, of) => audit.listEntriesInOrder(tx, of, { after: 0, upTo: 9, limit: 9 }),
  readAuditHead: (tx, of) => audit.readAuditHead(tx, of),
  listAuditHeads: sweeps,
  emptyDetails: (tx, of) => audit.emptyDetails(tx, of, until, 2),
  emptyDetailsOf: (tx, of, it) => audit.emptyDetailsOf(tx, of, [it.customer]),
  countDetails: (tx, of) => audit.countDetails(tx, of, until),
};

const annaReads = ["update bulletins set reader = 'U0ANNA'"];

export const bulletinCalls: CallsOf<typeof bulletins> = {
  findBulletin: given(annaReads, (tx, of, it) => bulletins.findBulletin(tx, of, likely(it), anna)),
  saveBulletin: given(annaReads, (tx, of, it) =>
    bulletins.saveBulletin(tx, of, likely(it), anna, elsewhereTo),
  ),
  listBulletinReaders: (tx, of, it) => bulletins.listBulletinReaders(tx, of, likely(it)),
  listPostedSince: (tx, of) => bulletins.listPostedSince(tx, of, "acceptance.likely", from),
};

const uncertainElsewhere =
  "update outbox_messages set state = 'uncertain' where workspace_id <> $of and topic = 'card.refresh'";
const aboutRemovals = `update outbox_messages set body = jsonb_set(body, '{card,kind}', '"removal"')
  where topic = 'card.refresh'`;

export const cardCalls: CallsOf<typeof cards> = {
  findCard: (tx, of, it) => cards.findCard(tx, of, cardOf(it)),
  saveCard: (tx, of, it) => cards.saveCard(tx, of, cardOf(it), elsewhereTo),
  saveCards: (tx, of, it) => cards.saveCards(tx, of, [{ card: cardOf(it), posted: elsewhereTo }]),
  readInvitationCards: [
    (tx, of, it) => cards.readInvitationCards(tx, of, [it.invitation]),
    given([uncertainElsewhere], (tx, of, it) => cards.readInvitationCards(tx, of, [it.invitation])),
  ],
  readRemovalCards: [
    (tx, of, it) => cards.readRemovalCards(tx, of, [it.removal]),
    given([uncertainElsewhere, aboutRemovals], (tx, of, it) => cards.readRemovalCards(tx, of, [it.removal])),
  ],
};

const renamed = { name: "new", language: "en", isDefault: true, isShared: false } as const;

export const channelCalls: CallsOf<typeof channels> = {
  listTeamChannels: (tx, of) => channels.listTeamChannels(tx, of),
  findTeamChannel: (tx, of) => channels.findTeamChannel(tx, of, channelId),
  saveTeamChannel: (tx, of) =>
    channels.saveTeamChannel(tx, of, { ...renamed, id: SlackChannelId.parse("C0NEW") }),
  deleteTeamChannel: (tx, of) => channels.deleteTeamChannel(tx, of, channelId),
  renumberChannel: (tx, of) => channels.renumberChannel(tx, of, channelId, SlackChannelId.parse("C0NEW")),
};
