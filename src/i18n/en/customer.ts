export const customer = {
  "customer.name": "Company name",
  "customer.domain": "Domain",
  "customer.domain.hint": "Such as example.com; letters with accents are fine.",
  "customer.tenant-id": "Customer tenant id (Microsoft ID)",
  "customer.tenant-id.hint":
    "A GUID such as 72f988bf-86f1-41af-91ab-2d7cd011db47. Leave it empty if you do not know it.",
  "customer.reference": "Own reference",
  "customer.country": "Country",
  "customer.country.hint": "Two letters, such as HU or DE, or the name.",
  "customer.origin": "Where we know them from",
  "customer.origin.own-marketing": "Own marketing",
  "customer.origin.vendor-referral": "Vendor referral",
  "customer.origin.indirect-provider": "Indirect provider",
  "customer.origin.other-portal": "Another portal",
  "customer.contact-name": "Contact person",
  "customer.contact-email": "Contact person’s e-mail",
  "customer.language": "Language of e-mails",
  "customer.fault.required": "Please fill this in.",
  "customer.fault.too-long": "This is too long: {limit, number} characters at most.",
  "customer.fault.bad-domain":
    "This is no domain name. It looks like example.com, without https:// and without a path.",
  "customer.fault.bad-tenant-id":
    "A tenant id has 32 digits and letters from a to f, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.",
  "customer.fault.bad-country": "This is no country we know. Give its two letters, such as HU or DE.",
  "customer.fault.bad-email": "This is no e-mail address. It looks like name@example.com.",
  "customer.fault.bad-origin": "Choose one of the list.",
  "customer.fault.bad-language": "Choose one of the list.",
  "customer.fault.duplicate-tenant":
    "A customer with this tenant id is in the list already. Search for it instead.",
} as const;
