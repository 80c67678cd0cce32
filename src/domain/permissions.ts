import type { Actor, Role } from "./actor.ts";

type Scope = "any" | "own" | "no";

interface Rule {
  readonly "sales-agent": Scope;
  readonly "admin-agent": Scope;
  /** The bot itself does it too: what the clock, the directory and the dispatcher bring about. */
  readonly system?: true;
  /** Open to workspace owners and admins while there is no admin agent. */
  readonly whileSetUpIsOpen?: true;
}

const both: Rule = { "sales-agent": "any", "admin-agent": "any" };
const ownOrAdmin: Rule = { "sales-agent": "own", "admin-agent": "any" };
const adminOnly: Rule = { "sales-agent": "no", "admin-agent": "any" };
const systemOnly: Rule = { "sales-agent": "no", "admin-agent": "no", system: true };

/** Who may do what. Whether a removal is one's own is the removal's own rule: see `approve`. */
const rules = {
  "customer.see": both,
  "customer.edit": both,
  "customer.import": { ...adminOnly, system: true },
  "customer.export": { ...adminOnly, system: true },
  "invitation.request": both,
  "invitation.resume": ownOrAdmin,
  "invitation.send": ownOrAdmin,
  "invitation.discard": ownOrAdmin,
  "invitation.withdraw": ownOrAdmin,
  "invitation.link": systemOnly,
  "invitation.answer": systemOnly,
  "invitation.expire": systemOnly,
  "removal.request": both,
  "removal.withdraw": ownOrAdmin,
  "removal.give-notice": ownOrAdmin,
  "removal.approve": adminOnly,
  "removal.deny": adminOnly,
  "removal.retry": adminOnly,
  "removal.abandon": adminOnly,
  "removal.execute": systemOnly,
  "removal.lapse": systemOnly,
  "removal.tell-provider": both,
  "acceptance.see": systemOnly,
  "acceptance.confirm": ownOrAdmin,
  "acceptance.claim": adminOnly,
  "drift.find": systemOnly,
  "drift.settle": adminOnly,
  "directory.sync": { ...adminOnly, system: true },
  "directory.connect": { ...adminOnly, system: true, whileSetUpIsOpen: true },
  "gdap.see": { ...both, system: true },
  "gdap.request": adminOnly,
  "gdap.end": adminOnly,
  "gdap.follow": systemOnly,
  "outbox.retry": adminOnly,
  "registry.enter": adminOnly,
  "audit.read": { ...adminOnly, system: true },
  "settings.change": { ...adminOnly, system: true, whileSetUpIsOpen: true },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof rules;

/** Whether the actor may do it to something of `owner`'s; leave `owner` out where nothing is owned. */
export function may(actor: Actor, permission: Permission, owner?: string | null): boolean {
  const rule: Rule = rules[permission];
  if (actor.kind === "system") return rule.system === true;
  if (rule.whileSetUpIsOpen && actor.isSetUpOpen && actor.isWorkspaceAdmin) return true;
  return [...actor.roles].some((role) => allows(rule[role], actor.slackUserId, owner));
}

/** The roles that could do it to anybody's: what a refusal names as "who could". */
export function whoMay(permission: Permission): readonly Role[] {
  const rule: Rule = rules[permission];
  return (["sales-agent", "admin-agent"] as const).filter((role) => rule[role] === "any");
}

function allows(scope: Scope, slackUserId: string, owner: string | null | undefined): boolean {
  if (scope === "any") return true;
  return scope === "own" && (owner === undefined || owner === slackUserId);
}
