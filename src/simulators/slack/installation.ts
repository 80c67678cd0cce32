/** A slash command as the manifest registers it. */
export interface AppCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** A shortcut as the manifest registers it. */
export interface AppShortcut {
  readonly callbackId: string;
  readonly type: "global" | "message";
  readonly name: string;
  readonly description: string;
}

/** What a test tells the stand-in about the app. A second install adds to the first and keeps its tokens. */
export interface AppToInstall {
  /** As people see it beside the bot's messages. */
  name?: string;
  /** Where pushes go over HTTP. Without it they wait for a Socket Mode connection. */
  requestUrl?: string;
  signingSecret?: string;
  /** For OAuth: what the app must send to trade a code for its token. */
  clientId?: string;
  clientSecret?: string;
  scopes?: readonly string[];
  /** Where an installer may be sent back to; anywhere when left out. */
  redirectUrls?: readonly string[];
  /** Tokens that expire after twelve hours. Once on, it stays on. */
  rotatesTokens?: boolean;
  /** Scopes the app asks for as optional; granted unless named in `declinedScopes`. */
  optionalScopes?: readonly string[];
  declinedScopes?: readonly string[];
  /** Registered commands with their slash; nothing else reaches the app. */
  commands?: readonly (string | (Pick<AppCommand, "command"> & Partial<AppCommand>))[];
  /** Delivers registered commands even where Slack's own command of that name would run instead. */
  allowBuiltInCommands?: boolean;
  shortcuts?: readonly (Pick<AppShortcut, "callbackId" | "type"> & Partial<AppShortcut>)[];
  /** Event types subscribed to; every event when left out. */
  events?: readonly string[];
}

export interface InstalledApp {
  readonly botToken: string;
  /** With token rotation: what buys the next token. */
  readonly refreshToken: string | undefined;
  readonly appToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Installation extends InstalledApp {
  readonly name: string | undefined;
  readonly requestUrl: string | undefined;
  readonly redirectUrls: readonly string[] | undefined;
  readonly rotatesTokens: boolean;
  /** For the whole organisation of the workspace, with one token. */
  readonly isOrgWide: boolean;
  /** Which of its scopes an installer may leave out. */
  readonly optionalScopes: readonly string[];
  readonly scopes: readonly string[];
  readonly commands: readonly AppCommand[];
  readonly allowBuiltInCommands: boolean;
  readonly shortcuts: readonly AppShortcut[];
  readonly events: readonly string[] | undefined;
  revoked: boolean;
}

const ordinaryScopes = [
  "commands",
  "chat:write",
  "im:write",
  "users:read",
  "usergroups:read",
  "channels:read",
  "groups:read",
];

/** The installation after `app` was installed over `before`; a revoked one is replaced and gets new tokens. */
export function installOver(
  before: Installation | undefined,
  app: AppToInstall,
  ids: { user: string; bot: string; app: string; team: string },
  tokenName: string,
): Installation {
  const kept = before && !before.revoked ? before : undefined;
  const declined = app.declinedScopes ?? [];
  const asked = app.scopes ?? before?.scopes ?? ordinaryScopes;
  return {
    botToken: kept?.botToken ?? `xoxb-simulated-${tokenName}`,
    refreshToken: kept?.refreshToken,
    appToken: before?.appToken ?? "xapp-simulated-1",
    botUserId: ids.user,
    botId: ids.bot,
    appId: ids.app,
    teamId: ids.team,
    signingSecret: app.signingSecret ?? before?.signingSecret ?? "simulated-signing-secret",
    clientId: app.clientId ?? before?.clientId ?? "1000000000.2000000000",
    clientSecret: app.clientSecret ?? before?.clientSecret ?? "simulated-client-secret",
    name: app.name ?? before?.name,
    requestUrl: app.requestUrl ?? before?.requestUrl,
    redirectUrls: app.redirectUrls ?? before?.redirectUrls,
    rotatesTokens: before?.rotatesTokens === true || app.rotatesTokens === true,
    isOrgWide: kept?.isOrgWide ?? false,
    optionalScopes: app.optionalScopes ?? before?.optionalScopes ?? [],
    scopes: [
      ...new Set([...asked, ...(app.optionalScopes ?? []).filter((scope) => !declined.includes(scope))]),
    ],
    commands: app.commands?.map(commandFrom) ?? before?.commands ?? [],
    allowBuiltInCommands: app.allowBuiltInCommands ?? before?.allowBuiltInCommands ?? false,
    shortcuts: app.shortcuts?.map(shortcutFrom) ?? before?.shortcuts ?? [],
    events: app.events ?? before?.events,
    revoked: false,
  };
}

function commandFrom(given: NonNullable<AppToInstall["commands"]>[number]): AppCommand {
  const known = typeof given === "string" ? { command: given } : given;
  return { description: "", usageHint: "", ...known };
}

function shortcutFrom(given: NonNullable<AppToInstall["shortcuts"]>[number]): AppShortcut {
  return { name: given.callbackId, description: "", ...given };
}
