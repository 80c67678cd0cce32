import type { StaffActor } from "../domain/actor.ts";
import { SlackUserId } from "../domain/ids.ts";
import type { Declined } from "../domain/outcome.ts";
import { may, type Permission, whoMay } from "../domain/permissions.ts";
import type { RoleGrant } from "../domain/settings.ts";
import type { MessageKey, Translate } from "../i18n/index.ts";
import type * as service from "../service/index.ts";
import { plainDate } from "./blocks.ts";
import type { Person } from "./handler.ts";
import { troubleSentence } from "./messages/trouble.ts";

type Answer<Verb> = Verb extends (...parameters: never[]) => Promise<infer Value> ? Value : never;
type ReasonIn<Value> = Value extends Declined<infer Reason> ? Reason : never;
type ReasonsIn<Verbs> = Verbs extends ((...parameters: never[]) => unknown) | readonly unknown[]
  ? never
  : { [Name in keyof Verbs]: ReasonIn<Answer<Verbs[Name]>> }[keyof Verbs];
type Service = typeof service;

/** Every reason that a verb of the service may refuse with: a new one does not compile until both languages can say it. */
export type RefusalReason = Extract<
  { [Name in keyof Service]: ReasonsIn<Service[Name]> }[keyof Service],
  string
>;

const sentences = {
  "not-permitted": "refusal.not-permitted",
  "not-found": "refusal.not-found",
  "not-ours": "refusal.not-ours",
  "not-set-up": "refusal.not-set-up",
  "address-not-public": "refusal.address-not-public",
  invalid: "refusal.invalid",
  "out-of-range": "refusal.out-of-range",
  "changed-meanwhile": "refusal.changed-meanwhile",
  "last-admin-agent": "refusal.last-admin-agent",
  "default-channel": "refusal.default-channel",
  "no-channel": "refusal.no-channel",
  "channel-unknown": "refusal.channel-unknown",
  "channel-shared": "refusal.channel-shared",
  "provider-unknown": "refusal.provider-unknown",
  "duplicate-tenant": "refusal.duplicate-tenant",
  "still-a-draft": "refusal.still-a-draft",
  "already-sent": "refusal.already-sent",
  "already-accepted": "refusal.already-accepted",
  "already-declined": "refusal.already-declined",
  "already-expired": "refusal.already-expired",
  "already-withdrawn": "refusal.already-withdrawn",
  "already-discarded": "refusal.already-discarded",
  "already-answered": "refusal.already-answered",
  "already-pending": "refusal.already-pending",
  "already-active": "refusal.already-active",
  "already-removed": "refusal.already-removed",
  "already-requested": "refusal.already-requested",
  "no-link": "refusal.no-link",
  "link-missing": "refusal.link-missing",
  "nothing-new": "refusal.nothing-new",
  "not-due": "refusal.not-due",
  "not-stuck": "refusal.not-stuck",
  "card-elsewhere": "refusal.card-elsewhere",
  unreadable: "refusal.unreadable",
  "file-too-large": "refusal.file-too-large",
  "list-elsewhere": "refusal.list-elsewhere",
  "still-to-be-done": "refusal.still-to-be-done",
  "directory-unavailable": "refusal.directory-unavailable",
  "tenant-unknown": "refusal.tenant-unknown",
  "still-attested": "refusal.still-attested",
  "already-approved": "refusal.already-approved",
  "already-executing": "refusal.already-executing",
  "already-executed": "refusal.already-executed",
  "already-failed": "refusal.already-failed",
  "already-abandoned": "refusal.already-abandoned",
  "already-denied": "refusal.already-denied",
  "already-lapsed": "refusal.already-lapsed",
  "attestation-lapsed": "refusal.attestation-lapsed",
  "no-provider-task": "refusal.no-provider-task",
  "provider-already-told": "refusal.provider-already-told",
  "own-request": "refusal.own-request",
  "facts-changed": "refusal.facts-changed",
  blocked: "refusal.blocked",
  "reason-missing": "refusal.reason-missing",
  "reason-too-long": "refusal.reason-too-long",
  "not-declared": "refusal.not-declared",
  "text-changed": "refusal.text-changed",
  "not-our-leg": "refusal.not-our-leg",
  "not-your-preparation": "refusal.not-your-preparation",
  "preparation-over": "refusal.preparation-over",
  "notice-already-given": "refusal.notice-already-given",
  "notice-unclear": "refusal.notice-unclear",
  "empty-file": "import.refused.empty-file",
  "no-name-column": "import.refused.no-name-column",
  "not-utf8": "import.refused.not-utf8",
  "not-shown-yet": "acceptance.refusal.not-shown",
  "other-tenant": "acceptance.refusal.other-tenant",
  "names-differ": "acceptance.refusal.names-differ",
  "already-matched": "acceptance.refusal.already-matched",
  "already-doubted": "acceptance.refusal.already-doubted",
  "already-adopted": "acceptance.refusal.already-adopted",
  "already-ignored": "acceptance.refusal.already-ignored",
  guest: "refusal.guest",
  outsider: "refusal.outsider",
  bot: "refusal.bot",
  deactivated: "refusal.deactivated",
  "directory-is-elsewhere": "refusal.directory-is-elsewhere",
  "slack-cannot-answer": "refusal.slack-cannot-answer",
  "already-reading": "refusal.already-reading",
  "no-customer-list": "refusal.no-customer-list",
  "never-read": "refusal.never-read",
  "reading-finished": "refusal.reading-finished",
  "reading-failed": "refusal.reading-failed",
  "reading-stopped": "refusal.reading-stopped",
  "difference-gone": "refusal.difference-gone",
  "difference-taken-over": "refusal.difference-taken-over",
  "difference-set-aside": "refusal.difference-set-aside",
  "nothing-to-take-over": "refusal.nothing-to-take-over",
  "gdap-not-here": "refusal.gdap-not-here",
  "gdap-without-tenant": "refusal.gdap-without-tenant",
  "gdap-name-used": "refusal.gdap-name-used",
  "gdap-not-created-yet": "refusal.gdap-not-created-yet",
  "gdap-was-refused": "refusal.gdap-was-refused",
  "gdap-already-drafted": "refusal.gdap-already-drafted",
  "gdap-already-handed-over": "refusal.gdap-already-handed-over",
  "gdap-already-approved": "refusal.gdap-already-approved",
  "gdap-lapsed": "refusal.gdap-lapsed",
  "gdap-request-ended": "refusal.gdap-request-ended",
  "gdap-discarded": "refusal.gdap-discarded",
  "gdap-nothing-chosen": "refusal.gdap-nothing-chosen",
  "gdap-end-already-asked": "refusal.gdap-end-already-asked",
  "already-undone": "refusal.already-undone",
  "too-late": "refusal.too-late",
} as const satisfies Record<RefusalReason, MessageKey>;

