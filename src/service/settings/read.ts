import { listTeamChannels } from "../../../db/queries/channels.ts";
import { listProviders } from "../../../db/queries/providers.ts";
import { listRoleGrants } from "../../../db/queries/roles.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import type { Provider, RoleGrant, Settings, TeamChannel } from "../../domain/settings.ts";
import type { ServiceContext } from "../context.ts";

/** Everything the set-up shows. `version` goes along with every change made from that screen. */
export interface SetUp {
  readonly settings: Settings;
  readonly grants: readonly RoleGrant[];
  readonly providers: readonly Provider[];
  readonly channels: readonly TeamChannel[];
  readonly version: number;
}

/** Holds no customer data; who may see the screen is the edge's to ask with `may`. */
export async function readSetUp(ctx: Reader): Promise<SetUp> {
  const [{ settings, version }, grants, providers, channels] = await Promise.all([
    readSettings(ctx.db, ctx.workspaceId),
    listRoleGrants(ctx.db, ctx.workspaceId),
    listProviders(ctx.db, ctx.workspaceId),
    listTeamChannels(ctx.db, ctx.workspaceId),
  ]);
  return { settings, grants, providers, channels, version };
}

/** Who holds which role by name or by group; asked on every click, so it is one query. */
export function readRoleGrants(ctx: Reader): Promise<RoleGrant[]> {
  return listRoleGrants(ctx.db, ctx.workspaceId);
}

type Reader = Pick<ServiceContext, "db" | "workspaceId">;
