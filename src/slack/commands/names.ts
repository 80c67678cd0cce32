/** The names our table of handlers knows, and what manifest.yml registers. */
const usual = {
  invite: "/invite-customer",
  customers: "/customers",
  remove: "/remove-customer",
  kapocs: "/kapocs",
} as const;

export type CommandKey = keyof typeof usual;
export type CommandNames = Readonly<Record<CommandKey, string>>;

/**
 * The names of our commands, in this one place. Slack keeps `/invite` for itself and refuses a manifest that registers
 * it, so the manifest has `/invite-customer`; `/invite` is answered wherever Slack delivers it.
 */
export const canonical = { ...usual, inviteToo: "/invite" } as const;

const inUse: Record<CommandKey, string> = { ...usual };

/** As people type them in this workspace. */
export const commands: CommandNames = inUse;

/**
 * The whole process has one app and so one set of names: called once, at the start, with what the settings say.
 * Answers with a name that two commands would have, and then changes nothing.
 */
export function nameCommands(own: Partial<CommandNames>): string | null {
  const names = { ...usual, ...own };
  const all = Object.values(names);
  const twice = all.find((each, index) => all.indexOf(each) < index);
  if (twice === undefined) Object.assign(inUse, names);
  return twice ?? null;
}

/** The name in our table for what Slack delivered; a command of an earlier name is still answered. */
export function canonicalName(delivered: string): string {
  const key = commandKeys.find((each) => inUse[each] === delivered);
  return key === undefined ? delivered : usual[key];
}

// The keys of a literal.
export const commandKeys = Object.keys(usual) as readonly CommandKey[];

/** What manifest.yml registers. */
export const registered: readonly string[] = Object.values(usual);

/** Slack's own commands: a manifest with one of them is refused as a whole. Slack adds and drops entries. */
export const builtIn: readonly string[] =
  "active apps archive away call close collapse dm dnd expand feed feedback huddle input invite join keys kick leave me msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic trigger unmute who whois"
    .split(" ")
    .map((name) => `/${name}`);
