import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { Role } from "../../domain/actor.ts";
import { SlackGroupId, SlackUserId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { RoleGrant, RoleHolders } from "../../domain/settings.ts";
import type { Translate } from "../../i18n/index.ts";
import { roles } from "../../service/index.ts";
import { option, section } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { listGroups } from "../group-list.ts";
import type { OptionsHandler, ViewHandler } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { frame } from "./inputs.ts";
import { backToOverview, refusedToOverview, setUpForm } from "./setup-forms.ts";
import { readState, type SetUpState, type Unsaved } from "./setup-state.ts";

type Typed = NonNullable<Unsaved["roles"]>;

/** `groups` are names for the ids; where Slack gave none, the id is shown. */
export function rolesForm(
  t: Translate,
  state: SetUpState,
  grants: readonly RoleGrant[],
  listed: ReadonlyMap<string, string> | "no-groups",
): ModalView {
  const groups = listed === "no-groups" ? new Map<string, string>() : listed;
  const typed = state.unsaved.roles ?? fromGrants(grants);
  const people = (actionId: string, label: string): InputBlock => ({
    ...frame(actionId, label, { isOptional: true }),
    element: {
      type: "multi_users_select",
      action_id: actionId,
      ...(typed[actionId]?.length ? { initial_users: [...typed[actionId]] } : {}),
    },
  });
  const groupsOf = (actionId: string, label: string): InputBlock => {
    const chosen: PlainTextOption[] = (typed[actionId] ?? []).map((id) => option(groups.get(id) ?? id, id));
    return {
      ...frame(actionId, label, { isOptional: true, hint: t("setup.roles.groups-hint") }),
      element: {
        type: "multi_external_select",
        action_id: actionId,
        min_query_length: 0,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      },
    };
  };
  return setUpForm(t, views.setUpRoles, "setup.roles.title", state, [
    ...(listed === "no-groups" ? [section(t("setup.roles.no-groups"))] : []),
    people(actions.adminPeople, t("setup.roles.admin-people")),
    groupsOf(actions.adminGroups, t("setup.roles.admin-groups")),
    people(actions.salesPeople, t("setup.roles.sales-people")),
    groupsOf(actions.salesGroups, t("setup.roles.sales-groups")),
  ]);
}

export function typedRoles(values: FormValues): Typed {
  return {
    [actions.adminPeople]: [...values.users(actions.adminPeople)],
    [actions.adminGroups]: [...values.choices(actions.adminGroups)],
    [actions.salesPeople]: [...values.users(actions.salesPeople)],
    [actions.salesGroups]: [...values.choices(actions.salesGroups)],
  };
}

/** User groups by handle and name; none on a plan without them. */
export const groupOptions: OptionsHandler = async ({ actor, client, query }) => {
  if (!may(actor, "settings.change")) return [];
  const wanted = query.trim().toLowerCase();
  const listed = await listGroups(client);
  return [...(listed === "no-groups" ? [] : listed)]
    .filter(([, name]) => name.toLowerCase().includes(wanted))
    .slice(0, 100)
    .map(([id, name]) => option(name, id));
};

export const saveRoles: ViewHandler = async (request) => {
  const { values, ctx, identify, t } = request;
  const state = readState(request.view.privateMetadata);
  const adminAgents = holders(values, actions.adminPeople, actions.adminGroups);
  const salesAgents = holders(values, actions.salesPeople, actions.salesGroups);
  const presentAdminAgent = await identify.findPresentAdminAgent(asGrants("admin-agent", adminAgents));
  const assignment = { adminAgents, salesAgents, presentAdminAgent, version: state.version };
  const outcome = await roles.assign(ctx, assignment);
  if (outcome.ok) return backToOverview(request, state, "roles", t("setup.saved"));
  if (outcome.reason === "last-admin-agent") {
    const field = values.blockOf(actions.adminPeople);
    return { kind: "errors", errors: { [field]: await request.explain(outcome) } };
  }
  const kept = { ...state, unsaved: { ...state.unsaved, roles: typedRoles(values) } };
  return refusedToOverview(request, kept, outcome);
};

export function asGrants(role: Role, { people, groups }: RoleHolders): Pick<RoleGrant, "role" | "holder">[] {
  return [
    ...people.map((slackUserId) => ({ role, holder: { kind: "person", slackUserId } as const })),
    ...groups.map((slackGroupId) => ({ role, holder: { kind: "group", slackGroupId } as const })),
  ];
}

function holders(values: FormValues, peopleId: string, groupsId: string): RoleHolders {
  return {
    people: values.users(peopleId).map((id) => SlackUserId.parse(id)),
    groups: values.choices(groupsId).map((id) => SlackGroupId.parse(id)),
  };
}

function fromGrants(grants: readonly RoleGrant[]): Typed {
  const people = (role: Role) =>
    grants.flatMap((each) =>
      each.role === role && each.holder.kind === "person" ? [each.holder.slackUserId] : [],
    );
  const groups = (role: Role) =>
    grants.flatMap((each) =>
      each.role === role && each.holder.kind === "group" ? [each.holder.slackGroupId] : [],
    );
  return {
    [actions.adminPeople]: people("admin-agent"),
    [actions.adminGroups]: groups("admin-agent"),
    [actions.salesPeople]: people("sales-agent"),
    [actions.salesGroups]: groups("sales-agent"),
  };
}
