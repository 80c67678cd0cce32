import type { ModalView } from "@slack/types";
import type { DomainEvent } from "../../domain/events.ts";
import { CustomerId } from "../../domain/ids.ts";
import type { MessageKey, SupportedLanguage, Translate } from "../../i18n/index.ts";
import type { AuditPage } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  escapeMrkdwn,
  mention,
  plain,
  present,
  section,
  slackDate,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";

const acts = {
  "invitation.drafted": "trail.act.invitation.drafted",
  "invitation.revised": "trail.act.invitation.revised",
  "invitation.linked": "trail.act.invitation.linked",
  "invitation.discarded": "trail.act.invitation.discarded",
  "invitation.sent": "trail.act.invitation.sent",
  "invitation.answered": "trail.act.invitation.answered",
  "invitation.expired": "trail.act.invitation.expired",
  "invitation.withdrawn": "trail.act.invitation.withdrawn",
  "relationship.activated": "trail.act.relationship.activated",
  "relationship.removed": "trail.act.relationship.removed",
  "removal.attested": "trail.act.removal.attested",
  "removal.decision-asked": "trail.act.removal.decision-asked",
  "removal.approved": "trail.act.removal.approved",
  "removal.denied": "trail.act.removal.denied",
  "removal.withdrawn": "trail.act.removal.withdrawn",
  "removal.lapsed": "trail.act.removal.lapsed",
  "removal.executing": "trail.act.removal.executing",
  "removal.executed": "trail.act.removal.executed",
  "removal.failed": "trail.act.removal.failed",
  "removal.abandoned": "trail.act.removal.abandoned",
  "removal.notice-given": "trail.act.removal.notice-given",
  "customer.added": "trail.act.customer.added",
  "customer.edited": "trail.act.customer.edited",
  "customers.imported": "trail.act.customers.imported",
  "customers.import-undone": "trail.act.customers.import-undone",
  "customers.exported": "trail.act.customers.exported",
  "settings.changed": "trail.act.settings.changed",
  "role.granted": "trail.act.role.granted",
  "role.withdrawn": "trail.act.role.withdrawn",
  "standing.changed": "trail.act.standing.changed",
  "channel.moved": "trail.act.channel.moved",
  "provider.saved": "trail.act.provider.saved",
  "provider.removed": "trail.act.provider.removed",
  "channel.saved": "trail.act.channel.saved",
  "channel.removed": "trail.act.channel.removed",
  "set-up.reopened": "trail.act.set-up.reopened",
  "registry.entered": "trail.act.registry.entered",
  "outbox.retried": "trail.act.outbox.retried",
  "outbox.dismissed": "trail.act.outbox.dismissed",
  "outbox.gave-up": "trail.act.outbox.gave-up",
  "app.installed": "trail.act.app.installed",
  "app.uninstalled": "trail.act.app.uninstalled",
  "app.revoked": "trail.act.app.revoked",
  "app.renewal-refused": "trail.act.app.renewal-refused",
  "audit.purged": "trail.act.audit.purged",
  "database.restored": "trail.act.database.restored",
  "personal-data.emptied": "trail.act.personal-data.emptied",
  "removal.provider-asked": "trail.act.removal.provider-asked",
  "removal.provider-told": "trail.act.removal.provider-told",
  "acceptance.seen": "trail.act.acceptance.seen",
  "acceptance.matched": "trail.act.acceptance.matched",
  "acceptance.doubted": "trail.act.acceptance.doubted",
  "acceptance.adopted": "trail.act.acceptance.adopted",
  "acceptance.ignored": "trail.act.acceptance.ignored",
  "drift.found": "trail.act.drift.found",
  "drift.gone": "trail.act.drift.gone",
  "drift.taken-over": "trail.act.drift.taken-over",
  "drift.dismissed": "trail.act.drift.dismissed",
  "gdap.requested": "trail.act.gdap.requested",
  "gdap.request-moved": "trail.act.gdap.request-moved",
  "gdap.request-handed-over": "trail.act.gdap.request-handed-over",
  "gdap.end-asked": "trail.act.gdap.end-asked",
  "gdap.end-moved": "trail.act.gdap.end-moved",
  "vendor.signed-in": "trail.act.vendor.signed-in",
  "vendor.sign-in-failed": "trail.act.vendor.sign-in-failed",
  "vendor.web-hook-registered": "trail.act.vendor.web-hook-registered",
  "keys.rotated": "trail.act.keys.rotated",
  "directory.synced": "trail.act.directory.synced",
  "passport.opened": "trail.act.passport.opened",
  "passport.answered": "trail.act.passport.answered",
} as const satisfies Record<DomainEvent["type"], MessageKey>;

export interface TrailShown {
  readonly t: Translate;
  readonly language: SupportedLanguage;
  readonly page: AuditPage;
  readonly names: ReadonlyMap<CustomerId, string>;
  /** The customer that it is about, if it is about one. */
  readonly customerId: CustomerId | null;
  readonly isNewest: boolean;
}

/** One page of the audit trail, newest first. */
export function trailView({ t, language, page, names, customerId, isNewest }: TrailShown): ModalView {
  const name = customerId ? names.get(customerId) : undefined;
  const turns = [
    ...(isNewest ? [] : [button(actions.auditNewest, t("trail.newest"), { value: "0" })]),
    ...(page.next === null
      ? []
      : [button(actions.auditOlder, t("trail.older"), { value: String(page.next) })]),
  ];
  return {
    type: "modal",
    callback_id: views.audit,
    title: plain(t("trail.title"), 24),
    close: plain(t("common.close"), 24),
    private_metadata: customerId ?? "",
    blocks: present([
      name !== undefined && context(t("trail.of", { customer: escapeMrkdwn(name) })),
      page.entries.length === 0 && section(t("trail.none")),
      page.entries.map((entry) => section(line(t, language, entry, names))),
      turns.length > 0 && actionsBlock(turns),
    ]),
  };
}

type Entry = AuditPage["entries"][number];

function line(
  t: Translate,
  language: SupportedLanguage,
  entry: Entry,
  names: ReadonlyMap<CustomerId, string>,
): string {
  const said = { when: slackDate(entry.at, language), who: mention(entry.actor), what: what(t, entry) };
  const id = CustomerId.safeParse(entry.customerId);
  const customer = id.success ? names.get(id.data) : undefined;
  return customer === undefined
    ? t("trail.line", said)
    : t("trail.line.customer", { ...said, customer: escapeMrkdwn(customer) });
}

function what(t: Translate, { act, outcome, reason }: Entry): string {
  const code = `\`${act}\``;
  if (outcome === "refused") return t("trail.refused", { act: code, reason: reason ?? "" });
  const known: Readonly<Record<string, (typeof acts)[DomainEvent["type"]]>> = acts;
  const key = Object.hasOwn(known, act) ? known[act] : undefined;
  // An entry of a newer version, read by an older process.
  return key ? t(key) : code;
}
