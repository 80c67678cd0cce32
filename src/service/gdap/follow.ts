import { findOpenGdapEndOf, listEndingGdap } from "../../../db/queries/gdap-ends.ts";
import { findGdapRequestBy, listWaitingGdapRequests } from "../../../db/queries/gdap-requests.ts";
import { followEnd, followRequest, type GdapEnd, type GdapRequest } from "../../domain/gdap.ts";
import type { GdapEndId, GdapRequestId } from "../../domain/ids.ts";
import { done } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { DelegatedAdmin } from "../../ports/delegated-admin.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { VendorNews } from "../../ports/vendor-desk.ts";
import type { ServiceContext } from "../context.ts";
import { moveEnd, moveRequest } from "./move.ts";

const page = 50;

/**
 * Looks what became of requests that wait for a customer, and of ends that the vendor took. Answers how many moved on. May
 * throw DirectoryUnavailable; what was seen before that stays.
 */
export async function followGdap(ctx: ServiceContext): Promise<number> {
  const admin = ctx.vendor?.delegatedAdmin;
  if (!admin || !may(ctx.actor, "gdap.follow")) return 0;
  let moved = 0;
  for (let after: GdapRequestId | null = null, isMore = true; isMore; ) {
    const waiting = await listWaitingGdapRequests(ctx.db, ctx.workspaceId, after, page);
    for (const request of waiting) if (await look(ctx, admin, request)) moved += 1;
    after = waiting.at(-1)?.id ?? null;
    isMore = waiting.length === page;
  }
  for (let after: GdapEndId | null = null, isMore = true; isMore; ) {
    const ending = await listEndingGdap(ctx.db, ctx.workspaceId, after, page);
    for (const end of ending) if (await lookAtEnd(ctx, admin, end)) moved += 1;
    after = ending.at(-1)?.id ?? null;
    isMore = ending.length === page;
  }
  if (moved > 0) ctx.nudge();
  return moved;
}

/** The vendor told that a granular relationship changed: what it is now is read again before anything is said. */
export async function considerGdapNews(ctx: ServiceContext, news: VendorNews): Promise<"settled" | "later"> {
  const admin = ctx.vendor?.delegatedAdmin;
  if (news.kind !== "gdap.changed" || !admin) return "settled";
  if (!may(ctx.actor, "gdap.follow")) return "later";
  try {
    // An audit record may tell of a change without its id: then all that wait are looked at.
    if (news.gdapId === null) await followGdap(ctx);
    else await lookAtOne(ctx, admin, news.gdapId);
    return "settled";
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return "later";
    throw error;
  }
}

async function lookAtOne(ctx: ServiceContext, admin: DelegatedAdmin, gdapId: string): Promise<void> {
  const request = await findGdapRequestBy(ctx.db, ctx.workspaceId, gdapId);
  const end = await findOpenGdapEndOf(ctx.db, ctx.workspaceId, gdapId);
  const moved = [
    request !== null && (await look(ctx, admin, request)),
    end !== null && (await lookAtEnd(ctx, admin, end)),
  ];
  if (moved.includes(true)) ctx.nudge();
}

async function look(ctx: ServiceContext, admin: DelegatedAdmin, request: GdapRequest): Promise<boolean> {
  if (request.gdapId === null) return false;
  const seen = await admin.find(ctx.workspaceId, request.gdapId);
  if (followRequest(request, seen, ctx.now()) === null) return false;
  const moved = await moveRequest(ctx, request.id, (current) => {
    const event = followRequest(current, seen, ctx.now());
    return event && done(event);
  });
  return moved.ok && moved.value.state !== request.state;
}

async function lookAtEnd(ctx: ServiceContext, admin: DelegatedAdmin, end: GdapEnd): Promise<boolean> {
  const seen = await admin.find(ctx.workspaceId, end.gdapId);
  if (followEnd(end, seen, ctx.now()) === null) return false;
  const moved = await moveEnd(ctx, end.id, (current) => followEnd(current, seen, ctx.now()));
  return moved.ok && moved.value.state !== end.state;
}
