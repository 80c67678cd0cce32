import type { CustomerTenantId } from "../../domain/ids.ts";
import type { Translate } from "../../i18n/index.ts";

/**
 * The vendor's own pages of a customer. Their addresses are observed in use, not documented: should one stop working,
 * it leads to Partner Center's customer list. Users and their licences are one page there.
 */
const base = "https://partner.microsoft.com/dashboard/v2/customers";

export function vendorLinks(t: Translate, tenantId: CustomerTenantId): string {
  const link = (page: string, label: string) => `<${base}/${tenantId}/${page}|${label}>`;
  return t("record.links", {
    account: link("account", t("record.links.account")),
    subscriptions: link("subscriptions", t("record.links.subscriptions")),
    users: link("users", t("record.links.users")),
  });
}
