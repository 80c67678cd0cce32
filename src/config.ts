import { join } from "node:path";
import { z } from "zod";
import { type OwnCommandNames, readCommandNames } from "./config/commands.ts";
import { type OauthConfig, oauthSettings, readOauth } from "./config/oauth.ts";
import { type PartnerDirectoryConfig, readPartnerDirectory } from "./config/partner-center.ts";
import { isAddress, isLoopback, isPostgresAddress, text } from "./config/text.ts";
import { readWatch, type WatchConfig } from "./config/watch.ts";

const address = (name: string) =>
  text.refine((value) => value === undefined || isAddress(value), {
    message: `${name} is not an address. Set it to something like https://kapocs.example.com`,
  });

const keyList = (name: string) =>
  text
    .transform((value) => value?.split(/[\s,]+/).filter(Boolean))
    .refine((keys) => keys === undefined || keys.every(isKey), {
      message: `${name} is not 32 bytes in base64. Set it to a key as ENCRYPTION_KEY has it, or to several with commas between them`,
    });

const Environment = z.object({
  PORT: text.refine((value) => value === undefined || isPort(value), {
    message: "PORT is not a port number. Set it to a number from 0 to 65535, such as 3000",
  }),
  HOST: text,
  PUBLIC_URL: address("PUBLIC_URL"),
  DATABASE_URL: text.refine((value) => value === undefined || isPostgresAddress(value), {
    message:
      "DATABASE_URL is not a PostgreSQL address. Set it to something like postgres://user:password@host/kapocs; in a password / ? # @ and % are written %2F %3F %23 %40 and %25",
  }),
  KAPOCS_DATA_DIR: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_BOT_TOKEN: text.refine((value) => value === undefined || value.startsWith("xoxb-"), {
    message:
      "SLACK_BOT_TOKEN is not a bot token. It begins with xoxb- and is found under OAuth & Permissions",
  }),
  SLACK_APP_TOKEN: text.refine((value) => value === undefined || value.startsWith("xapp-"), {
    message:
      "SLACK_APP_TOKEN is not an app-level token. It begins with xapp- and is found under Basic Information",
  }),
  ...oauthSettings,
  SLACK_AUTHORIZE_URL: address("SLACK_AUTHORIZE_URL"),
  SLACK_API_URL: address("SLACK_API_URL"),
  KAPOCS_COMMANDS: text,
  ENCRYPTION_KEY: text.refine((value) => value === undefined || isKey(value), {
    message:
      "ENCRYPTION_KEY is not 32 bytes in base64. Make one with: node -p \"crypto.randomBytes(32).toString('base64')\"",
  }),
  ENCRYPTION_KEY_OLD: keyList("ENCRYPTION_KEY_OLD"),
  ENCRYPTION_KEY_NEXT: keyList("ENCRYPTION_KEY_NEXT"),
  LOG_LEVEL: text.refine((value) => value === undefined || /^(debug|info|warn|error|silent)$/.test(value), {
    message: "LOG_LEVEL is unknown. Set it to debug, info, warn, error or silent",
  }),
});

export type Storage =
  | { readonly kind: "postgres"; readonly url: string }
  | { readonly kind: "embedded"; readonly folder: string };

export type SlackConfig = OneWorkspaceConfig | ManyWorkspacesConfig;

interface SlackEnds {
  readonly apiUrl: string;
  readonly transport:
    | { readonly kind: "http"; readonly signingSecret: string }
    | { readonly kind: "socket"; readonly appToken: string };
  /** Commands that the app's manifest has other names for. */
  readonly commands?: OwnCommandNames;
}

/** One workspace, with the token of its installation. */
export interface OneWorkspaceConfig extends SlackEnds {
  readonly botToken: string;
}

/** Any number of workspaces, each with a token of its own, which its installation brings. */
export interface ManyWorkspacesConfig extends SlackEnds {
  readonly botToken: null;
  readonly oauth: OauthConfig;
}

export interface CoreConfig {
  readonly storage: Storage;
  /** In base64; null means: made once in the data folder. */
  readonly encryptionKey: string | null;
  /** Keys that open what was sealed under them, and never seal. */
  readonly otherKeys?: readonly string[];
  readonly dataFolder: string;
  /** As customers and agents reach us, without a slash at its end; null until the port is known. */
  readonly publicUrl: string | null;
  readonly logLevel: string;
  readonly partnerDirectory: PartnerDirectoryConfig;
}

export interface Config extends CoreConfig {
  readonly port: number;
  readonly host: string;
  readonly slack: SlackConfig;
  /** Left out: nobody but this machine watches. */
  readonly watch?: WatchConfig;
}

