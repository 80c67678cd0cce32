import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "../../db/client.ts";
import {
  customers,
  registryHoldings,
  registryLegs,
  relationships,
  roleGrants,
  teamChannels,
  workspaces,
} from "../../db/schema/index.ts";
import {
  CustomerId,
  RegistryEntryId,
  RelationshipId,
  SlackChannelId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import { searchText } from "../../src/domain/search-text.ts";
import { eventually, type ModalDriver, type Person } from "../../src/simulators/slack/simulator.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import type { TestDatabase } from "../support/databases.ts";

const channel = "C0SALES";
const longAgo = new Date("2026-01-01T09:00:00.000Z");

export interface Stage {
  readonly bot: RunningBot;
  readonly db: Db;
  readonly workspaceId: WorkspaceId;
  person(id: "U0BEN" | "U0ANNA" | "U0DAN" | "U0CILI" | "U0OWNER"): Person;
  /** An active customer of ours, in our tables and in the local registry. */
  haveActive(companyName: string): Promise<{ customerId: CustomerId; relationshipId: RelationshipId }>;
  /** A subscription that stands in the way, or no longer does. */
  enter(customerId: CustomerId, status?: "active" | "cancelled"): Promise<void>;
  stop(): Promise<void>;
}

/** The real bot, set up: Ben and Anna sell, Dan and Cili administer (both by group), cards go to #sales. */
export async function setStage(database: TestDatabase): Promise<Stage> {
  const bot = await startBotWithSlack({ databaseUrl: database.url });
  const { db } = database.current;
  const [row] = await db.select().from(workspaces);
  const workspaceId = WorkspaceId.parse(row?.workspaceId);
  await db.update(workspaces).set({ partnerName: "Contoso Partner" });
  await db.insert(teamChannels).values({
    workspaceId,
    channelId: SlackChannelId.parse(channel),
    name: "sales",
    language: "en",
    isDefault: true,
    isShared: false,
  });
  const group = { workspaceId, holderKind: "group", grantedBy: "U0OWNER", grantedAt: longAgo } as const;
  await db.insert(roleGrants).values([
    { ...group, role: "sales-agent", holderId: "S0SALES" },
    { ...group, role: "admin-agent", holderId: "S0ADMINS" },
  ]);
  return {
    bot,
    db,
    workspaceId,
    person: (id) => bot.slack.person(id),
    haveActive: (companyName) => haveActive(db, workspaceId, companyName),
    async enter(customerId, status = "active") {
      const entryId = RegistryEntryId.parse(customerId);
      const entry = { kind: "subscription", name: "Microsoft 365 <Standard> & Co.", status } as const;
      await db
        .insert(registryHoldings)
        .values({ workspaceId, customerId, entryId, ...entry })
        .onConflictDoUpdate({
          target: [registryHoldings.workspaceId, registryHoldings.entryId],
          set: entry,
        });
    },
    stop: () => bot.stop(),
  };
}

async function haveActive(db: Db, workspaceId: WorkspaceId, companyName: string) {
  const customerId = CustomerId.parse(randomUUID());
  const relationshipId = RelationshipId.parse(randomUUID());
  const of = { workspaceId, customerId };
  await db.insert(customers).values({
    ...of,
    companyName,
    origin: "own-marketing",
    language: "en",
    standing: "active",
    sortName: companyName.toLowerCase(),
    searchText: searchText([companyName]),
    createdBy: "U0BEN",
    createdAt: longAgo,
  });
  const leg = { leg: "reseller", legKey: "", hasDap: true } as const;
  await db
    .insert(relationships)
    .values({ ...of, ...leg, relationshipId, state: "active", activatedAt: longAgo });
  await db.insert(registryLegs).values({ ...of, ...leg, isActive: true, changedAt: longAgo });
  return { customerId, relationshipId };
}

/** The modal on top, once its title is this one. */
export function modalOf(person: Person, title: string): Promise<ModalDriver> {
  return modalWhere(person, (text) => text.startsWith(title));
}

/** The modal on top, once it says this. */
export function modalSaying(person: Person, words: string): Promise<ModalDriver> {
  return modalWhere(person, (text) => text.includes(words));
}

function modalWhere(person: Person, isIt: (text: string) => boolean): Promise<ModalDriver> {
  return eventually(() => {
    const modal = person.modal();
    return modal && isIt(modal.text) ? modal : false;
  });
}

/** From the command to the request. */
export async function askForRemoval(
  person: Person,
  companyName: string,
  reason = "The contract ended.",
): Promise<void> {
  await person.command("/remove-customer", companyName);
  const facts = await modalOf(person, "Remove relationship");
  facts.fill("Reason for the removal", reason);
  await facts.submit();
  const attestation = await modalOf(person, "Attestation");
  await attestation.tick("I declare the above");
  await attestation.submit();
  await modalOf(person, "Removal requested");
  await person.modal()?.cancel();
}

/** The card of the latest request, once it says this. */
export function cardSaying(
  stage: Stage,
  companyName: string,
  text: string,
  as: Person = stage.person("U0DAN"),
) {
  return eventually(() =>
    as
      .messages(channel)
      .findLast((each) => each.shown.includes(companyName) && each.shown.includes(text) && !each.threadTs),
  );
}

/** The workspace's audit trail about removals, oldest first; refusals as `act: reason`. */
export async function trail(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ act: string; outcome: string; reason: string | null }>(
    db,
    sql`select act, outcome, reason from audit_entries where act like 'removal.%' order by seq`,
  );
  return rows.map((row) => (row.outcome === "refused" ? `${row.act}: ${row.reason}` : row.act));
}
