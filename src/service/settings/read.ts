import { listTeamChannels } from "../../../db/queries/channels.ts";
import { listProviders } from "../../../db/queries/providers.ts";
import { listRoleGrants } from "../../../db/queries/roles.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
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

/** The same for whoever may change it, as a verb: a refusal is on record. */
export async function openSetUp(ctx: ServiceContext): Promise<Outcome<SetUp, "not-permitted">> {
  return may(ctx.actor, "settings.change") ? done(await readSetUp(ctx)) : declined("not-permitted");
}

/** Holds no customer data, and nothing here changes: screens list channels and providers from it. */
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