/** What is wrong with the settings, a line each: what is missing or mistaken, and what to set. */
export class ConfigMistakes extends Error {
  override readonly name = "ConfigMistakes";
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** Settings of the bot itself. Throws ConfigMistakes with every mistake at once. */
export function readConfig(env: Env): Config {
  const { values, mistakes } = parse(env);
  const slack = readSlack(values, mistakes);
  const core = readCore(env, values, mistakes);
  const watch = readWatch(env, mistakes);
  if (mistakes.length > 0 || slack === null) throw new ConfigMistakes(mistakes);
  return { ...core, port: Number(values.PORT ?? 3000), host: values.HOST ?? "127.0.0.1", slack, watch };
}

/** Whether there is no SLACK_* setting at all: then there is no workspace to go to, and a simulated one opens. */
export function hasNoSlack(env: Env): boolean {
  return !Object.entries(env).some(([name, value]) => name.startsWith("SLACK_") && value?.trim());
}

export interface PlaygroundConfig {
  readonly port: number;
  readonly host: string;
  /** Its own, below the data folder: the real bot's data is never touched. */
  readonly folder: string;
  /** PARTNER_DIRECTORY names the vendor's: a simulated one then stands beside the workspace. */
  readonly withVendor: boolean;
  /** Settings that are set and mean nothing here. */
  readonly leftAlone: readonly string[];
  readonly logLevel: string;
}

/** Settings of the playground. Throws ConfigMistakes with every mistake at once. */
export function readPlaygroundConfig(env: Env): PlaygroundConfig {
  const { values, mistakes } = parse(env);
  const host = values.HOST ?? "127.0.0.1";
  if (!isLoopback(host))
    mistakes.push(
      `HOST is ${host}, but the playground answers on this machine only: whoever opens it may act as anybody. Leave HOST out, or set it to 127.0.0.1`,
    );
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return {
    port: Number(values.PORT ?? 3000),
    host,
    folder: join(values.KAPOCS_DATA_DIR ?? ".kapocs", "playground"),
    withVendor: env["PARTNER_DIRECTORY"]?.trim() === "partner-center",
    leftAlone: (["DATABASE_URL", "PUBLIC_URL", "ENCRYPTION_KEY"] as const).filter((name) => values[name]),
    logLevel: values.LOG_LEVEL ?? "warn",
  };
}

/** Settings of a command that needs the database but no Slack. Throws ConfigMistakes. */
export function readCoreConfig(env: Env): CoreConfig {
  const { values, mistakes } = parse(env);
  const core = readCore(env, values, mistakes);
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return core;
}

/** The settings as far as they can be used, for a command that goes on although some are mistaken. */
export interface ReadableConfig {
  readonly mistakes: readonly string[];
  /** Null: a setting of it is mistaken or missing, or there is no Slack at all. */
  readonly slack: SlackConfig | null;
  /** No SLACK_* setting is there: a simulated workspace would open, with a folder of its own. */
  readonly isPlayground: boolean;
  /** Null: DATABASE_URL is mistaken. */
  readonly storage: Storage | null;
  /** Where the key is kept when it is not set. */
  readonly keyFolder: string;
  readonly encryptionKey: string | "mistaken" | null;
  readonly otherKeys: readonly string[];
  readonly publicUrl: string | "mistaken" | null;
  /** Null: a setting of it is mistaken. */
  readonly partnerDirectory: PartnerDirectoryConfig | null;
  readonly host: string;
  /** Null: PORT is mistaken. */
  readonly port: number | null;
}

/** Never throws: every mistake is in what it answers. */
export function readWhatCanBeUsed(env: Env): ReadableConfig {
  const { values, mistakes } = parse(env);
  const isPlayground = hasNoSlack(env);
  const slack = isPlayground ? null : readSlack(values, mistakes);
  const core = readCore(env, values, mistakes);
  const isMistaken = (name: string) => mistakes.some((line) => line.startsWith(name));
  const folder = isPlayground ? join(core.dataFolder, "playground") : core.dataFolder;
  const storage: Storage = core.storage.kind === "embedded" ? { kind: "embedded", folder } : core.storage;
  return {
    mistakes,
    slack,
    isPlayground,
    storage: isMistaken("DATABASE_URL") ? null : storage,
    keyFolder: folder,
    encryptionKey: isMistaken("ENCRYPTION_KEY") ? "mistaken" : core.encryptionKey,
    otherKeys: core.otherKeys ?? [],
    publicUrl: isMistaken("PUBLIC_URL") ? "mistaken" : core.publicUrl,
    partnerDirectory: isMistaken("PARTNER_") ? null : core.partnerDirectory,
    host: values.HOST ?? "127.0.0.1",
    port: isMistaken("PORT") ? null : Number(values.PORT ?? 3000),
  };
}

export interface MoveConfig {
  readonly folder: string;
  readonly targetUrl: string;
  /** As set; null means the one in the folder. */
  readonly encryptionKey: string | null;
}

/** Settings of a move out of the embedded database: `to`, or else DATABASE_URL, names the PostgreSQL. Throws ConfigMistakes. */
export function readMoveConfig(env: Env, to: string | undefined): MoveConfig {
  const { values, mistakes } = parse({ ...env, DATABASE_URL: to ?? env["DATABASE_URL"] });
  const { DATABASE_URL: targetUrl, ENCRYPTION_KEY: encryptionKey = null } = values;
  if (targetUrl === undefined && !mistakes.some((line) => line.startsWith("DATABASE_URL")))
    mistakes.push(
      "DATABASE_URL is missing. Set it, or give --to, to the empty PostgreSQL database: postgres://user:password@host/kapocs",
    );
  if (mistakes.length > 0 || targetUrl === undefined) throw new ConfigMistakes(mistakes);
  return { folder: dataFolderOf(values), targetUrl, encryptionKey };
}

/** Where the rows are, for a command that needs nothing else. Throws ConfigMistakes. */
export function readStorage(env: Env): Storage {
  const { KAPOCS_DATA_DIR, DATABASE_URL } = env;
  const { values, mistakes } = parse({ KAPOCS_DATA_DIR, DATABASE_URL });
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return values.DATABASE_URL
    ? { kind: "postgres", url: values.DATABASE_URL }
    : { kind: "embedded", folder: dataFolderOf(values) };
}

/** The key as it is set; null where it is not. Throws ConfigMistakes. */
export function readTypedKey(env: Env): string | null {
  const { values, mistakes } = parse({ ENCRYPTION_KEY: env["ENCRYPTION_KEY"] });
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return values.ENCRYPTION_KEY ?? null;
}

/** The data folder alone, for what needs no other setting. */
export function readDataFolder(env: Env): string {
  return dataFolderOf(parse({ KAPOCS_DATA_DIR: env["KAPOCS_DATA_DIR"] }).values);
}

function dataFolderOf(values: Values): string {
  return values.KAPOCS_DATA_DIR ?? ".kapocs";
}

type Values = Partial<z.infer<typeof Environment>>;

/** Each setting by itself, so that one mistake does not hide another. */
function parse(env: Env): { values: Values; mistakes: string[] } {
  const mistakes: string[] = [];
  const values: Values = {};
  for (const [name, schema] of Object.entries(Environment.shape)) {
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else mistakes.push(parsed.error.issues[0]?.message ?? `${name} is not understood`);
  }
  return { values, mistakes };
}

function readSlack(values: Values, mistakes: string[]): SlackConfig | null {
  const wasSet = (name: string) => mistakes.some((line) => line.startsWith(name));
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  const oauth = readOauth(values, mistakes);
  if (!botToken && oauth === "unset" && !wasSet("SLACK_BOT_TOKEN")) {
    mistakes.push(
      "SLACK_BOT_TOKEN is missing. Set it to the bot token (xoxb-…) from your app's page, OAuth & Permissions; for many workspaces set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET instead",
    );
  }
  if (!appToken && !signingSecret && !wasSet("SLACK_APP_TOKEN")) {
    mistakes.push(
      "SLACK_SIGNING_SECRET is missing. Set it to the signing secret from Basic Information, or set SLACK_APP_TOKEN (xapp-…) for Socket Mode",
    );
  }
  const transport = appToken
    ? ({ kind: "socket", appToken } as const)
    : signingSecret
      ? ({ kind: "http", signingSecret } as const)
      : null;
  if (!transport) return null;
  const own = values.KAPOCS_COMMANDS;
  const named = own ? { commands: readCommandNames(own, mistakes) } : {};
  const ends = { apiUrl: values.SLACK_API_URL ?? "https://slack.com/api/", transport, ...named };
  if (botToken) return { botToken, ...ends };
  return oauth === "unset" || oauth === null ? null : { botToken: null, oauth, ...ends };
}

function readCore(env: Env, values: Values, mistakes: string[]): CoreConfig {
  const dataFolder = dataFolderOf(values);
  const otherKeys = [...(values.ENCRYPTION_KEY_OLD ?? []), ...(values.ENCRYPTION_KEY_NEXT ?? [])];
  if (
    values.DATABASE_URL &&
    !values.ENCRYPTION_KEY &&
    !mistakes.some((line) => line.startsWith("ENCRYPTION_KEY "))
  ) {
    mistakes.push(
      "ENCRYPTION_KEY is missing; with DATABASE_URL it must be set. Make one with: node -p \"crypto.randomBytes(32).toString('base64')\"",
    );
  }
  return {
    storage: values.DATABASE_URL
      ? { kind: "postgres", url: values.DATABASE_URL }
      : { kind: "embedded", folder: dataFolder },
    encryptionKey: values.ENCRYPTION_KEY ?? null,
    ...(otherKeys.length > 0 ? { otherKeys } : {}),
    dataFolder,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    logLevel: values.LOG_LEVEL ?? "info",
    partnerDirectory: readPartnerDirectory(env, mistakes),
  };
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function isKey(value: string): boolean {
  if (/^[0-9a-f]{64}$/i.test(value)) return true;
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(value) && Buffer.from(value, "base64").length === 32;
}
