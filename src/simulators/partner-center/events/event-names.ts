/** Every event that a partner may subscribe to, in the vendor's spelling. */
export const eventNames = [
  "test-created",
  "subscription-updated",
  "usagerecords-thresholdExceeded",
  "invoice-ready",
  "azure-fraud-event-detected",
  "reseller-relationship-accepted-by-customer",
  "indirect-reseller-relationship-accepted-by-customer",
  "dap-admin-relationship-approved",
  "dap-admin-relationship-terminated",
  "dap-admin-relationship-terminated-by-microsoft",
  "granular-admin-relationship-activated",
  "granular-admin-relationship-approved",
  "granular-admin-relationship-expired",
  "granular-admin-relationship-terminated",
  "granular-admin-access-assignment-created",
  "granular-admin-access-assignment-activated",
  "granular-admin-access-assignment-updated",
  "granular-admin-access-assignment-deleted",
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
  "new-commerce-migration-created",
  "new-commerce-migration-completed",
  "new-commerce-migration-failed",
  "new-commerce-migration-schedule-failed",
] as const;

/** Reads a name in any case; undefined when there is no such event. */
export function eventNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return eventNames.find((one) => one.toLowerCase() === wanted);
}
