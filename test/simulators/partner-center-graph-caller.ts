import type { PartnerCenterSimulator } from "../../src/simulators/partner-center/simulator.ts";
import type { Partner } from "../../src/simulators/partner-center/world/state.ts";
import { type Answer, asUser, http, type Sent } from "./partner-center-caller.ts";

export const globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
export const userAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
export const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

export const rolesOf = (...ids: string[]) => ({
  unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })),
});

export type GraphCall = (path: string, sent?: Sent) => Promise<Answer>;

/** Calls Graph below `/v1.0/tenantRelationships`, or an address that an answer gave. */
export async function graphCaller(
  sim: PartnerCenterSimulator,
  partner: Partner,
  user?: string,
): Promise<GraphCall> {
  const authorization = await asUser(sim, partner, user, "https://graph.microsoft.com");
  return (path, { method = "GET", headers = {}, body } = {}) =>
    http(path.startsWith("http") ? path : `${sim.addresses.graph}/v1.0/tenantRelationships${path}`, {
      method,
      headers: { Authorization: authorization, "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
