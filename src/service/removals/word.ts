import { createHash } from "node:crypto";
import { addHours } from "date-fns";
import { inTransaction, type Tx } from "../../../db/client.ts";
import {
  lockPreparation,
  type StoredPreparation,
  saveWording,
} from "../../../db/queries/removal-preparations.ts";
import { findRemoval } from "../../../db/queries/removals.ts";
import { isSamePerson } from "../../domain/actor.ts";
import { type AttestationScreen, composeAttestation } from "../../domain/attestation.ts";
import { canonicalFacts, type RemovalFacts } from "../../domain/facts.ts";
import { type RemovalPreparationId, RemovalRequestId } from "../../domain/ids.ts";
import type { Language } from "../../domain/language.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { aboutRequest, type ReasonFault, readReason } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";

/** Hours a person has from the facts to the attestation. */
const preparationHours = 1;

export type PreparationRefusal =
  | "not-permitted"
  | "not-found"
  | "not-your-preparation"
  | "preparation-over"
  | "already-requested";

export interface WordedRemoval extends AttestationScreen {
  readonly preparationId: RemovalPreparationId;
  readonly hash: string;
}

/** The second step, *Continue*: the attestation with the reason in it, word for word as the screen is to show it. */
export async function wordRemoval(
  ctx: ServiceContext,
  ask: {
    readonly preparationId: RemovalPreparationId;
    readonly reason: string | null;
    readonly language: Language;
  },
): Promise<Outcome<WordedRemoval, PreparationRefusal | ReasonFault>> {
  if (!may(ctx.actor, "removal.request")) return declined("not-permitted");
  const reason = readReason(ask.reason);
  if (!reason.ok) return reason;

  return inTransaction(ctx.db, async (tx) => {
    const preparation = await openPreparation(tx, ctx, ask.preparationId);
    if (!preparation.ok) return preparation;

    const { companyName, facts } = preparation.value;
    const screen = composeAttestation(ask.language, { companyName, facts, reason: reason.value });
    const text = screen.paragraphs.join("\n\n");
    const hash = hashAttestation({ ...screen, text }, facts);
    const { textVersion, language, labels } = screen;
    const wording = { reason: reason.value, textVersion, language, text, labels, hash };
    await saveWording(tx, ctx.workspaceId, ask.preparationId, wording);
    return done({ ...screen, preparationId: ask.preparationId, hash });
  });
}

/** A preparation that this person may go on with. One that became a request already says so: they share their id. */
export async function openPreparation(
  tx: Tx,
  ctx: ServiceContext,
  id: RemovalPreparationId,
): Promise<Outcome<StoredPreparation, Exclude<PreparationRefusal, "not-permitted">>> {
  const preparation = await lockPreparation(tx, ctx.workspaceId, id);
  if (!preparation) return findRequestMadeOf(tx, ctx, id);
  if (!isSamePerson(ctx.actor, preparation.slackUserId)) return declined("not-your-preparation");
  if (ctx.now() >= addHours(preparation.createdAt, preparationHours)) return declined("preparation-over");
  return done(preparation);
}

/** SHA-256 (hex) over everything that was on the screen and the facts it speaks of. */
function hashAttestation(
  screen: Pick<AttestationScreen, "textVersion" | "language" | "labels"> & { readonly text: string },
  facts: RemovalFacts,
): string {
  const { textVersion, language, text, labels } = screen;
  const all = [textVersion, language, text, labels.checkbox, labels.submit, canonicalFacts(facts)];
  return createHash("sha256").update(JSON.stringify(all), "utf8").digest("hex");
}

async function findRequestMadeOf(
  tx: Tx,
  ctx: ServiceContext,
  id: RemovalPreparationId,
): Promise<Declined<"already-requested" | "preparation-over">> {
  const removal = await findRemoval(tx, ctx.workspaceId, RemovalRequestId.parse(id));
  return removal ? declined("already-requested", aboutRequest(removal)) : declined("preparation-over");
}
