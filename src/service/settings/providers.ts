import { inTransaction } from "../../../db/client.ts";
import { findProvider, hideProvider, saveProviderRow } from "../../../db/queries/providers.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import { ProviderId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { nameLimits, type Provider } from "../../domain/settings.ts";
import { tidyLine } from "../../domain/typed-text.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { changedMeanwhile } from "./change.ts";

type Refusal = "not-permitted" | "not-found" | "changed-meanwhile";

/** Adds an indirect provider (`id` null) or changes one. */
export async function saveProvider(
  ctx: ServiceContext,
  draft: Omit<Provider, "id"> & { readonly id: ProviderId | null },
  version: number,
): Promise<Outcome<Provider, Refusal | "out-of-range">> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");
  const name = tidyLine(draft.name);
  if (name === null || [...name].length > nameLimits.providerName) return declined("out-of-range");

  return inTransaction(ctx.db, async (tx) => {
    const stored = await lockSettings(tx, ctx.workspaceId);
    if (stored.version !== version) return changedMeanwhile;
    const known = draft.id && (await findProvider(tx, ctx.workspaceId, draft.id));
    if (draft.id && (!known || known.isRemoved)) return declined("not-found");

    const provider = { id: draft.id ?? ProviderId.parse(ctx.newId()), name, tenantId: draft.tenantId };
    await saveProviderRow(tx, ctx.workspaceId, provider);
    await saveSettings(tx, ctx.workspaceId, stored.settings, version);
    await record(tx, ctx, { type: "provider.saved", provider });
    return done(provider);
  });
}

/** Takes a provider off the list; what already names it goes on doing so. */
export async function removeProvider(
  ctx: ServiceContext,
  id: ProviderId,
  version: number,
): Promise<Outcome<Provider, Refusal>> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const stored = await lockSettings(tx, ctx.workspaceId);
    if (stored.version !== version) return changedMeanwhile;
    const known = await findProvider(tx, ctx.workspaceId, id);
    if (!known || known.isRemoved) return declined("not-found");

    const { isRemoved: _, ...provider } = known;
    await hideProvider(tx, ctx.workspaceId, id);
    await saveSettings(tx, ctx.workspaceId, stored.settings, version);
    await record(tx, ctx, { type: "provider.removed", provider });
    return done(provider);
  });
}
