import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { isAddress, isLoopback, text } from "./text.ts";

/** Which directory tells who our customers are. */
export type PartnerDirectoryConfig = { readonly kind: "local" } | PartnerCenterConfig;

/** Addresses and hosts are null where they are the cloud's own. */
export interface PartnerCenterConfig {
  readonly kind: "partner-center";
  readonly cloud: "global" | "us-government" | "china";
  /** The partner's own tenant. Null: each workspace works on that of its first sign-in. */
  readonly tenantId: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string | null;
  readonly apiUrl: string | null;
  readonly graphUrl: string | null;
  readonly adminCenterUrl: string | null;
  /** Beside those of the cloud. */
  readonly linkHosts: readonly string[];
  /** In place of the documented one. */
  readonly certificateHosts: readonly string[] | null;
  /** PEM, one certificate each. */
  readonly trustedRoots: readonly string[];
  readonly customerCallsPerMinute: number;
  /** How often the activity log is asked for what no web hook told. */
  readonly pollSeconds: number;
  /** An indirect reseller tries a removal itself before its provider is asked. */
  readonly resellerRemoves: boolean;
}

const base = (name: string, example: string) =>
  text.refine((value) => value === undefined || isBase(value), {
    message: `${name} is not an address that may be used. Set it to something like ${example}; http is for this machine alone`,
  });

const guid = (name: string, found: string) =>
  text.refine((value) => value === undefined || isGuid(value), {
    message: `${name} is not an id like 00000000-0000-0000-0000-000000000000. ${found}`,
  });

const hosts = (name: string, example: string) =>
  text
    .transform((value) => value?.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list === undefined || list.every(isHost), {
      message: `${name} is not a list of host names. Set it to names with commas between them, such as ${example}`,
    });

const tenantIdFound =
  "Set it to the tenant id of your partner tenant, from its overview in Microsoft Entra, or to each-workspace where every workspace signs in to a partner tenant of its own";
const clientIdFound = "Set it to the application (client) id from the app registration's overview";

const Environment = z.object({
  PARTNER_DIRECTORY: text.refine((value) => value === undefined || /^(local|partner-center)$/.test(value), {
    message: "PARTNER_DIRECTORY is unknown. Set it to local or partner-center",
  }),
  PARTNER_CENTER_CLOUD: text.refine(
    (value) => value === undefined || /^(global|us-government|china)$/.test(value),
    { message: "PARTNER_CENTER_CLOUD is unknown. Set it to global, us-government or china" },
  ),
  PARTNER_CENTER_TENANT_ID: text.refine((value) => value === undefined || isGuid(value) || isOfEach(value), {
    message: `PARTNER_CENTER_TENANT_ID is not an id like 00000000-0000-0000-0000-000000000000. ${tenantIdFound}`,
  }),
  PARTNER_CENTER_CLIENT_ID: guid("PARTNER_CENTER_CLIENT_ID", clientIdFound),
  PARTNER_CENTER_CLIENT_SECRET: text.refine((value) => value === undefined || !isGuid(value), {
    message:
      "PARTNER_CENTER_CLIENT_SECRET looks like the id of a secret. Set it to the secret's value, which is shown once, when it is made",
  }),
  PARTNER_CENTER_LOGIN_URL: base("PARTNER_CENTER_LOGIN_URL", "https://login.microsoftonline.com"),
  PARTNER_CENTER_API_URL: base("PARTNER_CENTER_API_URL", "https://api.partnercenter.microsoft.com"),
  PARTNER_CENTER_GRAPH_URL: base("PARTNER_CENTER_GRAPH_URL", "https://graph.microsoft.com"),
  PARTNER_CENTER_ADMIN_CENTER_URL: base("PARTNER_CENTER_ADMIN_CENTER_URL", "https://admin.microsoft.com"),
  PARTNER_CENTER_LINK_HOSTS: hosts("PARTNER_CENTER_LINK_HOSTS", "admin.microsoft.com,admin.cloud.microsoft"),
  PARTNER_CENTER_CERTIFICATE_HOSTS: hosts(
    "PARTNER_CENTER_CERTIFICATE_HOSTS",
    "3psostorageacct.blob.core.windows.net",
  ),
  PARTNER_CENTER_TRUSTED_ROOTS: text.refine((path) => path === undefined || readRoots(path).length > 0, {
    message:
      "PARTNER_CENTER_TRUSTED_ROOTS leads to no readable certificate. Set it to the path of a file with certificates in PEM",
  }),
  PARTNER_CENTER_CUSTOMER_CALLS_PER_MINUTE: text.refine(
    (value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) > 0),
    {
      message:
        "PARTNER_CENTER_CUSTOMER_CALLS_PER_MINUTE is not a number from 1 to 99999. Leave it out for the vendor's own 500",
    },
  ),
  PARTNER_CENTER_POLL_SECONDS: text.refine(
    (value) =>
      value === undefined || (/^\d{1,4}$/.test(value) && Number(value) >= 5 && Number(value) <= 3_600),
    {
      message: "PARTNER_CENTER_POLL_SECONDS is not a number from 5 to 3600. Leave it out for 300",
    },
  ),
  PARTNER_CENTER_RESELLER_REMOVES: text.refine(
    (value) => value === undefined || /^(yes|no|true|false)$/i.test(value),
    {
      message: "PARTNER_CENTER_RESELLER_REMOVES is unknown. Set it to yes or no",
    },
  ),
});