interface Explaining {
  readonly t: Translate;
  readonly person: Person;
  readonly actor: StaffActor;
  readonly grants: () => Promise<readonly RoleGrant[]>;
  readonly nameOf: (slackUserId: SlackUserId) => Promise<string>;
  /** Up to three who can help now; null when Slack does not say. */
  readonly presentAdmins: (grants: readonly RoleGrant[]) => Promise<readonly SlackUserId[] | null>;
}

/** Says which rule said no, what already happened, by whom and when, and who could do it now: whole plain sentences. */
export async function explainRefusal(
  refusal: Declined<RefusalReason>,
  permission: Permission | null,
  explaining: Explaining,
): Promise<string> {
  const trouble = troubleSentence(explaining.t, refusal.about.trouble);
  if (trouble !== null) return `${explaining.t("refusal.directory-trouble")} ${trouble}`;
  const rule = explaining.t(sentences[refusal.reason]);
  const more =
    refusal.reason === "not-permitted" && permission !== null
      ? await whoCould(permission, explaining)
      : await whatHappened(refusal, explaining);
  return more === null ? rule : `${rule} ${more}`;
}

async function whatHappened({ about }: Declined<string>, { t, person, nameOf }: Explaining) {
  const by = SlackUserId.safeParse(about.by);
  const who = by.success ? await nameOf(by.data) : null;
  const when = about.at ? plainDate(about.at, person.language, person.timeZone) : null;
  if (who !== null && when !== null) return t("refusal.who.by-at", { who, when });
  if (who !== null) return t("refusal.who.by", { who });
  return when !== null ? t("refusal.who.at", { when }) : null;
}

/** Up to three admin agents by name: they can do it, or give the role for it. */
async function whoCould(permission: Permission, explaining: Explaining): Promise<string> {
  const { t, person, actor, grants, nameOf } = explaining;
  const admins = (await grants()).filter((each) => each.role === "admin-agent");
  if (admins.length === 0) return t("refusal.who.nobody");
  const present = await explaining.presentAdmins(admins);
  if (present !== null && present.length === 0) return t("refusal.who.nobody");
  const named = admins.flatMap(({ holder }) => (holder.kind === "person" ? [holder.slackUserId] : []));
  const people = present ?? named;
  const hasGroup = present === null && admins.some(({ holder }) => holder.kind === "group");
  const shown = await Promise.all(people.slice(0, 3).map(nameOf));
  const all = hasGroup ? [...shown, t("refusal.who.group")] : shown;
  const names = new Intl.ListFormat(person.language, { type: "disjunction" }).format(all);
  if (may(actor, permission, actor.slackUserId)) return t("refusal.who.own", { names });
  return whoMay(permission).includes("sales-agent")
    ? t("refusal.who.both-roles", { names })
    : t("refusal.who.admin-agents", { names });
}
