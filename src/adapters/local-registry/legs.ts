import { and, asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../db/client.ts";
import { registryLegs } from "../../../db/schema/registry-legs.ts";
import type { CustomerId, WorkspaceId } from "../../domain/ids.ts";
import type { LinkLeg } from "../../ports/partner-directory.ts";

/** Whose legs: every row of the registry is found by both. */
export interface Whose {
  readonly workspaceId: WorkspaceId;
  readonly customerId: CustomerId;
}

/** The customer accepted this leg. DAP that stood before stays: an acceptance gives, it takes nothing away. */
export async function activateLeg(
  tx: Tx,
  whose: Whose,
  leg: LinkLeg,
  grantsDap: boolean,
  now: Date,
): Promise<void> {
  const shown = {
    providerId: leg.providerId,
    providerName: leg.kind === "provider" ? leg.askedBy : null,
    isActive: true,
    changedAt: now,
  };
  await tx
    .insert(registryLegs)
    .values({
      workspaceId: whose.workspaceId,
      customerId: whose.customerId,
      leg: leg.kind,
      legKey: leg.providerId ?? "",
      hasDap: grantsDap,
      ...shown,
    })
    .onConflictDoUpdate({
      target: [registryLegs.workspaceId, registryLegs.customerId, registryLegs.leg, registryLegs.legKey],
      set: { ...shown, hasDap: sql`(${registryLegs.isActive} and ${registryLegs.hasDap}) or ${grantsDap}` },
    });
}

/** Our own leg, locked: what is entered for the customer waits until a removal has looked at it, and the other way round. */
export async function lockOurLeg(
  tx: Tx,
  whose: Whose,
): Promise<{ readonly isActive: boolean; readonly endedByRequests: readonly string[] } | null> {
  const [leg] = await tx
    .select({ isActive: registryLegs.isActive, endedByRequests: registryLegs.endedByRequests })
    .from(registryLegs)
    .where(isOurLeg(whose))
    .for("update");
  return leg ?? null;
}

export async function endOurLeg(tx: Tx, whose: Whose, requestId: string, now: Date): Promise<void> {
  await tx
    .update(registryLegs)
    .set({ isActive: false, hasDap: false, changedAt: now, endedByRequests: withRequest(requestId) })
    .where(and(isOurLeg(whose), eq(registryLegs.isActive, true)));
}

/** There was nothing left to end: a later acceptance is not what this request was about. */
export async function rememberRequest(tx: Tx, whose: Whose, requestId: string): Promise<void> {
  await tx
    .update(registryLegs)
    .set({ endedByRequests: withRequest(requestId) })
    .where(isOurLeg(whose));
}

function withRequest(requestId: string) {
  return sql`array_append(${registryLegs.endedByRequests}, ${requestId}::text)`;
}

export function listLegs(db: Db, whose: Whose) {
  return db
    .select()
    .from(registryLegs)
    .where(
      and(eq(registryLegs.workspaceId, whose.workspaceId), eq(registryLegs.customerId, whose.customerId)),
    )
    .orderBy(asc(sql`${registryLegs.leg} <> 'reseller'`), asc(registryLegs.legKey));
}

function isOurLeg(whose: Whose) {
  return and(
    eq(registryLegs.workspaceId, whose.workspaceId),
    eq(registryLegs.customerId, whose.customerId),
    eq(registryLegs.leg, "reseller"),
  );
}
