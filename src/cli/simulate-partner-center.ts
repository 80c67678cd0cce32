import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../simulators/partner-center/simulator.ts";

export interface SimulateOptions {
  readonly port: string;
  readonly host: string;
  readonly publicUrl?: string;
  readonly tenants?: string;
  readonly empty?: true;
  readonly json?: true;
}

/** Runs the simulated Partner Center until it is interrupted; prints what a caller needs to know. */
export async function simulatePartnerCenter(options: SimulateOptions): Promise<void> {
  const port = readCount(options.port, 65_535);
  const tenants = readCount(options.tenants ?? "0", 2_000_000);
  if (port === null || tenants === null) {
    process.stderr.write("--port must be from 0 to 65535, and --tenants from 0 to 2000000.\n");
    process.exitCode = 1;
    return;
  }
  const simulator = await startPartnerCenterSimulator({
    port,
    hostname: options.host,
    world: options.empty ? "empty" : "small",
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
  });
  const [first] = simulator.world.partners.keys();
  if (first && tenants > 0) simulator.addTenants(tenants, { partnerId: first });
  const rootCertificate = join(mkdtempSync(join(tmpdir(), "partner-center-")), "root.pem");
  writeFileSync(rootCertificate, simulator.rootCertificate);
  const facts = describeSimulator(simulator, rootCertificate);
  process.stdout.write(options.json ? `${JSON.stringify(facts)}\n` : inWords(facts));
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}

interface Facts {
  readonly control: string;
  readonly portal: string;
  readonly addresses: PartnerCenterSimulator["addresses"];
  readonly rootCertificate: string;
  readonly partners: readonly {
    readonly name: string;
    readonly kind: string;
    readonly tenantId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly userPrincipalName: string;
    readonly refreshToken: string;
  }[];
}

/** Every partner with its app, and a refresh token of the first of its people. */
export function describeSimulator(simulator: PartnerCenterSimulator, rootCertificate: string): Facts {
  const partners = [...simulator.world.partners.values()].flatMap(({ name, kind, tenantId, apps, users }) => {
    const [app] = apps;
    const [user] = users;
    if (!app || !user) return [];
    const { clientId, secret } = app;
    const { userPrincipalName } = user;
    const refreshToken = simulator.grantRefreshToken(userPrincipalName, clientId);
    return [{ name, kind, tenantId, clientId, clientSecret: secret, userPrincipalName, refreshToken }];
  });
  return {
    control: `${simulator.origin}/simulator`,
    portal: `${simulator.origin}/portal`,
    addresses: simulator.addresses,
    rootCertificate,
    partners,
  };
}

function inWords({ control, portal, addresses, rootCertificate, partners }: Facts): string {
  const lines = [
    "A simulated Partner Center is running. Ctrl+C stops it, and nothing is kept.",
    "",
    `  sign-in             ${addresses.login}`,
    `  partner API         ${addresses.api}`,
    `  Graph               ${addresses.graph}`,
    `  admin center        ${addresses.adminCenter}`,
    `  certificates        ${addresses.certificates}`,
    `  root certificate    ${rootCertificate}`,
    `  portal (a page)     ${portal}`,
    `  control (JSON)      ${control}`,
    "",
  ];
  for (const one of partners)
    lines.push(
      `${one.name} (${one.kind})`,
      `  tenant              ${one.tenantId}`,
      `  client id           ${one.clientId}`,
      `  client secret       ${one.clientSecret}`,
      `  refresh token       ${one.refreshToken}  (${one.userPrincipalName})`,
      "",
    );
  return `${lines.join("\n")}\n`;
}

function readCount(text: string, most: number): number | null {
  const count = Number(text);
  return /^\d+$/.test(text) && count <= most ? count : null;
}
