import type { VendorCall, VendorHosts } from "./call.ts";
import type { AccessToken } from "./tokens.ts";

/** Source: https://learn.microsoft.com/en-us/partner-center/developer/headers */
export function headersOf(call: VendorCall, requestId: string, token: AccessToken): Record<string, string> {
  return {
    accept: "application/json",
    ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    ...(call.to === "graph"
      ? { "client-request-id": call.correlationId }
      : {
          "ms-requestid": requestId,
          "ms-correlationid": call.correlationId,
          "ms-contract-version": "v1",
          "ms-partnercenter-application": "Kapocs",
          ...(token.isUser ? { validatemfa: "true" } : {}),
        }),
    ...call.headers,
    authorization: `Bearer ${token.text}`,
  };
}

/** Below the base that was set, and nowhere else: a token must not leave for another host. */
export function addressOf(hosts: VendorHosts, { to, path, query }: VendorCall): string {
  const base = to === "api" ? hosts.api : hosts.graph;
  if (base === null) throw new Error("this cloud has no Graph with granular administration");
  if (!path.startsWith("/") || path.startsWith("//")) throw new Error("a path begins with one slash");
  const url = new URL(base + path);
  const root = new URL(base);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname.replace(/\/*$/, "/")))
    throw new Error("a path leads out of the vendor's base address");
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value);
  // A space as %20: some of the vendor's filters take a plus for a plus.
  url.search = url.search.replaceAll("+", "%20");
  return url.href;
}
