import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "../../db/client.ts";
import { derived } from "../../db/queries/customers.ts";
import { roleGrants, teamChannels, workspaces } from "../../db/schema/index.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { CustomerTenantId, InvitationId } from "../../src/domain/ids.ts";
import { linkPlaceholder } from "../../src/domain/invitation.ts";
import { linkContext } from "../../src/service/invitations/issue-link.ts";
import { companyNames } from "./company-names.ts";
import {
  adminAgent,
  channelOf,
  encryptionKey,
  idOf,
  publicUrl,
  salesAgent,
  slack,
  workspaceId,
} from "./workspace.ts";

export const since = new Date("2026-01-05T09:00:00.000Z");

/** A workspace that is set up: channels, a sales agent, an admin agent. */
export async function seedWorkspace({ db }: Database, channelCount = 1): Promise<void> {
  await db
    .insert(workspaces)
    .values({ workspaceId, slackTeamId: slack.teamId, partnerName: "Contoso Partner", createdAt: since });
  await db.insert(teamChannels).values(
    Array.from({ length: channelCount }, (_, n) => {
      return {
        workspaceId,
        channelId: channelOf(n),
        name: `sales-${n}`,
        language: "en" as const,
        isDefault: n === 0,
      };
    }),
  );
  const person = { workspaceId, holderKind: "person", grantedBy: adminAgent, grantedAt: since } as const;
  await db.insert(roleGrants).values([
    { ...person, role: "sales-agent", holderId: salesAgent },
    { ...person, role: "admin-agent", holderId: adminAgent },
  ]);
}

/** `count` customers with names as companies have them, the same in every run; their ids are idOf("c", n). */
export async function seedCustomers(database: Database, count: number): Promise<void> {
  const indexes = await rowsOf<{ name: string; definition: string }>(
    database.patientDb,
    sql`select indexname as name, indexdef as definition from pg_indexes
        where tablename = 'customers' and indexname not like '%_pk' and indexname not like '%_pkey'`,
  );
  // Many rows are loaded faster into a bare table, and a fresh index is what a vacuum would leave.
  const isMany = count > 10_000;
  if (isMany)
    for (const { name } of indexes) await database.patientDb.execute(sql`drop index ${sql.identifier(name)}`);
  await database.copyIn("customers", customerColumns, lines(count, customerRows(count)));
  if (isMany) for (const { definition } of indexes) await database.patientDb.execute(sql.raw(definition));
  await database.patientDb.execute(sql`vacuum analyze customers`);
}

const customerColumns = [
  ...[
    "workspace_id",
    "customer_id",
    "company_name",
    "domain",
    "tenant_id",
    "own_reference",
    "country",
    "origin",
  ],
  ...[
    "contact_name",
    "contact_email",
    "language",
    "standing",
    "sort_name",
    "search_text",
    "created_by",
    "created_at",
  ],
];

function customerRows(count: number): (n: number) => readonly string[] {
  const nextName = companyNames(count);
  return (n) => {
    const { companyName, domain, contactName } = nextName();
    const tenantId = CustomerTenantId.parse(idOf("f", n));
    const ownReference = `K-${n}`;
    const contactEmail = `office@${domain}`;
    const { sortName, searchText } = derived({ companyName, domain, tenantId, ownReference, contactEmail });
    return [
      ...[workspaceId, idOf("c", n), companyName, domain, tenantId, ownReference, "HU", "own-marketing"],
      ...[contactName, contactEmail, "hu", "none", sortName, searchText, salesAgent, since.toISOString()],
    ];
  };
}

/** Makes drafts into invitations that were handed over, without anything that follows from it. */
export async function handAllOver(database: Database): Promise<void> {
  await database.patientDb.execute(
    sql`update invitations set state = 'sent', sent_by = ${salesAgent}, sent_at = now(), expires_at = now() + interval '30 days'`,
  );
  await database.patientDb.execute(sql`vacuum analyze invitations`);
}

/** Drafts with links, ready to be handed over, the n-th for the n-th customer; their ids are idOf("a", n). */
export async function seedDrafts(database: Database, count: number, channelCount = 1): Promise<void> {
  const sealer = createSealer(Buffer.from(encryptionKey, "base64"));
  const legs = [{ kind: "reseller", providerId: null, state: "awaiting", answeredAt: null, signatory: null }];
  const text = `Dear Sir or Madam,\\n\\nplease open this link:\\n${linkPlaceholder}\\n\\nContoso Partner`;
  const draft = (n: number) => {
    const link = sealer.seal(`${publicUrl}/i/${n}`, linkContext(InvitationId.parse(idOf("a", n))));
    return [
      ...[
        workspaceId,
        idOf("a", n),
        idOf("c", n),
        "draft",
        JSON.stringify(legs),
        "en",
        channelOf(n % channelCount),
      ],
      ...["A request", text, link, salesAgent, since.toISOString()],
    ];
  };
  await database.copyIn("invitations", draftColumns, lines(count, draft));
  const shown = [{ kind: "reseller", providerId: null, askedBy: "Contoso Partner" }];
  const link = (n: number) => [
    ...[
      workspaceId,
      idOf("a", n),
      `token-${n}`,
      idOf("c", n),
      "Kovács Kft.",
      "Contoso Partner",
      JSON.stringify(shown),
    ],
    ...["false", "en", "open", "2027-01-01T00:00:00.000Z"],
  ];
  await database.copyIn("registry_links", linkColumns, lines(count, link));
  await database.patientDb.execute(sql`vacuum analyze`);
}

const draftColumns = [
  ...[
    "workspace_id",
    "invitation_id",
    "customer_id",
    "state",
    "legs",
    "language",
    "channel_id",
    "subject",
    "text",
  ],
  ...["sealed_link", "requested_by", "created_at"],
];
const linkColumns = [
  ...["workspace_id", "invitation_id", "token_hash", "customer_id", "company_name", "partner_name", "legs"],
  ...["asks_for_dap", "language", "state", "expires_at"],
];

/** Rows in COPY's text format, some thousand at a time. None of what is seeded holds a tab, or a backslash of its own. */
export async function* lines(count: number, row: (n: number) => readonly string[]): AsyncGenerator<string> {
  for (let from = 0; from < count; from += 2_000) {
    const size = Math.min(2_000, count - from);
    yield Array.from({ length: size }, (_, at) => `${row(from + at).join("\t")}\n`).join("");
  }
}
