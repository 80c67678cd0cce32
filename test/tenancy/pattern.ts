import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import * as tables from "../../db/schema/index.ts";
import {
  CustomerId,
  CustomerTenantId,
  DirectorySyncId,
  GdapEndId,
  GdapRequestId,
  GdapWarningId,
  ImportId,
  InvitationId,
  ListTransferId,
  OutboxMessageId,
  ProviderId,
  RegistryEntryId,
  RelationshipId,
  RemovalPreparationId,
  SlackChannelId,
  SlackUserId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import { haveRecords, records } from "../slack/acting-stage.ts";
import { makeAttestation, makeFacts } from "../support/make.ts";

/** The workspace that all others are copies of: number 0. */
export const patternId = WorkspaceId.parse("00000000-0000-7000-8000-000000000000");

/** Stands in every workspace where people's words stand, with the workspace's own number: whoever sees another one sees across. */
export const markOf = (number: number) => `MARK${String(number).padStart(3, "0")}`;
/** The mark of a workspace. */
export const markIn = (workspaceId: WorkspaceId) => markOf(Number(workspaceId.slice(-3)));
const mark = markOf(0);

export const ids = Object.values(records);
export const tenantOf = (at: number) => CustomerTenantId.parse(`7e4a0000-0000-4000-8000-00000000010${at}`);
export const anna = SlackUserId.parse("U0ANNA");
export const channelId = SlackChannelId.parse("C0SALES");
export const from = new Date("2026-01-05T08:00:00.000Z");
export const until = new Date("2036-01-05T08:00:00.000Z");
export const runId = records.open;

/** A workspace that has nothing but its settings. */
export async function haveWorkspace(db: Db): Promise<void> {
  await db.insert(tables.workspaces).values({
    ...{ workspaceId: patternId, slackTeamId: `T${mark}`, partnerName: `Contoso ${mark}`, createdAt: from },
    ...{ personalDataKeptForMonths: 1, passportsWanted: true },
  });
}

/** Fills it: two rows, at least, of everything that people or workers can ask for by an id. */
export async function havePattern(db: Db): Promise<void> {
  await haveRecords(db, patternId);
  for (const [at, id] of ids.entries()) await haveOfRecord(db, id, at);
  await haveOfWorkspace(db);
  await sign(db);
}

async function haveOfRecord(db: Db, id: string, at: number): Promise<void> {
  const workspaceId = patternId;
  const customerId = CustomerId.parse(id);
  const invitationId = InvitationId.parse(id);
  const providerId = ProviderId.parse(id);
  const tenantId = tenantOf(at);
  const of = { workspaceId, customerId };
  const name = `Seats ${at}`;
  await db.insert(tables.relationships).values({
    ...{ ...of, leg: "provider", legKey: providerId, providerId, hasDap: false, activatedAt: from },
    ...{
      relationshipId: RelationshipId.parse(id.replace("7000", "7001")),
      state: at === 0 ? "active" : "removed",
    },
  });
  await db.insert(tables.registryLegs).values({
    ...{ ...of, leg: "reseller", legKey: "", isActive: true, hasDap: true, changedAt: from },
    ...{ providerName: mark, endedByRequests: [mark] },
  });
  const entryId = RegistryEntryId.parse(id);
  await db
    .insert(tables.registryHoldings)
    .values({ ...of, entryId, kind: "subscription", name, status: "active" });
  await db.insert(tables.registryGdap).values({ ...of, entryId, name, roles: [mark], status: "active" });
  await db.insert(tables.registryLinks).values({
    ...{ ...of, invitationId, tokenHash: `link ${at} ${mark}`, companyName: name, partnerName: mark },
    ...{ legs: [], asksForDap: false, language: "en", expiresAt: until },
    ...(at === 0 ? { state: "open" as const } : { state: "answered" as const, closedAt: from }),
    answers: [{ signatory: { name: mark, title: mark } }] as never,
  });
  await db.insert(tables.passports).values({
    ...{
      workspaceId,
      invitationId,
      tokenHash: `passport ${at} ${mark}`,
      sealedToken: `k1.${mark}`,
      tenantId,
    },
    ...{ domain: `${mark}.example`, createdAt: from },
  });
  await db.insert(tables.handOverPasses).values({
    ...{ workspaceId, tokenHash: `pass ${at} ${mark}`, invitationId, slackUserId: anna },
    expiresAt: at === 0 ? until : from,
  });
  await db
    .insert(tables.invitationTargets)
    .values({ workspaceId, invitationId, tenantId, source: at === 0 ? "passport" : "domain", knownAt: from });
  await db.insert(tables.gdapEnds).values({
    ...{ ...of, gdapEndId: GdapEndId.parse(id), gdapId: `gdap-${at}`, name: mark, reason: mark },
    ...{ state: at === 0 ? "asked" : "ending", askedBy: anna, askedAt: from },
  });
  await db.insert(tables.gdapWarnings).values({
    ...{ ...of, warningId: GdapWarningId.parse(id), gdapId: `gdap-${at}`, endsAt: until, daysAhead: 30 },
    ...{ name: mark, companyName: mark, warnedAt: from },
  });
  await db
    .update(tables.gdapRequests)
    .set({ gdapId: `gdap-${at}`, name: `name ${at} ${mark}` })
    .where(sql`gdap_request_id = ${GdapRequestId.parse(id)}`);
  await db.insert(tables.removalPreparations).values({
    ...{ ...of, preparationId: RemovalPreparationId.parse(id), relationshipId: RelationshipId.parse(id) },
    ...{
      slackUserId: anna,
      facts: makeFacts(),
      createdAt: from,
      reason: mark,
      textVersion: "1",
      language: "en",
    },
    ...{ text: mark, checkboxLabel: "yes", submitLabel: "go", hash: "0" },
  });
  await db.insert(tables.imports).values({
    ...{ workspaceId, importId: ImportId.parse(id), added: 1, updated: 1, rejected: 0, importedBy: mark },
    importedAt: at === 0 ? from : new Date(0),
  });
  await db
    .insert(tables.importChanges)
    .values({ ...of, importId: ImportId.parse(id), before: { companyName: mark } as never, after: "" });
  await db.insert(tables.listTransfers).values({
    ...{ workspaceId, transferId: ListTransferId.parse(id), state: at === 0 ? "read" : "reading" },
    ...{ fileId: `F${mark}`, name: mark, bytes: 1, by: anna, at: at === 0 ? from : until },
  });
  await db.insert(tables.directoryCustomers).values({
    ...{
      workspaceId,
      tenantId: at === 0 ? tenantId : tenantOf(7),
      companyName: `Renamed ${mark}`,
      domain: "one.example",
    },
    ...{ relationship: "reseller", seenIn: DirectorySyncId.parse(ids[at] ?? id), firstSeenAt: from },
  });
  await db.insert(tables.directorySyncs).values({
    ...{
      workspaceId,
      syncId: DirectorySyncId.parse(id),
      kind: at === 0 ? "again" : "first",
      startedBy: mark,
    },
    ...{ state: at === 0 ? "running" : "finished", startedAt: from, movedAt: from, nextPage: `page:${mark}` },
  });
  const lane = `person:${id}`;
  const queued = (place: number, body: object, topic: string) => ({
    ...{
      workspaceId,
      lane: `${lane}:${place}`,
      body: { topic, ...body },
      topic,
      correlationId: mark,
      runAt: from,
    },
    ...{ messageId: OutboxMessageId.parse(id.replace("7000", `701${place}`)), createdAt: from },
  });
  await db
    .insert(tables.outboxMessages)
    .values([
      queued(
        0,
        { to: anna, card: { kind: "removal", id }, notice: "notice.reminder", by: "system", at: from },
        "person.tell",
      ),
      queued(1, { entryId: id, customerId: id, entry: { name: mark } }, "registry.enter"),
      queued(
        2,
        { removalId: id, decision: "approve", reason: mark, by: anna, viewId: "V1" },
        "removal.decide",
      ),
      { ...queued(3, { removalId: id }, "removal.execute"), leaseUntil: until, startedAt: from, attempt: 1 },
      { ...queued(4, { card: { kind: "invitation", id } }, "card.refresh"), state: "sent", settledAt: from },
    ]);
  await db.insert(tables.outboxLanes).values({ workspaceId, lane: `${lane}:0`, nextAt: from });
  await db.insert(tables.cards).values([
    { workspaceId, kind: "invitation", subjectId: id, channelId, ts: mark as never, postedAt: from },
    { workspaceId, kind: "removal", subjectId: id, channelId, ts: mark as never, postedAt: from },
  ]);
  await db.insert(tables.bulletins).values({
    ...{ workspaceId, kind: "acceptance.likely", subjectId: id, reader: mark, channelId, ts: mark as never },
    postedAt: until,
  });
  await db.insert(tables.importRows).values(
    [1, 2].map((copy) => ({
      ...{ ...of, runId, line: at * 10 + copy, companyName: name, domain: copy === 1 ? "one.example" : null },
      ...{ tenantId: copy === 1 ? tenantId : null, ownReference: mark, sortName: name, searchText: name },
      ...{ stagedAt: from, matchedId: copy === 1 ? customerId : null },
    })),
  );
}

/** What there is once in a workspace. */
async function haveOfWorkspace(db: Db): Promise<void> {
  const workspaceId = patternId;
  const seenAt = { at: new Date(0), actor: anna, outcome: "changed", correlationId: mark } as const;
  for (const [at, customerId] of ids.entries()) {
    await db.insert(tables.auditEntries).values({
      ...{ ...seenAt, workspaceId, seq: at + 1, act: "role.granted", subjectKind: "role", subjectId: mark },
      ...{ customerId, details: { mark }, salt: mark, detailsDigest: mark, previousHash: mark, hash: mark },
    });
  }
  await db.insert(tables.auditEntries).values({
    ...{ ...seenAt, workspaceId, seq: 3, act: "set-up.reopened", subjectKind: "role", subjectId: mark },
    ...{
      customerId: null,
      details: { mark },
      salt: mark,
      detailsDigest: mark,
      previousHash: mark,
      hash: mark,
    },
  });
  await db.insert(tables.auditChains).values({ workspaceId, lastSeq: 3, previousHash: mark, headHash: mark });
  await db.insert(tables.roleGrants).values([
    {
      workspaceId,
      role: "admin-agent",
      holderKind: "person",
      holderId: "U0DAN",
      grantedBy: mark,
      grantedAt: from,
    },
    {
      workspaceId,
      role: "sales-agent",
      holderKind: "person",
      holderId: "U0ANNA",
      grantedBy: mark,
      grantedAt: from,
    },
  ]);
  await db.insert(tables.teamChannels).values([
    { workspaceId, channelId, name: mark, language: "en", isDefault: true },
    { workspaceId, channelId: SlackChannelId.parse("C0OLD"), name: mark, language: "en" },
  ]);
  await db.insert(tables.slackStandings).values({
    ...{
      workspaceId,
      kind: "person",
      slackId: "U0ANNA",
      standing: "gone" as never,
      name: mark,
      since: from,
      told: mark,
    },
  });
  await db.insert(tables.workspaceDues).values(
    (["outbox", "deadlines", "reconciliation", "vendor"] as const).map((kind) => ({
      ...{ workspaceId, kind, dueAt: from, version: 1 },
    })),
  );
  await db.insert(tables.directoryCursors).values({ workspaceId, readUntil: from });
  await db.insert(tables.vendorCursors).values(
    (["audit-log", "nightly", "gdap-ends", "away"] as const).map((kind) => ({
      ...{ workspaceId, kind, readUntil: from, dueAt: from },
    })),
  );
  await db.insert(tables.vendorHooks).values({
    ...{ workspaceId, url: `https://${mark}.example`, events: [mark], registeredAt: from },
    testCorrelationId: mark,
  });
  await db.insert(tables.vendorAccounts).values({
    ...{ workspaceId, partnerTenantId: tenantOf(9), signedInAs: mark, signedInBy: anna, signedInAt: from },
    ...{ sealedRefreshToken: `k1.${mark}`, renewedAt: from, endsAt: until, version: 1, trouble: mark },
  });
  await db.insert(tables.vendorSignIns).values({
    ...{
      workspaceId,
      stateHash: `state ${mark}`,
      sealedVerifier: `k1.${mark}`,
      callbackUrl: mark,
      startedBy: anna,
    },
    expiresAt: until,
  });
  await db.insert(tables.installations).values({
    ...{
      workspaceId,
      slackTeamId: `T${mark}`,
      name: mark,
      appId: "A0KAPOCS",
      botId: "B0",
      botUserId: "U0KAPOCS",
    },
    ...{
      sealedBotToken: `k1.${mark}`,
      sealedRefreshToken: `k1.${mark}`,
      installedBy: anna,
      installedAt: from,
      version: 1,
    },
  });
  const news = {
    workspaceId,
    kind: "customer-accepted",
    happenedAt: from,
    receivedAt: from,
    via: "web-hook",
  } as const;
  await db.insert(tables.vendorNews).values([
    { ...news, newsKey: "news:1", tenantId: tenantOf(0), companyName: mark },
    { ...news, newsKey: "record:1" },
    { ...news, newsKey: "news:0", settledAt: from },
  ]);
}

/** Puts the mark wherever people's words of a record stand. Names, domains and tenants stay the same in every workspace. */
async function sign(db: Db): Promise<void> {
  await db.execute(
    sql`update customers set own_reference = ${mark}, contact_name = ${mark}, contact_email = ${`eva@${mark}.example`},
          domain = case when tenant_id like '%100' then 'one.example' else 'two.example' end,
          search_text = search_text || ' mark000'`,
  );
  await db.execute(sql`update providers set name = name || ' ' || ${mark}`);
  await db.execute(
    sql`update invitations set subject = ${mark}, text = ${mark}, sealed_link = 'k1.' || ${mark},
          legs = '[{"kind":"reseller","providerId":null,"state":"awaiting","answeredAt":null,"signatory":{}}]'`,
  );
  await db.execute(sql`update gdap_requests set subject = ${mark}, text = ${mark}`);
  await db.execute(
    sql`update removal_requests set reason = ${mark}, attestation = ${JSON.stringify(makeAttestation({ text: mark }))}`,
  );
  await db.execute(sql`update customers set sort_name = translate(sort_name, 'üé.', 'ue')`);
  await db.execute(sql`update acceptances set reason = ${mark}, customer_id = acceptance_id`);
  await db.execute(sql`update drift_findings set reason = ${mark}`);
  await db.execute(sql`update outbox_messages set last_reason = ${mark}, correlation_id = ${mark}`);
}
