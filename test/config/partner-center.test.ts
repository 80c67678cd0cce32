import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { describe, expect, it } from "vitest";
import { ConfigMistakes, readConfig, readCoreConfig } from "../../src/config.ts";

const overHttp = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "secret" };
const tenantId = "aaaaaaaa-0000-4000-8000-000000000001";
const needed = {
  ...overHttp,
  PARTNER_DIRECTORY: "partner-center",
  PARTNER_CENTER_TENANT_ID: tenantId.toUpperCase(),
  PARTNER_CENTER_CLIENT_ID: "aaaaaaaa-0000-4000-8000-000000000002",
  PARTNER_CENTER_CLIENT_SECRET: "value~of~a~secret",
};

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.lines;
    throw error;
  }
  return [];
}

describe("the settings of Partner Center", () => {
  it("are the tenant, the application and its secret, and nothing else", () => {
    expect(readConfig(needed).partnerDirectory).toEqual({
      kind: "partner-center",
      cloud: "global",
      tenantId,
      clientId: needed.PARTNER_CENTER_CLIENT_ID,
      clientSecret: "value~of~a~secret",
      loginUrl: null,
      apiUrl: null,
      graphUrl: null,
      adminCenterUrl: null,
      linkHosts: [],
      certificateHosts: null,
      trustedRoots: [],
      customerCallsPerMinute: 500,
      pollSeconds: 300,
      resellerRemoves: false,
    });
  });

  it("can leave the tenant to each workspace's sign-in", () => {
    const { partnerDirectory } = readConfig({ ...needed, PARTNER_CENTER_TENANT_ID: "Each-Workspace" });
    expect(partnerDirectory).toMatchObject({ kind: "partner-center", tenantId: null });
  });

  it("can be read by a command that needs no Slack", () => {
    expect(readCoreConfig(needed).partnerDirectory).toMatchObject({ kind: "partner-center", tenantId });
  });

  it("name each that is missing in a line of its own", () => {
    expect(mistakes({ ...overHttp, PARTNER_DIRECTORY: "partner-center" })).toEqual([
      expect.stringMatching(/^PARTNER_CENTER_TENANT_ID is missing\. Set it to/),
      expect.stringMatching(/^PARTNER_CENTER_CLIENT_ID is missing\. Set it to/),
      expect.stringMatching(/^PARTNER_CENTER_CLIENT_SECRET is missing\. Set it to/),
    ]);
  });

  it.each([
    ["PARTNER_CENTER_CLOUD", "moon"],
    ["PARTNER_CENTER_TENANT_ID", "contoso.example"],
    ["PARTNER_CENTER_CLIENT_ID", "my app"],
    ["PARTNER_CENTER_CLIENT_SECRET", "aaaaaaaa-0000-4000-8000-000000000003"],
    ["PARTNER_CENTER_LOGIN_URL", "login.example.com"],
    ["PARTNER_CENTER_LOGIN_URL", "http://login.example.com"],
    ["PARTNER_CENTER_API_URL", "https://person:word@api.example.com"],
    ["PARTNER_CENTER_API_URL", "https://api.example.com/?a=b"],
    ["PARTNER_CENTER_GRAPH_URL", "ftp://graph.example.com"],
    ["PARTNER_CENTER_ADMIN_CENTER_URL", "http://10.0.0.1"],
    ["PARTNER_CENTER_LINK_HOSTS", "https://admin.example.com/"],
    ["PARTNER_CENTER_CERTIFICATE_HOSTS", "good.example.com, bad host/path"],
    ["PARTNER_CENTER_TRUSTED_ROOTS", "/nowhere/at/all.pem"],
    ["PARTNER_CENTER_CUSTOMER_CALLS_PER_MINUTE", "0"],
    ["PARTNER_CENTER_RESELLER_REMOVES", "perhaps"],
  ])("say in one line what is wrong with %s=%s, and nothing of its value", (name, value) => {
    const lines = mistakes({ ...needed, [name]: value });
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name} [^\\n]*$`))]);
    if (value.length > 8) expect(lines[0]).not.toContain(value);
  });

  it("let plain http lead to this machine alone", () => {
    const local = {
      PARTNER_CENTER_API_URL: "http://127.0.0.1:4000/api",
      PARTNER_CENTER_LOGIN_URL: "http://[::1]:4000",
    };
    expect(mistakes({ ...needed, ...local })).toEqual([]);
  });

  it("take several hosts, with commas or spaces", () => {
    const { partnerDirectory } = readConfig({
      ...needed,
      PARTNER_CENTER_LINK_HOSTS: "one.example.com, two.example.com:8443 three.example.com",
    });
    expect(partnerDirectory).toMatchObject({
      linkHosts: ["one.example.com", "two.example.com:8443", "three.example.com"],
    });
  });

  it("read the trusted roots from a file", () => {
    const path = join(mkdtempSync(join(tmpdir(), "kapocs-roots-")), "roots.pem");
    writeFileSync(path, `two of them\n${rootCertificates[0]}\n${rootCertificates[1]}\n`);
    const { partnerDirectory } = readConfig({ ...needed, PARTNER_CENTER_TRUSTED_ROOTS: path });
    expect(partnerDirectory).toMatchObject({
      trustedRoots: [expect.stringContaining("BEGIN"), expect.stringContaining("BEGIN")],
    });
  });

  it("mean nothing where the local registry is in use", () => {
    const { partnerDirectory } = readConfig({ ...overHttp, PARTNER_CENTER_TENANT_ID: "half written" });
    expect(partnerDirectory).toEqual({ kind: "local" });
  });
});
