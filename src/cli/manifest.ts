import { readFileSync } from "node:fs";
import { checkManifestText, choices, writeManifest } from "../compose/manifest.ts";
import { readCommandNames } from "../config/commands.ts";

export interface ManifestFlags {
  readonly url?: string;
  readonly http?: true;
  readonly socket?: true;
  readonly invite?: true;
  readonly allowBuiltIn?: true;
  readonly command?: readonly string[];
  readonly without?: readonly string[];
  readonly name?: string;
  readonly oauth?: true | string;
  readonly org?: true;
  readonly json?: true;
  readonly format?: string;
  readonly check?: string;
}

type Names = ReturnType<typeof readCommandNames>;

/** Prints the manifest, or checks one. Answers with the exit code: 0, 1 for what Slack would refuse, 3 where a checked one falls short. */
export function runManifest(flags: ManifestFlags, env: NodeJS.ProcessEnv): number {
  const mistakes: string[] = [];
  const names = namesFrom(flags, env, mistakes);
  const mayBeBuiltIn = flags.allowBuiltIn === true || flags.invite === true;
  if (flags.check !== undefined && mistakes.length === 0) return check(flags.check, names, mayBeBuiltIn);

  const without = scopesFrom(flags, mistakes);
  const redirectUrls = redirectsFrom(flags, mistakes);
  if (flags.url !== undefined && !/^https:\/\/[^\s/]+/.test(flags.url))
    mistakes.push("--url is not an https address. Give it as https://kapocs.example.com");
  if (flags.socket && flags.http) mistakes.push("--socket and --http exclude each other. Leave one out");
  if (flags.format !== undefined && !["yaml", "json"].includes(flags.format))
    mistakes.push("--format is yaml or json");
  if (mistakes.length > 0) return refuse(mistakes);

  const options = {
    ...(flags.url ? { url: flags.url } : {}),
    ...(flags.name ? { appName: flags.name } : {}),
    ...{ isSocketMode: flags.socket === true, isOrgWide: flags.org === true, names, without, redirectUrls },
  };
  const printed = writeManifest({
    ...options,
    format: flags.json || flags.format === "json" ? "json" : "yaml",
  });
  const { refused } = checkManifestText(printed, names, mayBeBuiltIn);
  if (refused.length > 0) return refuse(refused.map(({ at, what }) => `${at}: ${what}`));
  for (const line of remarks(flags, names, without)) process.stderr.write(`${line}\n`);
  process.stdout.write(printed);
  return 0;
}

function check(file: string, names: Names, mayBeBuiltIn: boolean): number {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    return refuse([`${file} cannot be read. Name a manifest as YAML or JSON, or - for standard input`]);
  }
  const { refused, short } = checkManifestText(text, names, mayBeBuiltIn);
  for (const { at, what } of refused) process.stdout.write(`Slack refuses it: ${at}: ${what}\n`);
  for (const { at, what } of short) process.stdout.write(`Kapocs needs more: ${at}: ${what}\n`);
  if (refused.length + short.length === 0) process.stdout.write("It fits what Kapocs answers and needs.\n");
  if (refused.length > 0) return 1;
  return short.length > 0 ? 3 : 0;
}

function namesFrom({ command, invite }: ManifestFlags, env: NodeJS.ProcessEnv, mistakes: string[]): Names {
  const names = command
    ? readCommandNames(command.join(" "), mistakes, "--command")
    : readCommandNames(env["KAPOCS_COMMANDS"], mistakes);
  return invite ? { ...names, invite: "/invite" } : names;
}

function scopesFrom({ without = [] }: ManifestFlags, mistakes: string[]): readonly string[] {
  const optional = Object.keys(choices.withoutScope);
  if (without.includes("all")) return optional;
  for (const scope of without)
    if (!optional.includes(scope))
      mistakes.push(`--without ${scope}: only these can be left out: ${optional.join(", ")}, or all`);
  return without;
}

function redirectsFrom({ oauth, url }: ManifestFlags, mistakes: string[]): readonly string[] {
  if (oauth === undefined) return [];
  const given = oauth === true ? url && `${url.replace(/\/+$/, "")}/slack/oauth_redirect` : oauth;
  const redirects = given?.split(",") ?? [];
  if (redirects.length === 0) mistakes.push("--oauth needs --url, or addresses of its own");
  for (const each of redirects)
    if (!/^https:\/\/[^\s/]+/.test(each)) mistakes.push(`--oauth ${each} is not an https address`);
  return redirects;
}

/** What whoever pastes it should know. */
function remarks({ invite, url, socket }: ManifestFlags, names: Names, without: readonly string[]): string[] {
  const own = choices.commands.flatMap((key) => {
    const name = names[key];
    return name === undefined || (key === "invite" && name === "/invite") ? [] : [`${key}=${name}`];
  });
  return [
    ...(invite
      ? [
          "Slack keeps /invite for itself in most workspaces and refuses the whole manifest there; then leave --invite out.",
        ]
      : []),
    ...(url || socket ? [] : ["Put your own address in place of https://kapocs.example.com, or give --url."]),
    ...(own.length > 0 ? [`Start the bot with the same names: KAPOCS_COMMANDS="${own.join(" ")}"`] : []),
    ...without.map((scope) => `Without ${scope} ${choices.withoutScope[scope]}.`),
    ...(socket
      ? [
          "Make an app-level token with connections:write in Basic Information, and set SLACK_APP_TOKEN to it.",
        ]
      : []),
  ];
}

function refuse(lines: readonly string[]): number {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return 1;
}
