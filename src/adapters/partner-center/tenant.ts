import { CustomerTenantId } from "../../domain/ids.ts";
import { exchange } from "./exchange.ts";
import { fieldsOf, textOf } from "./fields.ts";
import { unavailable } from "./vendor-error.ts";

const answerWithinMs = 5_000;

/**
 * The tenant behind a domain, from the sign-in service's public metadata: no token, no account. Null where there is none.
 * Source: https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
 */
export async function findTenantOf(login: string, domain: string): Promise<CustomerTenantId | null> {
  const url = `${login}/${encodeURIComponent(domain)}/v2.0/.well-known/openid-configuration`;
  const reply = await exchange({ url, method: "GET", headers: {}, body: null, timeoutMs: answerWithinMs });
  if (reply.kind !== "answer")
    throw unavailable("The vendor's sign-in service did not answer.", { trouble: "no-answer" });
  if (reply.status >= 500 || reply.status === 429)
    throw unavailable(`The vendor's sign-in service answered ${reply.status}.`, { trouble: "no-answer" });
  if (reply.status !== 200) return null;
  const issuer = textOf(fieldsOf(reply.body).get("issuer")) ?? "";
  const [id] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(issuer) ?? [];
  const tenant = CustomerTenantId.safeParse(id);
  return tenant.success ? tenant.data : null;
}
