import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Customer } from "../../domain/customer.ts";
import { CustomerId, InvitationId, ProviderId, SlackChannelId } from "../../domain/ids.ts";
import type { InvitationTerms } from "../../domain/invitation.ts";
import { Language } from "../../domain/language.ts";
import type { Provider, TeamChannel } from "../../domain/settings.ts";
import type { Translate } from "../../i18n/index.ts";
import {
  actionsBlock,
  button,
  escapeMrkdwn,
  limits,
  option,
  plain,
  plainSection,
  present,
  section,
  truncate,
} from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { actions, views } from "../ids.ts";
import { customerFields } from "./customer-fields.ts";
import { checkboxInput, frame, selectInput } from "./inputs.ts";

const Typed = z.record(z.string(), z.string().nullable());

/**
 * Where a person is in the form. It comes back by way of the client, so it is parsed and never trusted for a right.
 * `draftId`: the terms of a draft are changed. `typed`: the new customer's fields while the list is shown instead.
 * `version` names the blocks that must take new values.
 */
export const FormState = z.object({
  mode: z.enum(["existing", "new"]),
  customerId: CustomerId.nullable(),
  /** Made when the form opens, so that the same form sent ten times makes one customer and one draft. */
  newCustomerId: CustomerId,
  newDraftId: InvitationId,
  draftId: InvitationId.nullable(),
  isMissingLeg: z.boolean(),
  version: z.number().int(),
  /** Another customer with the same domain was shown; the next submission means it. */
  isTwinKnown: z.boolean(),
  typed: Typed,
});
export type FormState = z.infer<typeof FormState>;

/** A form that was just opened. */
export function freshForm(newId: () => string, change: Partial<FormState> = {}): FormState {
  return {
    mode: "existing",
    customerId: null,
    newCustomerId: CustomerId.parse(newId()),
    newDraftId: InvitationId.parse(newId()),
    draftId: null,
    isMissingLeg: false,
    version: 0,
    isTwinKnown: false,
    typed: {},
    ...change,
  };
}

/** What the form is filled with, besides its state. */
export interface FormNeeds {
  readonly partnerName: string;
  readonly providers: readonly Provider[];
  readonly channels: readonly TeamChannel[];
  readonly customer: Customer | null;
  readonly terms: Partial<TypedTerms>;
  /** The vendor's new invitations carry no delegated administration: it is a request of its own there. */
  readonly offersDap: boolean;
  /** Said above the fields: somebody else was found, or something stands in the way. Plain text. */
  readonly remark: { readonly text: string; readonly record: CustomerId | null } | null;
}

/** The terms as the fields hold them. */
export interface TypedTerms {
  readonly legs: string | null;
  readonly language: string | null;
  readonly channelId: string | null;
  readonly asksForDap: boolean;
}

