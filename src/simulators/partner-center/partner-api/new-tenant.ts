import type { Tenant } from "../world/state.ts";
import { type Fields, field, text } from "./fields.ts";

export interface WrongTenant {
  readonly code: number;
  readonly errorName: string;
  readonly message: string;
}

type NewTenant = Pick<
  Tenant,
  | "companyName"
  | "domain"
  | "country"
  | "email"
  | "address"
  | "organizationRegistrationNumber"
  | "hasSignedCustomerAgreement"
>;

/**
 * Countries in which a registration number and a phone number are asked for, with the number's form. Only that some
 * form is checked is published; the forms are those of the countries' registers.
 */
const registrationForms: Readonly<Record<string, RegExp>> = {
  AM: /^\d{8}$/,
  AZ: /^\d{10}$/,
  BY: /^\d{9}$/,
  HU: /^(\d{8}|\d{11}|\d{8}-\d-\d{2}|\d{2}-\d{2}-\d{6})$/,
  IN: /^[A-Z0-9]{10,21}$/i,
  KZ: /^\d{12}$/,
  KG: /^\d{14}$/,
  MD: /^\d{13}$/,
  RU: /^(\d{10}|\d{12,13}|\d{15})$/,
  TJ: /^\d{9}$/,
  UZ: /^\d{9}$/,
  UA: /^(\d{8}|\d{10})$/,
};

export function readNewTenant(body: Fields): NewTenant | WrongTenant {
  const company = field(body, "companyProfile");
  const billing = field(body, "billingProfile");
  const place = field(billing, "defaultAddress");
  const missing = (name: string): WrongTenant => ({
    code: 800002,
    errorName: "InvalidInput",
    message: `Invalid request input. ${name} is missing.`,
  });
  const domain = text(company, "domain");
  if (!domain) return missing("companyProfile.domain");
  if (!/^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$/i.test(domain))
    return { ...missing("A valid companyProfile.domain") };
  const companyName = text(billing, "companyName") ?? text(company, "companyName");
  if (!companyName) return missing("billingProfile.companyName");
  const email = text(billing, "email");
  if (!email) return missing("billingProfile.email");
  const country = text(place, "country")?.toUpperCase();
  if (!country) return missing("billingProfile.defaultAddress.country");
  const phoneNumber = text(place, "phoneNumber") ?? null;
  const organizationRegistrationNumber = text(company, "organizationRegistrationNumber") ?? null;
  const wrong = checkRegistration(country, organizationRegistrationNumber, phoneNumber);
  if (wrong) return wrong;
  return {
    companyName,
    domain,
    country,
    email,
    organizationRegistrationNumber,
    hasSignedCustomerAgreement: false,
    address: {
      city: text(place, "city") ?? "",
      state: text(place, "state") ?? null,
      addressLine1: text(place, "addressLine1") ?? "",
      postalCode: text(place, "postalCode") ?? "",
      phoneNumber,
      firstName: text(place, "firstName") ?? "",
      lastName: text(place, "lastName") ?? "",
    },
  };
}

function checkRegistration(
  country: string,
  number: string | null,
  phoneNumber: string | null,
): WrongTenant | null {
  const form = registrationForms[country];
  if (!form)
    return number === null
      ? null
      : {
          code: 600002,
          errorName: "OrganizationRegistrationNumberNotSupported",
          message: "Organization registration ID value isn't supported",
        };
  if (number === null)
    return {
      code: 600049,
      errorName: "OrganizationRegistrationNumberMissing",
      message: "Organization registration ID information is missing",
    };
  if (!form.test(number))
    return {
      code: 600050,
      errorName: "OrganizationRegistrationNumberInvalid",
      message: `Organization registration ID information is invalid and should be of the format ${form.source}`,
    };
  if (phoneNumber === null)
    return { code: 600051, errorName: "PhoneNumberMissing", message: "Customer phone number is missing" };
  return null;
}
