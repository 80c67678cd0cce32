import type { Fields } from "../rules/shape.ts";
import { installed, nowSeconds, type Simulation } from "../simulation.ts";
import { presentView } from "../world/present.ts";
import type { Channel, User, View } from "../world/state.ts";

/** The legacy verification token; apps ignore it. */
const token = "simulated-verification-token";

/** What every interaction says about workspace, person and app. */
function origin(sim: Simulation, user: User): Fields {
  const { team } = sim.world;
  const organisation = team.enterpriseId;
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: installed(sim).appId,
    token,
    team: installed(sim).isOrgWide
      ? null
      : { id: team.id, domain: team.domain, ...(organisation ? { enterprise_id: organisation } : {}) },
    enterprise: organisation ? { id: organisation, name: team.enterpriseName ?? organisation } : null,
    is_enterprise_install: installed(sim).isOrgWide,
  };
}

export function commandForm(
  sim: Simulation,
  user: User,
  channel: Channel,
  said: { command: string; text: string },
): Fields {
  const { team } = sim.world;
  return {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: said.command,
    text: escaped(said.text),
    api_app_id: installed(sim).appId,
    ...(team.enterpriseId
      ? { enterprise_id: team.enterpriseId, enterprise_name: team.enterpriseName ?? team.enterpriseId }
      : {}),
    is_enterprise_install: String(installed(sim).isOrgWide),
    response_url: sim.responseUrls.issue("commands", { userId: user.id, channelId: channel.id }),
    trigger_id: sim.triggers.issue(user.id, { channelId: channel.id }),
  };
}

export function globalShortcut(sim: Simulation, user: User, callbackId: string): Fields {
  const { team } = sim.world;
  return {
    type: "shortcut",
    token,
    action_ts: sim.ids.ts(),
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, team_id: user.teamId },
    ...enterpriseOf(sim),
    callback_id: callbackId,
    trigger_id: sim.triggers.issue(user.id),
  };
}

export function messageShortcut(
  sim: Simulation,
  user: User,
  channel: Channel,
  message: Fields,
  callbackId: string,
): Fields {
  const { team } = sim.world;
  const ts = String(message["ts"]);
  return {
    type: "message_action",
    token,
    action_ts: sim.ids.ts(),
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, team_id: user.teamId, name: user.name },
    channel: { id: channel.id, name: channelName(channel) },
    ...enterpriseOf(sim),
    callback_id: callbackId,
    trigger_id: sim.triggers.issue(user.id, { channelId: channel.id }),
    response_url: sim.responseUrls.issue("app", { userId: user.id, channelId: channel.id, messageTs: ts }),
    message_ts: ts,
    message,
  };
}

/** `standing` is what the surface adds: container, and view or channel, message, state and response_url. */
export function blockActions(
  sim: Simulation,
  user: User,
  standing: Fields,
  action: Fields,
  from: { readonly viewId?: string; readonly channelId?: string } = {},
): Fields {
  return {
    type: "block_actions",
    ...origin(sim, user),
    ...standing,
    trigger_id: sim.triggers.issue(user.id, from),
    actions: [{ ...action, action_ts: sim.ids.ts() }],
  };
}

export function blockSuggestion(
  sim: Simulation,
  user: User,
  standing: Fields,
  asked: { actionId: string; blockId: string; value: string },
): Fields {
  return {
    type: "block_suggestion",
    ...origin(sim, user),
    ...standing,
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.value,
  };
}

export function viewSubmission(
  sim: Simulation,
  user: User,
  view: View,
  responseUrls: readonly Fields[],
): Fields {
  return {
    type: "view_submission",
    ...origin(sim, user),
    trigger_id: sim.triggers.issue(user.id, { viewId: view.id }),
    view: presentView(view, sim.world.team.id),
    response_urls: responseUrls,
  };
}

export function viewClosed(sim: Simulation, user: User, view: View, isCleared: boolean): Fields {
  return {
    type: "view_closed",
    ...origin(sim, user),
    view: presentView(view, sim.world.team.id, {}),
    response_urls: [],
    is_cleared: isCleared,
  };
}

export function eventCallback(sim: Simulation, event: Fields): Fields {
  const app = installed(sim);
  const enterpriseId = sim.world.team.enterpriseId ?? null;
  return {
    token,
    team_id: app.teamId,
    context_team_id: app.teamId,
    ...(enterpriseId ? { enterprise_id: enterpriseId } : {}),
    context_enterprise_id: enterpriseId,
    api_app_id: app.appId,
    event,
    type: "event_callback",
    event_id: sim.ids.next("Ev"),
    event_time: nowSeconds(sim),
    authorizations: [
      {
        enterprise_id: enterpriseId,
        team_id: app.isOrgWide ? null : app.teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: app.isOrgWide,
      },
    ],
    is_ext_shared_channel: false,
    event_context: sim.ids.next("4-"),
  };
}

function enterpriseOf(sim: Simulation): Fields {
  const { enterpriseId, enterpriseName } = sim.world.team;
  return {
    is_enterprise_install: installed(sim).isOrgWide,
    enterprise: enterpriseId ? { id: enterpriseId, name: enterpriseName ?? enterpriseId } : null,
  };
}

export function channelName(channel: Channel): string {
  return channel.kind === "im" ? "directmessage" : channel.isPrivate ? "privategroup" : channel.name;
}

/** What a person types arrives with these three as entities, whatever the command's settings. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
