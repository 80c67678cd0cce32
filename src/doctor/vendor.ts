import { differenceInDays } from "date-fns";
import { hasEnded, sealContext, tenantOf } from "../adapters/partner-center/account.ts";
import { createCheckUp, type Looked, type VendorCheckUp } from "../adapters/partner-center/check-up.ts";
import { audiencesOf, hostsOf } from "../adapters/partner-center/hosts.ts";
import { createLogins } from "../adapters/partner-center/login.ts";
import type { Registration } from "../adapters/partner-center/registration.ts";
import {
  isOwnAddress,
  isReachable,
  webHookAddress,
  webHookBase,
  webHookKey,
} from "../adapters/partner-center/web-hook-address.ts";
import { createSealer } from "../adapters/sealer.ts";
import type { PartnerCenterConfig } from "../config/partner-center.ts";
import type { DirectoryTrouble } from "../ports/partner-directory.ts";
import type { WorkspaceFacts } from "./database-facts.ts";
import { type Finding, found, type Level } from "./finding.ts";
import type { Keys } from "./key.ts";
import { printable } from "./slack.ts";

export interface VendorState {
  readonly findings: readonly Finding[];
  readonly clock: { readonly theirs: Date; readonly ours: Date } | null;
}

/** Soon enough for somebody to sign in anew by day. */
const soonDays = 14;

/** How one workspace stands with Partner Center. Asks with the rights it has, and keeps nothing of what it got. */
export async function examineVendor(
  config: PartnerCenterConfig,
  { workspaceId, account, hook }: WorkspaceFacts,
  keys: Keys,
  publicUrl: string | null,
  now: Date,
): Promise<VendorState> {
  const hosts = hostsOf(config);
  const { clientId, clientSecret } = config;
  const partnerTenantId = account ? tenantOf({ partnerTenantId: config.tenantId }, account) : config.tenantId;
  if (partnerTenantId === null)
    return { findings: [found("warning", "doctor.partner-center.not-signed-in")], clock: null };
  const loginAt = createLogins({
    ...{ login: hosts.login, audiences: audiencesOf(config.cloud), clientId, clientSecret },
  });
  const login = loginAt(partnerTenantId);
  const sealed = account && !hasEnded(account, now) ? account.sealedRefreshToken : null;
  const refreshToken = sealed === null ? null : tryToOpen(keys, sealed, sealContext(workspaceId));
  const checkUp = createCheckUp({ hosts, login, workspaceId, refreshToken });
  const findings: Finding[] = [];
  let clock: VendorState["clock"] = null;
  if (!account) findings.push(found("warning", "doctor.partner-center.not-signed-in"));
  else if (sealed === null)
    findings.push(found("fault", "doctor.partner-center.ended", { as: account.signedInAs }));
  else if (refreshToken === null) findings.push(found("fault", "doctor.partner-center.sealed"));
  else {
    const days = differenceInDays(account.endsAt, now);
    const as = printable(account.signedInAs);
    findings.push(
      days < soonDays
        ? found("warning", "doctor.partner-center.ends-soon", { as, days })
        : found("ok", "doctor.partner-center.signed-in", { as, days }),
    );
    const rights = await examineRights(checkUp);
    findings.push(...rights.findings);
    clock = rights.clock;
  }
  const registration = await checkUp.registration();
  findings.push(
    registration.ok
      ? examineHook(registration.value)
      : refusal(registration, "doctor.partner-center.hook-unread", "warning"),
  );
  return { findings, clock };

  function examineHook(registered: Registration | null): Finding {
    const base = publicUrl === null ? null : webHookBase(publicUrl, workspaceId);
    if (registered && !isOwnAddress(registered.url, workspaceId))
      return found("warning", "doctor.partner-center.hook-foreign", { host: hostOf(registered.url) });
    if (base === null || !isReachable(base, hosts.api))
      return found("warning", "doctor.partner-center.hook-no-address");
    const ours = [keys.first, ...keys.others].map((key) => key && webHookAddress(base, webHookKey(key)));
    if (!registered || !ours.includes(registered.url))
      return found("warning", "doctor.partner-center.hook-missing");
    return hook?.lastEventAt
      ? found("ok", "doctor.partner-center.hook", { days: differenceInDays(now, hook.lastEventAt) })
      : found("ok", "doctor.partner-center.hook-unproven");
  }
}

async function examineRights(checkUp: VendorCheckUp): Promise<VendorState> {
  const before = Date.now();
  const customers = await checkUp.customers();
  const ours = new Date((before + Date.now()) / 2);
  const findings = [
    customers.ok
      ? found("ok", "doctor.partner-center.reads-customers")
      : refusal(customers, "doctor.partner-center.customers-refused", "fault"),
  ];
  const asked = checkUp.delegatedAdmin();
  const delegated = asked === null ? null : await asked;
  if (delegated)
    findings.push(
      delegated.ok
        ? found("ok", "doctor.partner-center.reads-gdap")
        : refusal(delegated, "doctor.partner-center.gdap-refused", "warning"),
    );
  const theirs = customers.ok ? customers.value : null;
  return { findings, clock: theirs && { theirs, ours } };
}

type RefusalKey =
  | "doctor.partner-center.customers-refused"
  | "doctor.partner-center.gdap-refused"
  | "doctor.partner-center.hook-unread";

/** What it ran into is said in the words that admin agents read in Slack. */
function refusal(looked: Extract<Looked<unknown>, { ok: false }>, key: RefusalKey, level: Level): Finding {
  const { trouble, status } = looked;
  if (trouble === "no-answer" || trouble === "throttled")
    return found(level, "doctor.partner-center.silent", { trouble });
  if (trouble === null) return found(level, "doctor.partner-center.status", { status: status ?? 0 });
  return { ...found(level, key, { what: "" }), text: (t) => t(key, { what: t(sentenceOf(trouble)) }) };
}

function sentenceOf<Trouble extends DirectoryTrouble>(trouble: Trouble): `connection.trouble.${Trouble}` {
  return `connection.trouble.${trouble}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "?";
}

function tryToOpen({ first, others }: Keys, sealed: string, context: string): string | null {
  try {
    return first && createSealer(first, others).open(sealed, context);
  } catch {
    return null;
  }
}
