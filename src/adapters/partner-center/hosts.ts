import type { VendorHosts } from "./call.ts";

export type VendorCloud = "global" | "us-government" | "china";

/** What may be set beside the cloud; null means: as the cloud has it. */
export interface HostSettings {
  readonly cloud: VendorCloud;
  readonly loginUrl: string | null;
  readonly apiUrl: string | null;
  readonly graphUrl: string | null;
  readonly adminCenterUrl: string | null;
  /** Beside those of the cloud. */
  readonly linkHosts: readonly string[];
  /** In place of the documented one. */
  readonly certificateHosts: readonly string[] | null;
  /** PEM. */
  readonly trustedRoots: readonly string[];
}

/** The names that tokens are asked for. They belong to the cloud: another address of the same service keeps them. */
export interface VendorAudiences {
  readonly api: string;
  readonly graph: string;
}

interface Cloud {
  readonly login: string;
  readonly api: string;
  readonly graph: string | null;
  readonly adminCenter: string;
  readonly linkHosts: readonly string[];
  readonly audiences: VendorAudiences;
}

/**
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/partner-center-rest-urls. Granular administration
 * exists in the global cloud only.
 */
const clouds: Readonly<Record<VendorCloud, Cloud>> = {
  global: {
    login: "https://login.microsoftonline.com",
    api: "https://api.partnercenter.microsoft.com",
    graph: "https://graph.microsoft.com",
    adminCenter: "https://admin.microsoft.com",
    linkHosts: ["admin.microsoft.com", "admin.cloud.microsoft", "portal.office.com"],
    audiences: {
      api: "https://api.partnercenter.microsoft.com",
      graph: "https://graph.microsoft.com",
    },
  },
  "us-government": {
    login: "https://login.microsoftonline.us",
    api: "https://api.partnercenter.microsoft.com",
    graph: null,
    adminCenter: "https://portal.office365.us",
    linkHosts: ["portal.office365.us", "admin.microsoft.com", "admin.cloud.microsoft", "portal.office.com"],
    audiences: {
      api: "https://api.partnercenter.microsoft.com",
      graph: "https://graph.microsoft.us",
    },
  },
  china: {
    login: "https://login.chinacloudapi.cn",
    api: "https://partner.partnercenterapi.microsoftonline.cn",
    graph: null,
    adminCenter: "https://portal.partner.microsoftonline.cn",
    linkHosts: ["portal.partner.microsoftonline.cn"],
    audiences: {
      api: "https://partner.partnercenterapi.microsoftonline.cn",
      graph: "https://microsoftgraph.chinacloudapi.cn",
    },
  },
};

/**
 * The only host that the vendor's documents show a web hook's certificate on, and the two on which the vendor publishes
 * the certificates of those who issued it.
 */
const documentedCertificateHosts = [
  "3psostorageacct.blob.core.windows.net",
  "www.microsoft.com",
  "caissuers.microsoft.com",
] as const;

/** The cloud's own addresses with what was set put over them. */
export function hostsOf(settings: HostSettings): VendorHosts {
  const cloud = clouds[settings.cloud];
  const adminCenter = settings.adminCenterUrl ?? cloud.adminCenter;
  return {
    login: withoutSlash(settings.loginUrl ?? cloud.login),
    api: withoutSlash(settings.apiUrl ?? cloud.api),
    graph: nullOr(settings.graphUrl ?? cloud.graph, withoutSlash),
    adminCenter: withoutSlash(adminCenter),
    linkHosts: lowered([...cloud.linkHosts, new URL(adminCenter).host, ...settings.linkHosts]),
    certificateHosts: lowered(settings.certificateHosts ?? documentedCertificateHosts),
    trustedRoots: settings.trustedRoots,
  };
}

export function audiencesOf(cloud: VendorCloud): VendorAudiences {
  return clouds[cloud].audiences;
}

function lowered(hosts: readonly string[]): readonly string[] {
  return [...new Set(hosts.map((host) => host.toLowerCase()))];
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

function nullOr<T, U>(value: T | null, map: (value: T) => U): U | null {
  return value === null ? null : map(value);
}
