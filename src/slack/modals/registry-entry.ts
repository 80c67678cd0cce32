import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Customer } from "../../domain/customer.ts";
import { CustomerId, RegistryEntryId } from "../../domain/ids.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import {
  type EntryFault,
  type EntryFaults,
  type EntryField,
  entryRules,
  type TypedEntry,
} from "../../service/index.ts";
import { actionsBlock, button, context, limits, option, plain, plainSection } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { actions, views } from "../ids.ts";
import { frame, selectInput, textInput } from "./inputs.ts";

/** The id is made when the form opens, so that a form submitted twice is one entry. */
export const EntryState = z.object({ customerId: CustomerId, entryId: RegistryEntryId });
export type EntryState = z.infer<typeof EntryState>;

/** The form of a subscription or reservation, or of granular privileges, filled with what is known. */
export function registryEntry(
  t: Translate,
  state: EntryState,
  customer: Customer,
  typed: TypedEntry,
): ModalView {
  const isHolding = typed.entry === "holding";
  return {
    type: "modal",
    callback_id: isHolding ? views.registryHolding : views.registryGdap,
    private_metadata: JSON.stringify(state),
    title: plain(t(isHolding ? "registry.holding.title" : "registry.gdap.title"), limits.title),
    submit: plain(t("common.save"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [
      plainSection(t("registry.for", { customer: customer.companyName })),
      actionsBlock([button(actions.customerBack, t("common.back"), { value: customer.id })]),
      ...(isHolding ? holdingInputs(t, typed) : gdapInputs(t, typed)),
      endsOnInput(t, typed.endsOn ?? null),
      context(t(isHolding ? "registry.hint" : "registry.gdap.hint")),
    ],
  };
}

function holdingInputs(t: Translate, typed: Extract<TypedEntry, { entry: "holding" }>): InputBlock[] {
  return [
    selectInput(
      actions.registryKind,
      t("registry.kind"),
      entryRules.kinds.map((each) => option(t(`registry.kind.${each}`), each)),
      typed.kind ?? "subscription",
    ),
    nameInput(t, typed.name ?? null),
    textInput(actions.registryQuantity, t("registry.quantity"), {
      value: typed.quantity ?? null,
      maxLength: 20,
      isOptional: true,
    }),
    selectInput(
      actions.registryStatus,
      t("registry.status"),
      entryRules.holdingStatuses.map((each) => option(t(`registry.status.${each}`), each)),
      typed.status ?? "active",
    ),
  ];
}

function gdapInputs(t: Translate, typed: Extract<TypedEntry, { entry: "gdap" }>): InputBlock[] {
  return [
    nameInput(t, typed.name ?? null),
    textInput(actions.registryRoles, t("registry.roles"), {
      value: typed.roles ?? null,
      hint: t("registry.roles.hint"),
      isMultiline: true,
    }),
    selectInput(
      actions.registryStatus,
      t("registry.status"),
      entryRules.gdapStatuses.map((each) => option(t(`registry.status.${each}`), each)),
      typed.status ?? "active",
    ),
  ];
}

function nameInput(t: Translate, value: string | null): InputBlock {
  return textInput(actions.registryName, t("registry.name"), { value, maxLength: entryRules.name });
}

function endsOnInput(t: Translate, value: string | null): InputBlock {
  return {
    ...frame(actions.registryEndsOn, t("registry.ends-on"), { isOptional: true }),
    element: {
      type: "datepicker",
      action_id: actions.registryEndsOn,
      ...(value ? { initial_date: value } : {}),
    },
  };
}

export function readEntryFields(entry: TypedEntry["entry"], values: FormValues): TypedEntry {
  const name = values.text(actions.registryName);
  const status = values.choice(actions.registryStatus);
  const endsOn = values.date(actions.registryEndsOn);
  if (entry === "gdap") return { entry, name, status, endsOn, roles: values.text(actions.registryRoles) };
  const kind = values.choice(actions.registryKind);
  return { entry, kind, name, status, endsOn, quantity: values.text(actions.registryQuantity) };
}

const actionOf = {
  kind: actions.registryKind,
  name: actions.registryName,
  status: actions.registryStatus,
  quantity: actions.registryQuantity,
  roles: actions.registryRoles,
  endsOn: actions.registryEndsOn,
} as const satisfies Record<EntryField, string>;

const plainFaults = {
  required: "registry.fault.required",
  "bad-choice": "registry.fault.bad-choice",
  "bad-date": "registry.fault.bad-date",
  "date-too-far": "registry.fault.date-too-far",
} as const satisfies Partial<Record<EntryFault, MessageKey>>;

/** A sentence under each field that cannot stay as it is. */
export function entryErrors(t: Translate, faults: EntryFaults, values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [field, fault] of Object.entries(faults)) {
    // The keys of EntryFaults are the fields.
    errors[values.blockOf(actionOf[field as EntryField])] = sentence(t, field, fault);
  }
  return errors;
}

function sentence(t: Translate, field: string, fault: EntryFault): string {
  switch (fault) {
    case "too-long":
      return field === "roles"
        ? t("registry.fault.role-too-long", { limit: entryRules.role })
        : t("registry.fault.name-too-long", { limit: entryRules.name });
    case "too-many":
      return t("registry.fault.too-many-roles", { limit: entryRules.roles });
    case "bad-number":
      return t("registry.fault.bad-number", { limit: entryRules.quantity });
    default:
      return t(plainFaults[fault]);
  }
}
