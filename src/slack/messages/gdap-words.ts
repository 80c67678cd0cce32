import type { GdapFailure } from "../../domain/gdap.ts";
import { gdapRoleOf } from "../../domain/gdap-roles.ts";
import type { Translate } from "../../i18n/index.ts";
import { escapeMrkdwn, truncate } from "../blocks.ts";
import type { Voice } from "./voice.ts";

const longestRoles = 600;

/** A role by its name; one that we do not know stays as its source says it. Plain text. */
export function roleName(t: Translate, idOrName: string): string {
  const role = gdapRoleOf(idOrName);
  return role === null ? idOrName : t(`gdap.role.${role}`);
}

/** Roles by name, for mrkdwn. */
export function rolesText(t: Translate, roles: readonly string[]): string {
  return escapeMrkdwn(truncate(roles.map((role) => roleName(t, role)).join(", "), longestRoles));
}

/** Why it was not done, in whole sentences for mrkdwn: ours, the vendor's, and what its support asks for. */
export function failureLines(failure: GdapFailure | null, { t, quote, name }: Voice): string[] {
  if (failure === null) return [];
  const { because, message, correlationId } = failure;
  return [
    t(`gdap.failure.${because}`),
    ...(message === null ? [] : [t("gdap.failure.said", { message: quote(message) })]),
    ...(correlationId === null ? [] : [t("gdap.failure.correlation", { id: name(correlationId) })]),
  ];
}
