import { domainToUnicode } from "node:url";
import type { Button, KnownBlock, ModalView } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import type { Customer } from "../../domain/customer.ts";
import { may } from "../../domain/permissions.ts";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import type { CustomerRecord } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  escapeMrkdwn,
  fields,
  header,
  limits,
  plain,
  plainSection,
  present,
  section,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { createVoice } from "../messages/voice.ts";
import { directoryBlocks } from "./customer-record-directory.ts";
import { gdapBlocks } from "./customer-record-gdap.ts";
import { vendorLinks } from "./customer-record-links.ts";
import { relationshipBlocks } from "./customer-record-relationship.ts";
import type { Reading, RecordState } from "./customer-record-state.ts";
import { storyBlocks } from "./customer-record-story.ts";
import { removalButtons } from "./removal-buttons.ts";

/** Who looks at a record. */
export interface Looker {
  readonly t: Translate;
  readonly actor: StaffActor;
  readonly language: SupportedLanguage;
}

/** All we know of a customer, and what this person may do. `remark` is plain text: what just happened. */
export function customerRecord(
  { t, actor, language }: Looker,
  state: RecordState,
  record: CustomerRecord,
  reading: Reading,
  remark: string | null = null,
): ModalView {
  const { customer } = record;
  const voice = createVoice(language, t, null);
  const isLong = [...customer.companyName].length > limits.headerText;
  const before = present([
    remark !== null && plainSection(remark),
    header(customer.companyName),
    isLong && plainSection(customer.companyName),
    context(t(`record.standing.${customer.standing}`)),
    topButtons(t, actor, record, reading),
    fields(detailTexts(t, language, customer)),
    customer.tenantId !== null && section(vendorLinks(t, customer.tenantId)),
    relationshipBlocks(record, reading, voice),
    directoryBlocks(
      reading,
      {
        page: state.page,
        mayEnter: record.takesEntries && may(actor, "registry.enter"),
        waiting: record.waiting,
        language,
      },
      voice,
    ),
    gdapBlocks(record.gdap, { customer, reading }, actor, voice),
  ]);
  const account = accountBlocks(t, actor, record);
  const budget = limits.blocks - before.length - account.length;
  const story = storyBlocks(record, { actor, isNewest: state.older === null, budget }, voice);
  return {
    type: "modal",
    callback_id: views.customerRecord,
    private_metadata: JSON.stringify(state),
    title: plain(t("record.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [...before, ...story, ...account],
  };
}

function topButtons(t: Translate, actor: StaffActor, record: CustomerRecord, reading: Reading): KnownBlock[] {
  const { customer, relationships, pending, partly } = record;
  const isWithUs = relationships.some((each) => each.leg === "reseller" && each.state === "active");
  const mayInvite = may(actor, "invitation.request") && pending === null;
  const elements: Button[] = [];
  if (mayInvite && partly !== null) {
    elements.push(
      button(actions.inviteMissingLeg, t("record.invite-missing"), { value: partly.id, style: "primary" }),
    );
  } else if (mayInvite && !isWithUs) {
    elements.push(button(actions.inviteOpen, t("record.invite"), { value: customer.id, style: "primary" }));
  }
  // The form takes the record's place, which the directory's answer must not take back.
  if (reading.state !== "pending" && may(actor, "customer.edit"))
    elements.push(button(actions.customerEdit, t("record.edit"), { value: customer.id }));
  return elements.length > 0 ? [actionsBlock(elements)] : [];
}

function accountBlocks(
  t: Translate,
  actor: StaffActor,
  { relationships, openRemoval }: CustomerRecord,
): KnownBlock[] {
  const ours = relationships.find((each) => each.leg === "reseller" && each.state === "active");
  if (!ours || openRemoval !== null || !may(actor, "removal.request")) return [];
  return [header(t("record.account")), actionsBlock([removalButtons.open(t, ours.id)])];
}

function detailTexts(t: Translate, language: SupportedLanguage, customer: Customer): string[] {
  const detail = (label: string, value: string | null) =>
    `*${label}*\n${value === null ? "–" : escapeMrkdwn(value)}`;
  return [
    detail(t("customer.domain"), spoken(customer.domain)),
    detail(t("customer.tenant-id"), customer.tenantId),
    detail(t("customer.reference"), customer.ownReference),
    detail(t("customer.country"), countryName(customer.country, language)),
    detail(t("customer.origin"), t(`customer.origin.${customer.origin}`)),
    detail(t("customer.language"), t(`invite.language.${customer.language}`)),
    detail(t("customer.contact-name"), customer.contactName),
    detail(t("customer.contact-email"), customer.contactEmail),
  ];
}

/** Internationalised domains as people write them, with the form that is kept beside it. */
function spoken(domain: string | null): string | null {
  if (domain === null || !domain.includes("xn--")) return domain;
  return `${domainToUnicode(domain)} (${domain})`;
}

function countryName(code: string | null, language: SupportedLanguage): string | null {
  if (code === null) return null;
  const name = new Intl.DisplayNames([language], { type: "region", fallback: "code" }).of(code) ?? code;
  return name === code ? code : `${name} (${code})`;
}
