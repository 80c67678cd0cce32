import { z } from "zod";
import type { GdapRelationship } from "../world/state.ts";
import { daysOf } from "./durations.ts";

const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
const longestName = 50;
const longestDays = 730;
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

export const rolesSchema = z.object({
  unifiedRoles: z.array(z.object({ roleDefinitionId: guid })).min(1),
});

const bodySchema = z.object({
  displayName: z.string().trim().min(1).optional(),
  duration: z.string().optional(),
  autoExtendDuration: z.string().nullish(),
  customer: z.object({ tenantId: guid, displayName: z.string().nullish() }).nullish(),
  accessDetails: rolesSchema.optional(),
});

/** What a caller sent, in the world's words; a field that was left out is absent. */
export type AskedRelationship = Partial<
  Pick<GdapRelationship, "displayName" | "duration" | "autoExtendDuration" | "customer" | "roleDefinitionIds">
>;

/** A string is the refusal. */
export function readRelationship(body: unknown): AskedRelationship | string {
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    const [problem] = read.error.issues;
    return `Invalid value for ${problem?.path.join("/") || "the body"}.`;
  }
  const { displayName, duration, autoExtendDuration, customer, accessDetails } = read.data;
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(duration === undefined ? {} : { duration }),
    ...(autoExtendDuration === undefined || autoExtendDuration === null ? {} : { autoExtendDuration }),
    ...(customer
      ? { customer: { tenantId: customer.tenantId.toLowerCase(), displayName: customer.displayName ?? "" } }
      : {}),
    ...(accessDetails
      ? { roleDefinitionIds: accessDetails.unifiedRoles.map((role) => role.roleDefinitionId.toLowerCase()) }
      : {}),
  };
}

/** What is wrong with a relationship as it would be; null when nothing is. */
export function faultOf(
  wanted: Pick<GdapRelationship, "displayName" | "duration" | "autoExtendDuration" | "roleDefinitionIds">,
): string | null {
  if (wanted.displayName.length > longestName)
    return `The displayName has more than ${longestName} characters.`;
  const days = daysOf(wanted.duration);
  if (days === null || days < 1 || days > longestDays) return "The duration has to lie between P1D and P2Y.";
  const extension = wanted.autoExtendDuration.toUpperCase();
  if (!["", "P0D", "PT0S", "P180D"].includes(extension))
    return "The autoExtendDuration has to be P0D, PT0S or P180D.";
  if (extension === "P180D" && wanted.roleDefinitionIds.includes(globalAdministrator))
    return "A relationship with the Global Administrator role cannot be extended by itself.";
  if (new Set(wanted.roleDefinitionIds).size < wanted.roleDefinitionIds.length)
    return "A role is named twice in accessDetails.";
  return null;
}
