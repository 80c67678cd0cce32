import type { WebClient } from "@slack/web-api";
import type { Actor, StaffActor } from "../domain/actor.ts";
import type { CorrelationId } from "../domain/ids.ts";
import type { RoleGrant } from "../domain/settings.ts";
import { translator } from "../i18n/index.ts";
import { entrance, type NoMember, roles, type ServiceContext, setUp } from "../service/index.ts";
import type { Request } from "./handler.ts";
import type { Identify } from "./identify.ts";
import type { FromPerson } from "./incoming.ts";
import type { Installation } from "./installation.ts";
import { explainRefusal } from "./refusals.ts";

export interface EntryNeeds {
  readonly client: WebClient;
  readonly identify: Identify;
  readonly installation: Installation;
  readonly makeContext: (actor: Actor, correlationId: CorrelationId) => ServiceContext;
}

/** Somebody who can hold no role here; refused before any handler sees them. */
export class TurnedAway extends Error {
  override readonly name = "TurnedAway";
  readonly because: NoMember;
  constructor(because: NoMember) {
    super(`turned away: ${because}`);
    this.because = because;
  }
}

/**
 * Makes the request that a handler gets: who it is, and what they may do at this moment. With `needsRoles` false it
 * spares the database. Throws TurnedAway for outsiders, guests, bots and deactivated people.
 */
export async function enter(
  incoming: FromPerson,
  correlationId: CorrelationId,
  needsRoles: boolean,
  needs: EntryNeeds,
): Promise<Request> {
  const { client, identify, makeContext } = needs;
  const known = await identify.find(incoming.origin.slackUserId);
  const standing = isFromElsewhere(incoming.origin, needs.installation) ? "outsider" : known.standing;
  const { person } = known;
  const nobody: StaffActor = {
    kind: "staff",
    slackUserId: person.slackUserId,
    roles: new Set(),
    isWorkspaceAdmin: false,
    isSetUpOpen: false,
  };
  if (standing !== "member") {
    // What is typed letter by letter, or merely looked at, would drown the trail.
    const isLook = incoming.kind === "options" || incoming.kind === "event";
    if (!isLook) await entrance.turnAway(makeContext(nobody, correlationId), standing);
    throw new TurnedAway(standing);
  }

  const grants = needsRoles ? await roles.grants(makeContext(nobody, correlationId)) : null;
  const actor = grants ? await identify.actorOf({ person, standing }, grants) : nobody;
  const ctx = makeContext(actor, correlationId);
  if (actor.isSetUpOpen && grants?.some((each) => each.role === "admin-agent")) {
    const system = makeContext({ kind: "system", name: "slack" }, correlationId);
    await setUp.reopen(system, identify.formerAdminAgents(grants));
  }

  const t = translator(person.language);
  const readGrants = async (): Promise<readonly RoleGrant[]> => grants ?? roles.grants(ctx);
  return {
    ctx,
    actor,
    person,
    t,
    client,
    identify,
    scopes: needs.installation.scopes,
    explain: (refusal, permission) =>
      explainRefusal(refusal, permission ?? null, {
        t,
        person,
        actor,
        grants: readGrants,
        nameOf: identify.nameOf,
        presentAdmins: (holders) => identify.somePresentAdminAgents(holders, 3).catch(() => null),
      }),
  };
}

/** Buttons in a shared channel can be pressed by the other organisation's people; Slack says whose they are. */
function isFromElsewhere(
  origin: { readonly userTeamId: string | null; readonly enterpriseId: string | null },
  installation: Installation,
): boolean {
  if (origin.userTeamId === null || origin.userTeamId === installation.teamId) return false;
  return installation.enterpriseId === "" || origin.enterpriseId !== installation.enterpriseId;
}
