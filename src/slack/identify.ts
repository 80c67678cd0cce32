import type { Role, StaffActor } from "../domain/actor.ts";
import type { SlackGroupId, SlackUserId } from "../domain/ids.ts";
import type { RoleGrant } from "../domain/settings.ts";
import type { Groups } from "./groups.ts";
import type { Person } from "./handler.ts";
import type { KnownPerson, People } from "./people.ts";

/** Works out who may do what, from what Slack and the grants say at this moment. */
export interface Identify {
  /** Who this is. Throws when Slack does not answer and nothing recent is known. */
  find(slackUserId: SlackUserId): Promise<KnownPerson>;
  /** The roles of a member; whoever is none holds no role. */
  actorOf(known: KnownPerson, grants: readonly RoleGrant[]): Promise<StaffActor>;
  /** The same with membership read now, for decisions. */
  freshActor(
    slackUserId: SlackUserId,
    grants: readonly RoleGrant[],
  ): Promise<StaffActor | "slack-cannot-answer">;
  /** Somebody who is an admin agent by these grants: an active person, or an active member of an enabled group. */
  findPresentAdminAgent(grants: readonly Pick<RoleGrant, "role" | "holder">[]): Promise<SlackUserId | null>;
  /** A few admin agents to turn to: active members, by name or by group. */
  somePresentAdminAgents(grants: readonly RoleGrant[], limit: number): Promise<readonly SlackUserId[]>;
  /** All admin agents by these grants who are active members. */
  listPresentAdminAgents(
    grants: readonly Pick<RoleGrant, "role" | "holder">[],
  ): Promise<readonly SlackUserId[]>;
  /** Whether somebody else than this person is an admin agent; "unknown" when Slack does not answer. */
  hasAdminAgentBeside(slackUserId: SlackUserId, grants: readonly RoleGrant[]): Promise<boolean | "unknown">;
  /** Admin agents as far as was known before: told when the set-up opens again. */
  formerAdminAgents(grants: readonly RoleGrant[]): readonly SlackUserId[];
  /** Whether a group has anybody in it who may hold a role. */
  hasMember(slackGroupId: SlackGroupId): Promise<boolean>;
  isMember(slackUserId: SlackUserId, slackGroupId: SlackGroupId): Promise<boolean>;
  /** Whether a group with a role lists them, or did when last asked: whoever is deactivated drops out of it. */
  isInRoleGroup(slackUserId: SlackUserId, grants: readonly RoleGrant[]): Promise<boolean>;
  /** What is known of a person without asking Slack. */
  remembered(slackUserId: SlackUserId): Person | undefined;
  /** Slack says that it changed: ask again when next needed. */
  personChanged(slackUserId: string): void;
  groupChanged(slackGroupId: string): void;
  /** A name to show; the id itself when Slack does not answer. */
  nameOf(slackUserId: SlackUserId): Promise<string>;
}

export function createIdentify(people: People, groups: Groups): Identify {
  const rolesOf = async (
    id: SlackUserId,
    grants: readonly RoleGrant[],
    members: (group: SlackGroupId) => Promise<ReadonlySet<SlackUserId>>,
  ): Promise<ReadonlySet<Role>> => {
    const held = await Promise.all(
      grants.map(async ({ role, holder }) => {
        const isHolder =
          holder.kind === "person" ? holder.slackUserId === id : (await members(holder.slackGroupId)).has(id);
        return isHolder ? [role] : [];
      }),
    );
    return new Set(held.flat());
  };

  const actor = (person: Person, roles: ReadonlySet<Role>, isSetUpOpen: boolean): StaffActor => ({
    kind: "staff",
    slackUserId: person.slackUserId,
    roles,
    isWorkspaceAdmin: person.isWorkspaceAdmin,
    isSetUpOpen,
  });

  const adminHolders = async (
    grants: readonly Pick<RoleGrant, "role" | "holder">[],
    members = (group: SlackGroupId) => groups.members(group),
  ) => {
    const admins = grants.filter((each) => each.role === "admin-agent");
    const holders = await Promise.all(
      admins.map(async ({ holder }) =>
        holder.kind === "person" ? [holder.slackUserId] : [...(await members(holder.slackGroupId))],
      ),
    );
    return new Set(holders.flat());
  };

  const identify: Identify = {
    find: (id) => people.find(id),

    async actorOf({ person, standing }, grants) {
      if (standing !== "member") return actor({ ...person, isWorkspaceAdmin: false }, new Set(), false);
      const roles = await rolesOf(person.slackUserId, grants, (group) => groups.members(group));
      const mayFindItOpen = person.isWorkspaceAdmin && !roles.has("admin-agent");
      const isSetUpOpen = mayFindItOpen && (await identify.findPresentAdminAgent(grants)) === null;
      return actor(person, roles, isSetUpOpen);
    },

    async freshActor(id, grants) {
      try {
        const [{ person, standing }, roles] = await Promise.all([
          people.findAfresh(id),
          rolesOf(id, grants, (group) => groups.membersAfresh(group)),
        ]);
        return actor(person, standing === "member" ? roles : new Set(), false);
      } catch {
        return "slack-cannot-answer";
      }
    },

    async listPresentAdminAgents(grants) {
      const present: SlackUserId[] = [];
      for (const id of await adminHolders(grants)) {
        if ((await people.find(id)).standing === "member") present.push(id);
      }
      return present;
    },

    async somePresentAdminAgents(grants, limit) {
      const present: SlackUserId[] = [];
      for (const id of await adminHolders(grants)) {
        if (present.length === limit) break;
        if ((await people.find(id)).standing === "member") present.push(id);
      }
      return present;
    },

    async findPresentAdminAgent(grants) {
      // One after the other: a group may be large, and one is enough.
      for (const id of await adminHolders(grants)) {
        if ((await people.find(id)).standing === "member") return id;
      }
      return null;
    },

    async hasAdminAgentBeside(id, grants) {
      try {
        // Whoever asks is about to rely on it: read now, like a decision.
        for (const each of await adminHolders(grants, (group) => groups.membersAfresh(group))) {
          if (each !== id && (await people.findAfresh(each)).standing === "member") return true;
        }
        return false;
      } catch {
        return "unknown";
      }
    },

    formerAdminAgents(grants) {
      const groupIds = grants.flatMap(({ role, holder }) =>
        role === "admin-agent" && holder.kind === "group" ? [holder.slackGroupId] : [],
      );
      return groupIds.flatMap((id) => [...groups.lastMembers(id)]);
    },

    async hasMember(id) {
      for (const each of await groups.members(id)) {
        if ((await people.find(each)).standing === "member") return true;
      }
      return false;
    },

    isMember: async (id, group) => (await groups.members(group)).has(id),

    async isInRoleGroup(id, grants) {
      for (const { holder } of grants) {
        if (holder.kind !== "group") continue;
        if (groups.lastMembers(holder.slackGroupId).has(id)) return true;
        if ((await groups.members(holder.slackGroupId)).has(id)) return true;
      }
      return false;
    },

    remembered: (id) => people.remembered(id)?.person,
    personChanged: (id) => people.changed(id),
    groupChanged: (id) => groups.changed(id),

    async nameOf(id) {
      try {
        return (await people.find(id)).person.name;
      } catch {
        return id;
      }
    },
  };
  return identify;
}
