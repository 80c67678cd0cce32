import { inTransaction } from "../../../db/client.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { daysAllowed, monthsAllowed, nameLimits, type Settings } from "../../domain/settings.ts";
import { tidyLine } from "../../domain/typed-text.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

export type SettingsRefusal = "not-permitted" | "changed-meanwhile" | "out-of-range";

/** Changes how the workspace works. `version` is that of the screen (or reading) the change was made on. */
export async function changeSettings(
  ctx: ServiceContext,
  wanted: Settings,
  version: number,
): Promise<Outcome<Settings, SettingsRefusal>> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");
  const after = { ...wanted, partnerName: wanted.partnerName === null ? null : tidyLine(wanted.partnerName) };
  const isNameLost = wanted.partnerName !== null && after.partnerName === null;
  if (isNameLost || !isInRange(after)) return declined("out-of-range");

  return inTransaction(ctx.db, async (tx) => {
    const stored = await lockSettings(tx, ctx.workspaceId);
    if (stored.version !== version) return changedMeanwhile;

    await saveSettings(tx, ctx.workspaceId, after, version);
    await record(tx, ctx, { type: "settings.changed", before: stored.settings, after });
    return done(after);
  });
}

export const changedMeanwhile: Declined<"changed-meanwhile"> = declined("changed-meanwhile");

function isInRange(settings: Settings): boolean {
  const days = [settings.invitationValidForDays, settings.attestationValidForDays];
  const months = [settings.personalDataKeptForMonths, settings.auditDetailsKeptForMonths];
  const name = settings.partnerName;
  return (
    days.every((each) => isWithin(each, daysAllowed)) &&
    months.every((each) => each === null || isWithin(each, monthsAllowed)) &&
    (name === null || [...name].length <= nameLimits.partnerName)
  );
}

function isWithin(count: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(count) && count >= min && count <= max;
}
