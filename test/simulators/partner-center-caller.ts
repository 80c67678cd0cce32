import type { PartnerCenterSimulator } from "../../src/simulators/partner-center/simulator.ts";
import type { Partner } from "../../src/simulators/partner-center/world/state.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The vendor's JSON, looked into by tests.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Whoever talks to the vendor: a stranger with nothing but HTTP. */
export async function http(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  let body: unknown = text;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    // A page, not JSON.
  }
  return { status: response.status, headers: response.headers, body };
}

/** The token endpoint of v1, or of v2 when there is a scope. */
export function askToken(
  sim: PartnerCenterSimulator,
  partner: Partner,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  const [app] = partner.apps;
  const version = "scope" in form && !("resource" in form) ? "/v2.0" : "";
  const complete = { client_id: app?.clientId ?? "", client_secret: app?.secret ?? "", ...form };
  return http(`${sim.addresses.login}/${partner.tenantId}/oauth2${version}/token`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(complete).toString(),
  });
}

const partnerCenter = "https://api.partnercenter.microsoft.com";

/** A bearer header for one of the partner's people, as after a sign-in. */
export async function asUser(
  sim: PartnerCenterSimulator,
  partner: Partner,
  userPrincipalName = partner.users[0]?.userPrincipalName ?? "",
  resource = partnerCenter,
): Promise<string> {
  const refresh_token = sim.grantRefreshToken(userPrincipalName, partner.apps[0]?.clientId ?? "");
  const { body } = await askToken(sim, partner, { grant_type: "refresh_token", refresh_token, resource });
  return `Bearer ${body.access_token}`;
}

export async function asApp(sim: PartnerCenterSimulator, partner: Partner): Promise<string> {
  const { body } = await askToken(sim, partner, {
    grant_type: "client_credentials",
    resource: partnerCenter,
  });
  return `Bearer ${body.access_token}`;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Calls the partner API with this bearer header. */
export function caller(sim: PartnerCenterSimulator, authorization: string) {
  return (path: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Answer> =>
    http(`${sim.addresses.api}${path}`, {
      method,
      headers: {
        Authorization: authorization,
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

export const removal = { relationshipToPartner: "none", attributes: { objectType: "Customer" } };
