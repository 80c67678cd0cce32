import type { ModalView } from "@slack/types";
import { InvitationId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { plain } from "../../src/slack/blocks.ts";
import { commands } from "../../src/slack/commands/names.ts";
import { actions, views } from "../../src/slack/ids.ts";
import { inviteHandOver } from "../../src/slack/modals/invite-hand-over.ts";
import { removalDecision } from "../../src/slack/modals/removal-decide.ts";
import type { Answer } from "./connection.ts";
import type { Load } from "./load.ts";
import { attestedRemoval } from "./seed-removals.ts";
import { signedRequests } from "./signed-requests.ts";
import { adminAgent, channelOf, idOf, publicUrl, salesAgent, slack } from "./workspace.ts";

type Workload = Omit<Load, "port">;

const t = translator("en");

const isAcked = ({ status }: Answer) => status === 200;

/** `/kapocs help`, which the floors answer too. */
export const help = (): Workload => ({ next: command(commands.kapocs, "help"), isGood: isAcked });

/** `/invite`, which opens the form before it is answered. An answer with text would be a refusal. */
export const invite = (): Workload => ({
  next: command(commands.invite, ""),
  isGood: ({ status, body }) => status === 200 && body === "",
});

/** *Done* on the hand-over screen, for one draft after the other. */
export function done(drafts: Iterator<number>): Workload {
  const id = InvitationId.parse(idOf("a", 0));
  const view = inviteHandOver(t, {
    invitationId: id,
    companyName: "Kovács és Társa Kft.",
    subject: "A request from Contoso Partner",
    text: "Dear Sir or Madam,\n\nplease open this link, read who asks for what, and say yes or no.\n".repeat(
      8,
    ),
    page: { url: `${publicUrl}/h/0123456789012345678901234567890123456789012`, until: "10:30" },
  });
  return {
    next: submission(salesAgent, withId(view, id), () => idOf("a", nextOf(drafts))),
    isGood: saying(t("invite.done.title")),
  };
}

/** *Decide* with the choice to approve, for one attested removal after the other. */
export function approve(requests: Iterator<number>): Workload {
  const request = attestedRemoval(0);
  const reader = {
    t,
    person: {
      slackUserId: adminAgent,
      name: "Admin",
      language: "en",
      timeZone: "UTC",
      isWorkspaceAdmin: false,
    },
  } as const;
  const view = removalDecision(reader, {
    removal: request,
    companyName: "Kovács és Társa Kft.",
    now: request.attestation.facts,
    choices: ["approve", "deny"],
    isOwn: false,
    ownAllowed: false,
  });
  const chosen = { type: "radio_buttons", selected_option: { value: "approve" } };
  const typed = { type: "plain_text_input", value: null };
  const values = {
    [actions.removalDecision]: { [actions.removalDecision]: chosen },
    [actions.removalDecisionReason]: { [actions.removalDecisionReason]: typed },
  };
  return {
    next: submission(adminAgent, withId(view, request.id), () => idOf("d", nextOf(requests)), values),
    isGood: saying(t("removal.checking")),
  };
}

/** What Slack sends for each letter typed into the customer field. */
export function typeahead(query: () => string): Workload {
  const payload = {
    type: "block_suggestion",
    ...sender(salesAgent),
    action_id: actions.inviteCustomer,
    block_id: "customer",
    value: "~query~",
    container: { type: "view", view_id: "V0" },
    view: shown({
      type: "modal",
      callback_id: views.inviteForm,
      title: plain(t("invite.title")),
      blocks: [],
    }),
  };
  return {
    next: signedRequests(payload, { query: () => encodeURIComponent(query()) }),
    isGood: ({ status, body }) => status === 200 && body.includes('"value"'),
  };
}

function command(name: string, text: string) {
  return signedRequests({
    token: "legacy",
    team_id: slack.teamId,
    team_domain: "bench",
    channel_id: channelOf(0),
    channel_name: "sales",
    user_id: salesAgent,
    user_name: "sales1",
    command: name,
    text,
    api_app_id: "A0BENCH",
    is_enterprise_install: "false",
    response_url: "https://hooks.bench.example/commands/~trigger~",
    trigger_id: "~trigger~",
  });
}

function submission(by: string, view: ModalView, id: () => string, values: object = {}) {
  const payload = {
    type: "view_submission",
    ...sender(by),
    trigger_id: "~trigger~",
    view: { ...shown(view), state: { values } },
    response_urls: [],
  };
  return signedRequests(payload, { id });
}

function withId(view: ModalView, id: string): ModalView {
  return { ...view, private_metadata: (view.private_metadata ?? "").replace(id, "~id~") };
}

/** The floors answer with nothing, the bot with a view that says this; a refusal says something else. */
function saying(text: string) {
  const expected = JSON.stringify(text).slice(1, -1);
  return ({ status, body }: Answer) => status === 200 && (body === "" || body.includes(expected));
}

function nextOf(numbers: Iterator<number>): number {
  const next = numbers.next();
  if (next.done) throw new Error("the bench has used up its prepared rows: seed more");
  return next.value;
}

function sender(id: string) {
  return {
    team: { id: slack.teamId, domain: "bench" },
    user: { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: slack.teamId },
    api_app_id: "A0BENCH",
    token: "legacy",
    enterprise: null,
    is_enterprise_install: false,
  };
}

function shown(view: ModalView) {
  return {
    id: "V~trigger~",
    team_id: slack.teamId,
    hash: "~trigger~",
    clear_on_close: false,
    notify_on_close: false,
    root_view_id: "V~trigger~",
    app_id: "A0BENCH",
    bot_id: slack.botId,
    ...view,
  };
}
