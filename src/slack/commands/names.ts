/**
 * The names of our commands, in this one place. Slack keeps `/invite` for itself and refuses a manifest that registers
 * it, so the manifest has `/invite-customer`; `/invite` is answered wherever Slack delivers it.
 */
export const commands = {
  invite: "/invite-customer",
  inviteToo: "/invite",
  customers: "/customers",
  remove: "/remove-customer",
  kapocs: "/kapocs",
} as const;

/** What manifest.yml registers. */
export const registered: readonly string[] = [
  commands.invite,
  commands.customers,
  commands.remove,
  commands.kapocs,
];

/** Slack's own commands: a manifest with one of them is refused as a whole. Slack adds and drops entries. */
export const builtIn: readonly string[] =
  "active apps archive away call close collapse dm dnd expand feed feedback huddle input invite join keys kick leave me msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic trigger unmute who whois"
    .split(" ")
    .map((name) => `/${name}`);
