import { addDays, subDays } from "date-fns";
import type { Tx } from "../../../db/client.ts";
import { findLatestOfTenant } from "../../../db/queries/acceptances.ts";
import { findCustomerByTenant } from "../../../db/queries/customers.ts";
import { listCandidates } from "../../../db/queries/invitation-targets.ts";
import { findPendingOf, listActiveLegs } from "../../../db/queries/invitations.ts";
import { listRelationshipsOf } from "../../../db/queries/relationships.ts";
import type { Acceptance } from "../../domain/acceptance.ts";
import type { Customer } from "../../domain/customer.ts";
import type { ShownLeg } from "../../domain/facts.ts";
import { CustomerId } from "../../domain/ids.ts";
import { matchAcceptance } from "../../domain/matching.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { VendorNews } from "../../ports/vendor-desk.ts";
import type { ServiceContext } from "../context.ts";
import { keepForPeople, matchCertain, type SeenAcceptance } from "./keep.ts";
import { isOurs } from "./take-over.ts";

/** How long the directory may take to show what was told of. */
const patienceDays = 7;

/** Invitations that ended longer ago are no candidates any more. */
export const candidateDays = 180;

/**
 * What became of it. `known`: we have it already. `waiting`: a person has it before them. `ignored`: an admin agent said so
 * before. `never-shown`: told of, and not shown in the directory within seven days. `nothing`: it names no tenant.
 */
export type Considered =
  | "matched"
  | "likely"
  | "unclaimed"
  | "known"
  | "waiting"
  | "ignored"
  | "never-shown"
  | "nothing";

/**
 * Takes up the word that a customer accepted. It counts only once the customer's record shows a leg of ours active; then
 * it is matched to an invitation, or a person is asked. Refused means: leave the news, it is to come again.
 */
export async function considerNews(
  ctx: ServiceContext,
  news: VendorNews,
): Promise<Outcome<{ readonly what: Considered }, "not-permitted" | "not-shown-yet" | "changed-meanwhile">> {
  if (!may(ctx.actor, "acceptance.see")) return declined("not-permitted");
  const { workspaceId } = ctx;
  const { tenantId } = news;
  if (news.kind !== "relationship.accepted" || tenantId === null) return done({ what: "nothing" });

  const holder = await findCustomerByTenant(ctx.db, workspaceId, tenantId);
  const customerId = holder?.id ?? CustomerId.parse(ctx.newId());
  const record = await ctx.directory.readCustomer({ workspaceId, customerId, tenantId }, ctx.now());
  const shown = record.legs.filter(isOurs);
  if (shown.length === 0) {
    const isHopeless = ctx.now() > addDays(news.at, patienceDays);
    return isHopeless ? done({ what: "never-shown" }) : declined("not-shown-yet");
  }

  const before = await findLatestOfTenant(ctx.db, workspaceId, tenantId);
  const settled = before ? settledBefore(before, news) : null;
  if (settled) return done({ what: settled });
  if (holder && (await isKnown(ctx, ctx.db, holder, shown))) return done({ what: "known" });

  const seen: SeenAcceptance = {
    tenantId,
    companyName: record.profile?.companyName ?? news.companyName,
    domain: record.profile?.domain ?? null,
    country: record.profile?.country ?? null,
    acceptedAt: news.at,
    via: news.via,
  };
  const candidates = await listCandidates(ctx.db, workspaceId, seen, subDays(ctx.now(), candidateDays));
  const match = matchAcceptance(seen, candidates, holder?.id ?? null);
  if (match.kind === "certain") return matchCertain(ctx, seen, match);
  // The same acceptance, told of twice at once, may have been taken over between the readings above.
  return keepForPeople(ctx, seen, match, async (tx) => {
    const holderNow = await findCustomerByTenant(tx, workspaceId, tenantId);
    return holderNow !== null && (await isKnown(ctx, tx, holderNow, shown));
  });
}

/** The same acceptance heard of again, in another way or a little later. */
function settledBefore(before: Acceptance, news: VendorNews): Considered | null {
  switch (before.state) {
    case "likely":
    case "unclaimed":
      return "waiting";
    case "ignored": {
      const isNew = news.via !== "customer-list" && before.settledAt !== null && news.at > before.settledAt;
      return isNew ? null : "ignored";
    }
    case "matched":
    case "adopted":
      return null;
  }
}

/** Nothing is shown that we do not have, but for what an open invitation asks for. */
async function isKnown(
  ctx: ServiceContext,
  db: ServiceContext["db"] | Tx,
  holder: Customer,
  shown: readonly ShownLeg[],
): Promise<boolean> {
  const active = await listActiveLegs(db, ctx.workspaceId, holder.id);
  const missing = shown.filter(
    (leg) => !active.some((each) => each.leg === leg.kind && each.providerId === leg.providerId),
  );
  if (missing.length === 0) return true;
  if (!active.some((each) => each.leg === "reseller")) return isBeingTakenOver(ctx, db, holder);
  const pending = await findPendingOf(db, ctx.workspaceId, holder.id);
  const isAskedFor = pending?.legs.some((leg) =>
    missing.some((each) => each.kind === leg.kind && each.providerId === leg.providerId),
  );
  return !isAskedFor;
}

/** Adopted a moment ago: the reading that begins its first relationship is still to come. */
async function isBeingTakenOver(
  { workspaceId }: ServiceContext,
  db: ServiceContext["db"] | Tx,
  { id, tenantId }: Customer,
): Promise<boolean> {
  const latest = tenantId === null ? null : await findLatestOfTenant(db, workspaceId, tenantId);
  if (latest?.state !== "adopted" || latest.customerId !== id) return false;
  return (await listRelationshipsOf(db, workspaceId, id)).length === 0;
}
