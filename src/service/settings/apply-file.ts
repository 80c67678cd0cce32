import type { SlackUserId } from "../../domain/ids.ts";
import type { RoleGrant, Settings, TeamChannel } from "../../domain/settings.ts";
import type { ServiceContext } from "../context.ts";
import { verbs } from "../verbs.ts";
import { assignRoles } from "./assign-roles.ts";
import { changeSettings } from "./change.ts";
import { saveChannel } from "./channels.ts";
import type { SetUpFile } from "./from-file.ts";
import { saveProvider } from "./providers.ts";
import { readSetUp } from "./read.ts";

/** What Slack was asked beforehand. */
export interface AskedOfSlack {
  readonly presentAdminAgent: SlackUserId | null;
  readonly channels: readonly { readonly id: string; readonly name: string; readonly isShared: boolean }[];
}

export interface Applied {
  /** One line for each change, in English: the operator's command prints them. Empty when all was so already. */
  readonly changes: readonly string[];
  /** Why it stopped, as the verb's reason; what was changed before stays. */
  readonly refusal: string | null;
}

const change = verbs("settings", { change: changeSettings });
const role = verbs("role", { assign: assignRoles });
const provider = verbs("provider", { save: saveProvider });
const channel = verbs("channel", { save: saveChannel });

/** Makes the workspace's set-up what the file says; a second run changes nothing. Roles come last. */
export async function applySetUp(
  ctx: ServiceContext,
  file: SetUpFile,
  asked: AskedOfSlack,
): Promise<Applied> {
  const changes: string[] = [];
  const before = await readSetUp(ctx);
  let { version } = before;
  const settings = settingsOf(file);
  const steps: (readonly [string, () => Promise<{ ok: true } | { ok: false; reason: string }>])[] = [];
  if (!isSame(before.settings, settings)) {
    steps.push(["changed the settings", () => change.change(ctx, settings, version)]);
  }
  for (const wanted of file.providers) {
    const known = before.providers.find((each) => each.name === wanted.name);
    if (known?.tenantId === wanted.tenantId) continue;
    const draft = { id: known?.id ?? null, ...wanted };
    steps.push([`saved the provider ${wanted.name}`, () => provider.save(ctx, draft, version)]);
  }
  for (const wanted of channelsOf(file, asked)) {
    const known = before.channels.find((each) => each.id === wanted.id);
    const isDefault = wanted.isDefault || (known?.isDefault ?? false);
    if (known && isSame(known, { ...wanted, isDefault })) continue;
    steps.push([`saved the channel ${wanted.id}`, () => channel.save(ctx, wanted, version)]);
  }
  if (!hasRoles(before.grants, file)) {
    const assignment = { ...file.roles, presentAdminAgent: asked.presentAdminAgent };
    steps.push(["changed the roles", () => role.assign(ctx, { ...assignment, version })]);
  }

  for (const [said, step] of steps) {
    const outcome = await step();
    if (!outcome.ok) return { changes, refusal: outcome.reason };
    changes.push(said);
    version += 1;
  }
  return { changes, refusal: null };
}

function settingsOf({ partner, deadlines, policy, retention }: SetUpFile): Settings {
  return {
    partnerName: partner.name,
    partnerKind: partner.kind,
    emailLanguage: partner.emailLanguage,
    invitationValidForDays: deadlines.invitationDays,
    attestationValidForDays: deadlines.attestationDays,
    ownRemovalAllowed: policy.ownRemovalNeedsNoSecondPerson,
    sharedChannelsAllowed: policy.sharedChannelsMayCarryCustomerData,
    passportsWanted: policy.ownPageBesideVendorLink,
    personalDataKeptForMonths: retention.personalDataMonths,
    auditDetailsKeptForMonths: retention.auditDetailsMonths,
  };
}

/** The default first, so that no other channel becomes it in passing. */
function channelsOf(file: SetUpFile, asked: AskedOfSlack): TeamChannel[] {
  return file.channels
    .map(({ id, language, default: isDefault }) => {
      const known = asked.channels.find((each) => each.id === id);
      return { id, language, isDefault, name: known?.name ?? id, isShared: known?.isShared ?? false };
    })
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
}

function hasRoles(grants: readonly RoleGrant[], { roles }: SetUpFile): boolean {
  const has = grants.map(({ role, holder }) =>
    [role, holder.kind === "person" ? holder.slackUserId : holder.slackGroupId].join(" "),
  );
  const wants = (
    [
      ["admin-agent", roles.adminAgents],
      ["sales-agent", roles.salesAgents],
    ] as const
  ).flatMap(([role, { people, groups }]) => [...people, ...groups].map((id) => `${role} ${id}`));
  return isSame([...has].sort(), [...new Set(wants)].sort());
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}
