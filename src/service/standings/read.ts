import { listLikely } from "../../../db/queries/acceptances.ts";
import { listTeamChannels } from "../../../db/queries/channels.ts";
import { listCustomerNames } from "../../../db/queries/customers.ts";
import { findInvitation, listDraftsBy } from "../../../db/queries/invitations.ts";
import { listOpenRemovalsBy } from "../../../db/queries/removals.ts";
import { listRoleGrants } from "../../../db/queries/roles.ts";
import { findStanding, listPeopleWithOpenWork, listStandings } from "../../../db/queries/slack-standings.ts";
import type { CustomerId, InvitationId, RemovalRequestId, SlackUserId } from "../../domain/ids.ts";
import type { RoleGrant, TeamChannel } from "../../domain/settings.ts";
import type { KnownStanding, SlackKind } from "../../domain/slack-standing.ts";
import type { ServiceContext } from "../context.ts";

type Reader = Pick<ServiceContext, "db" | "workspaceId">;

/** All that has to be asked of Slack: who holds roles by name or by group, who has open work, where cards go. */
export interface Dependencies {
  readonly grants: readonly RoleGrant[];
  readonly channels: readonly TeamChannel[];
  readonly people: readonly SlackUserId[];
}

export async function readDependencies({ db, workspaceId }: Reader): Promise<Dependencies> {
  const [grants, channels, working, known] = await Promise.all([
    listRoleGrants(db, workspaceId),
    listTeamChannels(db, workspaceId),
    listPeopleWithOpenWork(db, workspaceId),
    listStandings(db, workspaceId),
  ]);
  const named = grants.flatMap(({ holder }) => (holder.kind === "person" ? [holder.slackUserId] : []));
  // Ids of people come from Slack and were parsed on their way in.
  const left = known.flatMap((each) => (each.kind === "person" ? [each.slackId as SlackUserId] : []));
  return { grants, channels, people: [...new Set([...named, ...working, ...left])] };
}

export function getStanding(ctx: Reader, kind: SlackKind, slackId: string): Promise<KnownStanding | null> {
  return findStanding(ctx.db, ctx.workspaceId, kind, slackId);
}

/** What somebody left open, oldest first in each list, at most `limit` of each. */
export interface OpenWork {
  readonly drafts: readonly { readonly id: InvitationId; readonly customerId: CustomerId }[];
  readonly removals: readonly { readonly id: RemovalRequestId; readonly customerId: CustomerId }[];
  readonly likely: readonly { readonly customerId: CustomerId }[];
  readonly names: ReadonlyMap<CustomerId, string>;
}

/** For the bot itself, which tells it to admin agents. */
export async function readOpenWork(ctx: Reader, who: SlackUserId, limit: number): Promise<OpenWork> {
  const { db, workspaceId } = ctx;
  const [drafts, removals, acceptances] = await Promise.all([
    listDraftsBy(db, workspaceId, who, limit),
    listOpenRemovalsBy(db, workspaceId, who, limit),
    listLikely(db, workspaceId, who, limit),
  ]);
  const invited = await Promise.all(
    acceptances.map(({ invitationId }) =>
      invitationId === null ? null : findInvitation(db, workspaceId, invitationId),
    ),
  );
  const likely = invited.flatMap((each) => (each ? [{ customerId: each.invitation.customerId }] : []));
  const ids = [...drafts, ...removals, ...likely].map((each) => each.customerId);
  const names = await listCustomerNames(db, workspaceId, [...new Set(ids)]);
  return { drafts, removals, likely, names: new Map(names.map(({ id, companyName }) => [id, companyName])) };
}
