import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ConfigMistakes,
  hasNoSlack,
  readConfig,
  readCoreConfig,
  readPlaygroundConfig,
} from "../../src/config.ts";
import { keepEncryptionKey } from "../../src/encryption-key.ts";
import { recordingLog } from "../support/bot.ts";

const overHttp = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "secret" };
const key = Buffer.alloc(32, 7).toString("base64");
const mistakes = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.lines;
    throw error;
  }
  return [];
};

describe("the settings", () => {
  it("need only Slack's token and secret", () => {
    expect(readConfig(overHttp)).toEqual({
      port: 3000,
      host: "127.0.0.1",
      storage: { kind: "embedded", folder: ".kapocs" },
      dataFolder: ".kapocs",
      encryptionKey: null,
      publicUrl: null,
      logLevel: "info",
      partnerDirectory: { kind: "local" },
      slack: {
        botToken: "xoxb-1",
        apiUrl: "https://slack.com/api/",
        transport: { kind: "http", signingSecret: "secret" },
      },
      watch: { metricsToken: null, traces: null },
    });
  });

  it("take no token for the metrics that could be guessed", () => {
    expect(mistakes({ ...overHttp, METRICS_TOKEN: "secret" })).toEqual([
      expect.stringMatching(/^METRICS_TOKEN is too short, or holds blanks\. Make one with: /),
    ]);
    const { watch } = readConfig({ ...overHttp, METRICS_TOKEN: "a-token-of-the-operators" });
    expect(watch).toMatchObject({ metricsToken: "a-token-of-the-operators" });
  });

  it("say where traces go, and name each mistake in it", () => {
    const traces = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/",
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20abc, x-scope=one",
      OTEL_TRACES_SAMPLER_ARG: "0.25",
    };
    expect(readConfig({ ...overHttp, ...traces }).watch?.traces).toEqual({
      url: "http://collector:4318/v1/traces",
      headers: { authorization: "Basic abc", "x-scope": "one" },
      serviceName: "kapocs",
      ratio: 0.25,
    });
    const wrong = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "collector",
      OTEL_EXPORTER_OTLP_HEADERS: "secret",
      OTEL_TRACES_SAMPLER_ARG: "2",
    };
    expect(mistakes({ ...overHttp, ...wrong })).toEqual([
      expect.stringMatching(/^OTEL_EXPORTER_OTLP_ENDPOINT is not an address\./),
      expect.stringMatching(/^OTEL_EXPORTER_OTLP_HEADERS is not a list of headers\./),
      expect.stringMatching(/^OTEL_TRACES_SAMPLER_ARG is not a share\./),
    ]);
  });

  it("name each that is missing in a line of its own", () => {
    expect(mistakes({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing\. Set it to/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing\. Set it to/),
    ]);
  });

  it("take an empty line for a setting that is not set", () => {
    expect(mistakes({ ...overHttp, SLACK_APP_TOKEN: "  ", PORT: "" })).toEqual([]);
  });

  it("prefer the socket where its token is set", () => {
    const config = readConfig({ ...overHttp, SLACK_APP_TOKEN: "xapp-1" });
    expect(config.slack.transport).toEqual({ kind: "socket", appToken: "xapp-1" });
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "bot.example.org"],
    ["PUBLIC_URL", "ftp://bot.example.org"],
    ["DATABASE_URL", "mysql://localhost/kapocs"],
    ["SLACK_BOT_TOKEN", "xoxp-user"],
    ["SLACK_APP_TOKEN", "xoxb-1"],
    ["SLACK_API_URL", "slack"],
    ["ENCRYPTION_KEY", "short"],
    ["PARTNER_DIRECTORY", "partnercenter"],
    ["LOG_LEVEL", "loud"],
  ])("say in one line what is wrong with %s=%s, and nothing of its value", (name, value) => {
    const lines = mistakes({ ...overHttp, ENCRYPTION_KEY: key, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} `));
    expect(lines[0]).not.toContain(value.length > 8 ? value : "\u0000");
    expect(lines[0]).not.toContain("\n");
  });

  it("want the encryption key named where the database is", () => {
    const env = { ...overHttp, DATABASE_URL: "postgres://localhost/kapocs" };
    expect(mistakes(env)).toEqual([expect.stringMatching(/^ENCRYPTION_KEY is missing/)]);
    expect(readCoreConfig({ ...env, ENCRYPTION_KEY: key }).storage).toEqual({
      kind: "postgres",
      url: "postgres://localhost/kapocs",
    });
  });

  it("take an address without the slash at its end", () => {
    expect(readConfig({ ...overHttp, PUBLIC_URL: "https://kapocs.example.com/" }).publicUrl).toBe(
      "https://kapocs.example.com",
    );
  });
});

describe("the encryption key in the data folder", () => {
  it("is made once, for its owner's eyes only", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "kapocs-")), "data");
    const made = keepEncryptionKey(folder, () => Buffer.alloc(32, 1));
    expect(keepEncryptionKey(folder, () => Buffer.alloc(32, 2))).toBe(made);
    expect(readFileSync(join(folder, "encryption.key"), "utf8")).toBe(made);
    expect(statSync(join(folder, "encryption.key")).mode & 0o777).toBe(0o600);
  });
});

describe("the log", () => {
  it("strikes out tokens, links and what people wrote", () => {
    const { log, logged } = recordingLog();
    log.info(
      { token: "t-1", request: { text: "t-2", response_url: "t-3" } },
      "fetched https://a.example/accept/t-4",
    );
    log.error(
      { err: new Error("xoxb-t-5 was refused", { cause: new Error("at https://b.example/t-6") }) },
      "no",
    );
    const query = Object.assign(new Error("Failed query: select 't-7'"), { query: "t-7", params: ["t-8"] });
    log.error({ err: query }, "no");
    expect(logged()).not.toMatch(/t-[1-8]/);
    expect(logged()).toContain("was refused");
  });
});

describe("without a Slack workspace", () => {
  it("is when no SLACK_* setting says anything", () => {
    expect(hasNoSlack({})).toBe(true);
    expect(
      hasNoSlack({ SLACK_BOT_TOKEN: " ", SLACK_API_URL: "", DATABASE_URL: "postgres://db/kapocs" }),
    ).toBe(true);
    expect(hasNoSlack({ SLACK_API_URL: "http://127.0.0.1:1/api/" })).toBe(false);
    expect(hasNoSlack({ SLACK_CLIENT_ID: "1.2" })).toBe(false);
  });

  it("has its own folder, whatever the real bot's database is", () => {
    const env = { KAPOCS_DATA_DIR: "/data", DATABASE_URL: "postgres://db/kapocs", PORT: "4000" };
    expect(readPlaygroundConfig(env)).toEqual({
      port: 4000,
      host: "127.0.0.1",
      folder: join("/data", "playground"),
      withVendor: false,
      leftAlone: ["DATABASE_URL"],
      logLevel: "warn",
    });
  });

  it("stands beside a simulated vendor where the directory is the vendor's, without its settings", () => {
    expect(readPlaygroundConfig({ PARTNER_DIRECTORY: "partner-center" }).withVendor).toBe(true);
    expect(readPlaygroundConfig({ PARTNER_DIRECTORY: "local" }).withVendor).toBe(false);
  });

  it.each(["0.0.0.0", "::", "192.168.1.5", "example.com", "127.0.0.1.example.com"])(
    "answers on this machine only, and not on %s",
    (host) => {
      expect(() => readPlaygroundConfig({ HOST: host })).toThrow(/this machine only/);
    },
  );

  it.each(["localhost", "127.0.0.1", "127.0.0.2", "::1"])("answers on %s", (host) => {
    expect(readPlaygroundConfig({ HOST: host }).host).toBe(host);
  });

  it("names the mistakes in its settings as ever", () => {
    expect(() => readPlaygroundConfig({ PORT: "ninety" })).toThrow(/PORT is not a port number/);
  });
});

describe("settings for many workspaces", () => {
  const many = {
    SLACK_CLIENT_ID: "12.34",
    SLACK_CLIENT_SECRET: "hush",
    SLACK_STATE_SECRET: "sixteen-letters-or-more",
    SLACK_SIGNING_SECRET: "secret",
    PUBLIC_URL: "https://kapocs.example.com/",
  };
  const mistakesOf = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig(env);
      return [];
    } catch (error) {
      return error instanceof ConfigMistakes ? error.lines : [String(error)];
    }
  };

  it("take the place of the bot token, over HTTP and in Socket Mode", () => {
    const oauth = {
      clientId: "12.34",
      clientSecret: "hush",
      stateSecret: "sixteen-letters-or-more",
      authorizeUrl: "https://slack.com/oauth/v2/authorize",
    };
    expect(readConfig(many).slack).toMatchObject({ botToken: null, oauth, transport: { kind: "http" } });
    expect(readConfig({ ...many, SLACK_APP_TOKEN: "xapp-1" }).slack).toMatchObject({
      botToken: null,
      oauth,
      transport: { kind: "socket" },
    });
  });

  it.each([
    ["SLACK_CLIENT_ID", /^SLACK_CLIENT_ID is missing; with SLACK_CLIENT_SECRET it must be set/],
    ["SLACK_CLIENT_SECRET", /^SLACK_CLIENT_SECRET is missing; with SLACK_CLIENT_ID it must be set/],
    ["SLACK_STATE_SECRET", /^SLACK_STATE_SECRET is missing.*Make one with/],
    ["PUBLIC_URL", /^PUBLIC_URL is missing.*Slack sends people back/],
    ["SLACK_SIGNING_SECRET", /^SLACK_SIGNING_SECRET is missing/],
  ])("are refused in one line without %s", (name, line) => {
    expect(mistakesOf({ ...many, [name]: "" })).toEqual([expect.stringMatching(line)]);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set\. Leave/],
    [{ SLACK_CLIENT_ID: "client" }, /^SLACK_CLIENT_ID is not a client id/],
    [{ SLACK_STATE_SECRET: "short" }, /^SLACK_STATE_SECRET is shorter than 16/],
    [{ SLACK_AUTHORIZE_URL: "slack" }, /^SLACK_AUTHORIZE_URL is not an address/],
  ])("are refused in one line with %j", (change, line) => {
    expect(mistakesOf({ ...many, ...change })).toEqual([expect.stringMatching(line)]);
  });

  it("never show a secret in what is wrong with them", () => {
    expect(mistakesOf({ ...many, SLACK_STATE_SECRET: "tell-nobody" }).join()).not.toContain("tell-nobody");
  });
});
