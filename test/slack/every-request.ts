import type { ForgedView, SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { actions, views } from "../../src/slack/ids.ts";
import { routes } from "../../src/slack/routes.ts";
import { secret } from "./acting-stage.ts";

type Forged = Parameters<SlackSimulator["forge"]>[1];

/** Everything in the table of routes but events, about one record: whatever kind of id a route wants, it is this one. */
export function* everyRequest(id: string): Generator<{ readonly route: string; readonly forged: Forged }> {
  for (const route of Object.keys(routes.commands)) {
    const [command = "", subcommand = ""] = route.split(" ");
    const text = subcommand === "" ? secret : `${subcommand} ${secret}`;
    yield { route, forged: { kind: "command", command, text, channelId: "C0SALES" } };
  }
  for (const callbackId of Object.keys(routes.shortcuts))
    yield { route: callbackId, forged: { kind: "shortcut", callbackId } };
  for (const actionId of Object.keys(routes.actions)) {
    const view = formOf(views.customerRecord, id);
    yield { route: actionId, forged: { kind: "action", actionId, value: id, view } };
  }
  for (const actionId of Object.keys(routes.options)) {
    const view = formOf(views.removalFind, id);
    yield { route: `search ${actionId}`, forged: { kind: "options", actionId, query: secret, view } };
  }
  for (const callbackId of Object.keys(routes.views))
    yield { route: `submit ${callbackId}`, forged: { kind: "submission", view: formOf(callbackId, id) } };
  for (const callbackId of Object.keys(routes.viewsClosed))
    yield { route: `close ${callbackId}`, forged: { kind: "closed", view: formOf(callbackId, id) } };
}

/** A form that was filled in for any of ours: each takes from it what it knows. */
function formOf(callbackId: string, id: string): ForgedView {
  const metadata = {
    ...{ id, customerId: id, invitationId: id, removalId: id, relationshipId: id, acceptanceId: id },
    ...{ messageId: id, preparationId: id, gdapRequestId: id, entryId: id, provider: id },
    ...{ mode: "existing", newCustomerId: id, newDraftId: id, draftId: id, isMissingLeg: false },
    ...{ isTwinKnown: true, typed: {}, joints: [], shown: [], reason: "typed", older: null, page: 0 },
    ...{ version: 0, cursor: null, query: secret, standing: null },
  };
  const options = ["yes", "declared", "sure", "dap", "default", id].map((value) => ({ value }));
  const typed = Object.values(actions).map((actionId) => {
    const isNumber = /days|quantity/.test(actionId);
    return [
      `${actionId}-block`,
      {
        [actionId]: {
          type: "plain_text_input",
          value: isNumber ? "20" : "typed",
          selected_option: { value: actionId === actions.removalDecision ? "approve" : id },
          selected_options: options,
          selected_users: ["U0BEN"],
          selected_conversation: "C0SALES",
          selected_date: "2026-12-01",
        },
      },
    ] as const;
  });
  return {
    callbackId,
    privateMetadata: JSON.stringify(metadata),
    blocks: [],
    values: Object.fromEntries(typed),
  };
}
