import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockGdapEnd, saveGdapEnd } from "../../../db/queries/gdap-ends.ts";
import { lockGdapRequest, saveGdapRequest } from "../../../db/queries/gdap-requests.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { Bulletin } from "../../domain/bulletin.ts";
import type { GdapEnd, GdapEvent, GdapRequest } from "../../domain/gdap.ts";
import type { GdapEndId, GdapRequestId, SlackChannelId, SlackUserId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { Dispatch } from "../announce.ts";
import { forChannel, forPerson } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

type RequestEvent = Extract<GdapEvent, { readonly request: GdapRequest }>;
type EndEvent = Extract<GdapEvent, { readonly end: GdapEnd }>;

/** One step of a request: lock, decide, save, tell, record. `extra` are messages that go with it. */
export async function moveRequest<Reason extends string>(
  ctx: ServiceContext,
  id: GdapRequestId,
  decide: (request: GdapRequest) => Outcome<RequestEvent, Reason> | null,
  extra: (request: GdapRequest) => readonly Dispatch[] = () => [],
): Promise<Outcome<GdapRequest, Reason | "not-found">> {
  return inTransaction(ctx.db, async (tx) => {
    const request = await lockGdapRequest(tx, ctx.workspaceId, id);
    if (!request) return declined("not-found");
    const decision = decide(request);
    if (decision === null) return done(request);
    if (!decision.ok) return decision;
    const next = decision.value.request;
    await saveGdapRequest(tx, ctx.workspaceId, request.state, next);
    const told = next.state === request.state ? [] : tellOfRequest(ctx, next);
    await send(tx, ctx, [...told, ...extra(next)]);
    await record(tx, ctx, decision.value);
    return done(next);
  });
}

/** One step of an end, by what is seen. Null decides nothing. */
export async function moveEnd(
  ctx: ServiceContext,
  id: GdapEndId,
  decide: (end: GdapEnd) => EndEvent | null,
): Promise<Outcome<GdapEnd, "not-found">> {
  return inTransaction(ctx.db, async (tx) => {
    const end = await lockGdapEnd(tx, ctx.workspaceId, id);
    if (!end) return declined("not-found");
    const event = decide(end);
    if (event === null) return done(end);
    await saveGdapEnd(tx, ctx.workspaceId, end.state, event.end);
    await send(tx, ctx, tellOfEnd(ctx, event.end));
    await record(tx, ctx, event);
    return done(event.end);
  });
}

/** The team hears of a request once it left for the customer; whoever asked, of what they did not do themselves. */
function tellOfRequest(ctx: ServiceContext, request: GdapRequest): Dispatch[] {
  const bulletin: Bulletin = { kind: "gdap.request", id: request.id };
  const people = [request.requestedBy, request.handedOverBy];
  switch (request.state) {
    case "refused":
      return toPeople(ctx, people, bulletin);
    case "handed-over":
      return toChannel(ctx, request.channelId, bulletin);
    case "active":
    case "lapsed":
    case "ended":
      return [...toChannel(ctx, request.channelId, bulletin), ...toPeople(ctx, people, bulletin)];
    case "asked":
    case "drafted":
    case "discarded":
      return [];
  }
}

export function tellOfEnd(ctx: ServiceContext, end: GdapEnd): Dispatch[] {
  const bulletin: Bulletin = { kind: "gdap.end", id: end.id };
  const isSettled = end.state === "ended" || end.state === "failed";
  return [
    ...toChannel(ctx, end.channelId, bulletin),
    ...(isSettled ? toPeople(ctx, [end.askedBy], bulletin) : []),
  ];
}

function toChannel(ctx: ServiceContext, channelId: SlackChannelId | null, bulletin: Bulletin): Dispatch[] {
  return channelId === null ? [] : [forChannel(ctx, channelId, bulletin)];
}

function toPeople(
  ctx: ServiceContext,
  people: readonly (SlackUserId | null)[],
  bulletin: Bulletin,
): Dispatch[] {
  const own = ctx.actor.kind === "staff" ? ctx.actor.slackUserId : null;
  return [...new Set(people)].flatMap((to) =>
    to === null || to === own ? [] : [forPerson(ctx, to, bulletin)],
  );
}

async function send(tx: Tx, ctx: ServiceContext, messages: readonly Dispatch[]): Promise<void> {
  if (messages.length > 0) await enqueue(tx, ctx.workspaceId, [...messages], ctx.now());
}
