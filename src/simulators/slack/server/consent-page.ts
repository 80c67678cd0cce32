import { installed, type Simulation } from "../simulation.ts";
import type { AskedConsent } from "./consent.ts";

/** What the scopes allow, in plain words. A scope that is not here shows its name alone. */
const meanings: Readonly<Record<string, string>> = {
  commands: "Add shortcuts and slash commands that people can use",
  "chat:write": "Send messages as the app",
  "chat:write.public": "Send messages to channels it is not a member of",
  "im:write": "Start direct messages with people",
  "users:read": "View people in the workspace",
  "users:read.email": "View e-mail addresses of people in the workspace",
  "usergroups:read": "View user groups in the workspace",
  "channels:read": "View basic information about public channels",
  "channels:join": "Join public channels",
  "channels:history": "View messages in public channels it has been added to",
  "groups:read": "View basic information about private channels it has been added to",
  "groups:history": "View messages in private channels it has been added to",
  "im:history": "View messages in direct messages with it",
  "files:read": "View files shared in channels and with it",
  "team:read": "View the workspace's name and icon",
  "app_mentions:read": "View messages that mention it",
};

/** The page on which an installer allows or cancels, with a tick for each scope they may leave out. */
export function consentPage(
  sim: Simulation,
  asked: AskedConsent,
  installers: readonly { readonly id: string; readonly realName: string }[],
): string {
  const app = installed(sim.neighbours[0]);
  const name = app.name ?? sim.world.users.get(app.botUserId)?.realName ?? "The app";
  const hidden = {
    client_id: asked.clientId,
    scope: asked.scopes.join(","),
    optional_scope: asked.optionalScopes.join(","),
    redirect_uri: asked.redirectUri,
    state: asked.state,
  };
  const optional = asked.optionalScopes.map(
    (scope) =>
      `<li><label><input type="checkbox" name="granted" value="${asText(scope)}" checked> ${meaning(scope, ", optional")}</label></li>`,
  );
  return layout(
    `${name} is requesting permission to access the ${sim.world.team.name} workspace`,
    `<p>This is a simulation: no real workspace is touched.</p>
<h2>What will ${asText(name)} be able to do?</h2>
<form method="post" action="/oauth/v2/authorize">
<ul>${asked.scopes.map((scope) => `<li>${meaning(scope)}</li>`).join("")}${optional.join("")}</ul>
${Object.entries(hidden)
  .map(([key, value]) => `<input type="hidden" name="${key}" value="${asText(value)}">`)
  .join("")}
${places(sim, asked.placeId)}
<p><label>Installing as <select name="installer">${installers
      .map(({ id, realName }) => `<option value="${asText(id)}">${asText(realName)}</option>`)
      .join("")}</select></label></p>
<p><button name="decision" value="cancel">Cancel</button> <button name="decision" value="allow">Allow</button></p>
</form>`,
  );
}

export function refusalPage(error: string): string {
  return layout("Something went wrong when authorizing this app", `<p>Error details: ${asText(error)}</p>`);
}

/** With one workspace there is nothing to choose. */
function places({ neighbours }: Simulation, placeId: string): string {
  const teams = neighbours.map(({ world: { team } }) => [team.id, team.name] as const);
  const organisations = neighbours.flatMap(({ world: { team } }) =>
    team.enterpriseId
      ? [[team.enterpriseId, `${team.enterpriseName ?? team.enterpriseId} (all of it)`] as const]
      : [],
  );
  const all = [...new Map([...teams, ...organisations])];
  if (all.length === 1) return `<input type="hidden" name="place" value="${asText(placeId)}">`;
  const options = all.map(
    ([id, name]) =>
      `<option value="${asText(id)}"${id === placeId ? " selected" : ""}>${asText(name)}</option>`,
  );
  return `<p><label>Installing in <select name="place">${options.join("")}</select></label></p>`;
}

function meaning(scope: string, remark = ""): string {
  return `${asText(meanings[scope] ?? "Something the stand-in has no words for")} <small>(${asText(scope)}${remark})</small>`;
}

function layout(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asText(title)}</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}li{margin:.4rem 0}button,select{font:inherit;padding:.4rem 1rem;min-height:2.75rem}small{opacity:.75}</style></head>
<body><main><h1>${asText(title)}</h1>${body}</main></body></html>`;
}

function asText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