type Values = Partial<z.infer<typeof Environment>>;

/** Adds a line to `mistakes` for each mistake; what it answers is of no use then. */
export function readPartnerDirectory(
  env: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): PartnerDirectoryConfig {
  const found: string[] = [];
  const values: Values = {};
  for (const [name, schema] of Object.entries(Environment.shape)) {
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else found.push(parsed.error.issues[0]?.message ?? `${name} is not understood`);
  }
  if (values.PARTNER_DIRECTORY !== "partner-center") {
    // What is set for a directory that is not in use harms nobody.
    mistakes.push(...found.filter((line) => line.startsWith("PARTNER_DIRECTORY")));
    return { kind: "local" };
  }
  const needed = (name: "TENANT_ID" | "CLIENT_ID" | "CLIENT_SECRET", where: string): string => {
    const value = values[`PARTNER_CENTER_${name}`];
    if (!value && !found.some((line) => line.startsWith(`PARTNER_CENTER_${name} `)))
      found.push(`PARTNER_CENTER_${name} is missing. ${where}`);
    return value ?? "";
  };
  const tenantId = needed("TENANT_ID", tenantIdFound);
  const config: PartnerCenterConfig = {
    kind: "partner-center",
    cloud: cloudOf(values.PARTNER_CENTER_CLOUD),
    tenantId: isOfEach(tenantId) ? null : tenantId.toLowerCase(),
    clientId: needed("CLIENT_ID", clientIdFound).toLowerCase(),
    clientSecret: needed(
      "CLIENT_SECRET",
      "Set it to the value of a client secret, from the app registration, Certificates & secrets",
    ),
    loginUrl: values.PARTNER_CENTER_LOGIN_URL ?? null,
    apiUrl: values.PARTNER_CENTER_API_URL ?? null,
    graphUrl: values.PARTNER_CENTER_GRAPH_URL ?? null,
    adminCenterUrl: values.PARTNER_CENTER_ADMIN_CENTER_URL ?? null,
    linkHosts: values.PARTNER_CENTER_LINK_HOSTS ?? [],
    certificateHosts: values.PARTNER_CENTER_CERTIFICATE_HOSTS ?? null,
    trustedRoots: values.PARTNER_CENTER_TRUSTED_ROOTS ? readRoots(values.PARTNER_CENTER_TRUSTED_ROOTS) : [],
    customerCallsPerMinute: Number(values.PARTNER_CENTER_CUSTOMER_CALLS_PER_MINUTE ?? 500),
    pollSeconds: Number(values.PARTNER_CENTER_POLL_SECONDS ?? 300),
    resellerRemoves: /^(yes|true)$/i.test(values.PARTNER_CENTER_RESELLER_REMOVES ?? ""),
  };
  mistakes.push(...found);
  return config;
}

function cloudOf(value: string | undefined): PartnerCenterConfig["cloud"] {
  return value === "us-government" || value === "china" ? value : "global";
}

function isOfEach(value: string): boolean {
  return value.toLowerCase() === "each-workspace";
}

function isGuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** A base that paths are joined behind: no query, no fragment, no name and password. */
function isBase(value: string): boolean {
  if (!isAddress(value)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(value);
  if (search || hash || username || password) return false;
  return protocol === "https:" || isLoopback(hostname);
}

function isHost(value: string): boolean {
  return URL.canParse(`https://${value}`) && new URL(`https://${value}/`).host === value.toLowerCase();
}

/** Every certificate in the file; none where it cannot be read or holds something else. */
function readRoots(path: string): readonly string[] {
  try {
    const blocks = readFileSync(path, "utf8").match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
    );
    return (blocks ?? []).map((block) => new X509Certificate(block).toString());
  } catch {
    return [];
  }
}