export function inviteForm(t: Translate, state: FormState, needs: FormNeeds): ModalView {
  return {
    type: "modal",
    callback_id: views.inviteForm,
    private_metadata: JSON.stringify(state),
    title: plain(t("invite.title"), limits.title),
    submit: plain(t("common.next"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: present([
      needs.remark !== null && remarkSection(t, needs.remark),
      ...whomBlocks(t, state, needs),
      legsInput(t, state, needs),
      languageInput(t, state, needs),
      // The last one may have gone while the form was open; Slack takes no list without options.
      needs.channels.length > 0 && channelInput(t, needs),
      needs.offersDap &&
        checkboxInput(
          actions.inviteDap,
          t("invite.dap"),
          [option(t("invite.dap.option"), "dap")],
          needs.terms.asksForDap ? ["dap"] : [],
          { hint: t("invite.dap.hint"), isOptional: true },
        ),
    ]),
  };
}

export function readTypedTerms(values: FormValues): TypedTerms {
  return {
    legs: values.choice(actions.inviteLegs),
    language: values.choice(actions.inviteLanguage),
    channelId: values.choice(actions.inviteChannel),
    asksForDap: values.isTicked(actions.inviteDap, "dap"),
  };
}

/** Null when something was not chosen: Slack's own client does not let that happen. */
export function parseTerms(typed: TypedTerms): InvitationTerms | null {
  const language = Language.safeParse(typed.language);
  const channelId = SlackChannelId.safeParse(typed.channelId);
  const legs = parseLegs(typed.legs);
  if (!language.success || !channelId.success || legs === null) return null;
  return { legs, language: language.data, channelId: channelId.data, asksForDap: typed.asksForDap };
}

/** How legs stand in an option's value: "us", "joint:<provider>" or "provider:<provider>". */
export function legsValue(legs: InvitationTerms["legs"]): string {
  const provider = legs.find((leg) => leg.kind === "provider")?.providerId;
  if (!provider) return "us";
  return legs.some((leg) => leg.kind === "reseller") ? `joint:${provider}` : `provider:${provider}`;
}

function parseLegs(value: string | null): InvitationTerms["legs"] | null {
  if (value === "us") return [{ kind: "reseller", providerId: null }];
  const [kind, id] = value?.split(":") ?? [];
  const providerId = ProviderId.safeParse(id);
  if (!providerId.success) return null;
  const leg = { kind: "provider", providerId: providerId.data } as const;
  return kind === "joint" ? [{ kind: "reseller", providerId: null }, leg] : [leg];
}

function whomBlocks(t: Translate, state: FormState, needs: FormNeeds) {
  if (state.draftId !== null)
    return [plainSection(t("invite.draft.for", { customer: needs.customer?.companyName ?? "" }))];
  if (state.mode === "new") {
    return [
      actionsBlock([button(actions.inviteChooseExisting, t("invite.customer.choose-existing"))]),
      ...customerFields(t, state.typed, { language: false }),
    ];
  }
  return [
    customerSelect(t, state, needs.customer),
    actionsBlock([button(actions.inviteDescribeNew, t("invite.customer.describe-new"))]),
  ];
}

function customerSelect(t: Translate, state: FormState, customer: Customer | null): InputBlock {
  return {
    ...frame(actions.inviteCustomer, t("invite.customer"), {
      blockId: `${actions.inviteCustomer}:${state.version}`,
    }),
    dispatch_action: true,
    element: {
      type: "external_select",
      action_id: actions.inviteCustomer,
      min_query_length: 1,
      placeholder: plain(t("invite.customer.placeholder"), limits.placeholder),
      ...(customer ? { initial_option: customerOption(customer) } : {}),
    },
  };
}

/** Two customers of one name are told apart by what stands under it. */
export function customerOption(customer: Customer) {
  const details = [customer.domain, customer.ownReference, customer.country]
    .filter((each) => each !== null)
    .join(" · ");
  return option(customer.companyName, customer.id, details);
}

function legsInput(t: Translate, state: FormState, needs: FormNeeds): InputBlock {
  const partner = needs.partnerName;
  const us = option(t("invite.with.us", { partner }), "us");
  const joint = needs.providers.map(({ id, name }) =>
    option(t("invite.with.us-and", { partner, provider: name }), `joint:${id}`),
  );
  const missing = needs.providers.map(({ id, name }) =>
    option(t("invite.with.provider-only", { provider: name }), `provider:${id}`),
  );
  const choices = state.isMissingLeg ? [us, ...missing] : [us, ...joint];
  return selectInput(actions.inviteLegs, t("invite.with"), choices, needs.terms.legs ?? "us", {
    blockId: `${actions.inviteLegs}:${state.version}`,
  });
}

function languageInput(t: Translate, state: FormState, needs: FormNeeds): InputBlock {
  return selectInput(
    actions.inviteLanguage,
    t("invite.language"),
    Language.options.map((each) => option(t(`invite.language.${each}`), each)),
    needs.terms.language ?? needs.customer?.language ?? "en",
    { blockId: `${actions.inviteLanguage}:${state.version}` },
  );
}

function channelInput(t: Translate, needs: FormNeeds): InputBlock {
  const chosen =
    needs.terms.channelId ??
    needs.channels.find((each) => each.isDefault)?.id ??
    needs.channels[0]?.id ??
    null;
  const choices = needs.channels.map((each) => option(`#${each.name}`, each.id));
  return selectInput(actions.inviteChannel, t("invite.channel"), choices, chosen);
}

function remarkSection(t: Translate, remark: NonNullable<FormNeeds["remark"]>) {
  const open =
    remark.record === null
      ? undefined
      : button(actions.customerOpen, t("invite.open-record"), { value: remark.record });
  return section(escapeMrkdwn(remark.text), open);
}

/** A few names on one line, for "also found". */
export function namesOf(customers: readonly Customer[]): string {
  return truncate(customers.map((each) => each.companyName).join(", "), 300);
}
