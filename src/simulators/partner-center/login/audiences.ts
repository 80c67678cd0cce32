import type { Addresses } from "../simulation.ts";

/** `other`: a token can be had, but neither the partner API nor Graph takes it (graph.windows.net, ARM). */
export type Audience = "partner-center" | "graph" | "other";

interface KnownAudience {
  readonly audience: Audience;
  /** As it stands in the token. */
  readonly name: string;
}

const known: readonly (KnownAudience & { readonly also: readonly string[] })[] = [
  {
    audience: "partner-center",
    name: "https://api.partnercenter.microsoft.com",
    also: ["fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"],
  },
  { audience: "partner-center", name: "https://partner.partnercenterapi.microsoftonline.cn", also: [] },
  {
    audience: "graph",
    name: "https://graph.microsoft.com",
    also: [
      "00000003-0000-0000-c000-000000000000",
      "https://graph.microsoft.us",
      "https://microsoftgraph.chinacloudapi.cn",
    ],
  },
  { audience: "other", name: "https://graph.windows.net", also: ["00000002-0000-0000-c000-000000000000"] },
  { audience: "other", name: "https://management.azure.com", also: ["https://management.core.windows.net"] },
];

/** Reads a resource as callers write it: with or without a slash at the end, in any case, or as the simulator's own base. */
export function audienceOf(addresses: Addresses, resource: string): KnownAudience | undefined {
  const wanted = plain(resource);
  if (wanted === plain(addresses.api))
    return { audience: "partner-center", name: "https://api.partnercenter.microsoft.com" };
  if (wanted === plain(addresses.graph)) return { audience: "graph", name: "https://graph.microsoft.com" };
  return known.find(({ name, also }) => [name, ...also].some((one) => plain(one) === wanted));
}

function plain(resource: string): string {
  return resource.trim().toLowerCase().replace(/\/+$/, "");
}
