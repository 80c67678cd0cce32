import type { InputBlock } from "@slack/types";
import {
  type CustomerFault,
  type CustomerFaults,
  type CustomerField,
  CustomerOrigin,
  limits,
  type TypedCustomer,
} from "../../domain/customer.ts";
import { Language } from "../../domain/language.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import { option } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { actions } from "../ids.ts";
import { selectInput, textInput } from "./inputs.ts";

const actionOf = {
  companyName: actions.customerName,
  domain: actions.customerDomain,
  tenantId: actions.customerTenantId,
  ownReference: actions.customerReference,
  country: actions.customerCountry,
  origin: actions.customerOrigin,
  contactName: actions.customerContactName,
  contactEmail: actions.customerContactEmail,
  language: actions.customerLanguage,
} as const satisfies Record<CustomerField, string>;

/** The fields of a customer, filled with what is known or was typed. The language of e-mails is left out where it is asked elsewhere. */
export function customerFields(
  t: Translate,
  typed: TypedCustomer,
  asks: { readonly language: boolean },
): InputBlock[] {
  const value = (field: CustomerField) => typed[field] ?? null;
  const language = selectInput(
    actions.customerLanguage,
    t("customer.language"),
    Language.options.map((each) => option(t(`invite.language.${each}`), each)),
    value("language") ?? "en",
  );
  return [
    textInput(actions.customerName, t("customer.name"), {
      value: value("companyName"),
      maxLength: limits.companyName,
    }),
    textInput(actions.customerDomain, t("customer.domain"), {
      value: value("domain"),
      hint: t("customer.domain.hint"),
      maxLength: limits.domain,
      isOptional: true,
    }),
    textInput(actions.customerContactName, t("customer.contact-name"), {
      value: value("contactName"),
      maxLength: limits.contactName,
      isOptional: true,
    }),
    textInput(actions.customerContactEmail, t("customer.contact-email"), {
      value: value("contactEmail"),
      maxLength: limits.email,
      isOptional: true,
    }),
    textInput(actions.customerTenantId, t("customer.tenant-id"), {
      value: value("tenantId"),
      hint: t("customer.tenant-id.hint"),
      maxLength: 60,
      isOptional: true,
    }),
    textInput(actions.customerReference, t("customer.reference"), {
      value: value("ownReference"),
      maxLength: limits.ownReference,
      isOptional: true,
    }),
    textInput(actions.customerCountry, t("customer.country"), {
      value: value("country"),
      hint: t("customer.country.hint"),
      // Longer than any code, so that what is wrong is said in our words.
      maxLength: 60,
      isOptional: true,
    }),
    selectInput(
      actions.customerOrigin,
      t("customer.origin"),
      CustomerOrigin.options.map((each) => option(t(`customer.origin.${each}`), each)),
      value("origin") ?? "own-marketing",
    ),
    ...(asks.language ? [language] : []),
  ];
}

export function readCustomerFields(values: FormValues): TypedCustomer {
  return {
    companyName: values.text(actions.customerName),
    domain: values.text(actions.customerDomain),
    tenantId: values.text(actions.customerTenantId),
    ownReference: values.text(actions.customerReference),
    country: values.text(actions.customerCountry),
    origin: values.choice(actions.customerOrigin),
    contactName: values.text(actions.customerContactName),
    contactEmail: values.text(actions.customerContactEmail),
    language: values.choice(actions.customerLanguage),
  };
}

const faultKeys = {
  required: "customer.fault.required",
  "bad-domain": "customer.fault.bad-domain",
  "bad-tenant-id": "customer.fault.bad-tenant-id",
  "bad-country": "customer.fault.bad-country",
  "bad-email": "customer.fault.bad-email",
  "bad-origin": "customer.fault.bad-origin",
  "bad-language": "customer.fault.bad-language",
} as const satisfies Record<Exclude<CustomerFault, "too-long">, MessageKey>;

/** A sentence under each field that cannot stay as it is. */
export function customerErrors(
  t: Translate,
  faults: CustomerFaults,
  values: FormValues,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [field, fault] of Object.entries(faults)) {
    // The keys of CustomerFaults are the fields.
    const action = actionOf[field as CustomerField];
    errors[values.blockOf(action)] =
      fault === "too-long" ? t("customer.fault.too-long", { limit: limitOf(field) }) : t(faultKeys[fault]);
  }
  return errors;
}

export function duplicateTenantError(t: Translate, values: FormValues): Record<string, string> {
  return { [values.blockOf(actions.customerTenantId)]: t("customer.fault.duplicate-tenant") };
}

function limitOf(field: string): number {
  if (field === "companyName") return limits.companyName;
  if (field === "ownReference") return limits.ownReference;
  return limits.contactName;
}
