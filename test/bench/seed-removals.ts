import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { CustomerId, RelationshipId, RemovalRequestId } from "../../src/domain/ids.ts";
import type { RemovalRequest } from "../../src/domain/removal-request.ts";
import { lines, since } from "./seed.ts";
import { channelOf, idOf, salesAgent, workspaceId } from "./workspace.ts";

/** The n-th attested removal, of the n-th customer: nothing stands in its way. */
export function attestedRemoval(n: number): RemovalRequest {
  return {
    id: RemovalRequestId.parse(idOf("d", n)),
    relationshipId: RelationshipId.parse(idOf("e", n)),
    customerId: CustomerId.parse(idOf("c", n)),
    channelId: channelOf(0),
    state: "attested",
    reason: "They moved to another partner.",
    requestedBy: salesAgent,
    attestation: {
      textVersion: "1",
      language: "en",
      text: "I declare what is declared here, in good faith. ".repeat(40),
      labels: { checkbox: "I declare the above", submit: "Attest and request" },
      hash: "0".repeat(64),
      by: salesAgent,
      at: since,
      facts: {
        blockers: [],
        hasDap: false,
        gdap: [],
        legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: true }],
        readAt: since,
      },
    },
    lapsesAt: new Date("2030-01-01T00:00:00.000Z"),
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    isOwnDecision: false,
    endedBy: null,
    endedAt: null,
    lapsedBecause: null,
    changedFacts: null,
    failure: null,
    notice: null,
    providerTask: null,
  };
}

export async function seedRemovals(database: Database, count: number): Promise<void> {
  const columns = [
    ...["workspace_id", "removal_id", "relationship_id", "customer_id", "channel_id", "state", "reason"],
    ...["requested_by", "attestation", "lapses_at", "created_at"],
  ];
  const row = (n: number) => {
    const { id, relationshipId, customerId, channelId, state, reason, ...rest } = attestedRemoval(n);
    return [
      ...[workspaceId, id, relationshipId, customerId, channelId, state, reason],
      ...[
        rest.requestedBy,
        JSON.stringify(rest.attestation),
        rest.lapsesAt.toISOString(),
        since.toISOString(),
      ],
    ];
  };
  await database.copyIn("removal_requests", columns, lines(count, row));
  await database.patientDb.execute(sql`vacuum analyze removal_requests`);
}
