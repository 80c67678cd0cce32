import type { Role, StaffActor, SystemActor } from "../../src/domain/actor.ts";
import { SlackUserId } from "../../src/domain/ids.ts";

function staff(slackUserId: string, roles: Role[], isWorkspaceAdmin = false): StaffActor {
  return {
    kind: "staff",
    slackUserId: SlackUserId.parse(slackUserId),
    roles: new Set(roles),
    isWorkspaceAdmin,
    isSetUpOpen: false,
  };
}

export const salesAgent = staff("USALES1", ["sales-agent"]);
export const otherSalesAgent = staff("USALES2", ["sales-agent"]);
export const adminAgent = staff("UADMIN1", ["admin-agent"]);
export const otherAdminAgent = staff("UADMIN2", ["admin-agent"]);
/** Owns the Slack workspace, holds no role; while there is an admin agent that opens nothing. */
export const owner = staff("UOWNER1", [], true);
export const ownerDuringSetUp: StaffActor = { ...owner, isSetUpOpen: true };
export const outsider = staff("UOUTSIDER", []);

export function system(name: SystemActor["name"] = "clock"): SystemActor {
  return { kind: "system", name };
}
