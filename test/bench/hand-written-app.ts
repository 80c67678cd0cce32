// The floor for writing: a lean Bolt app that does what a submission writes with the driver itself, statement by statement.
import { App, HTTPReceiver } from "@slack/bolt";
import { views } from "../../src/slack/ids.ts";
import { openDriver } from "./driver.ts";
import { handWrittenDecision, handWrittenDone } from "./hand-written.ts";
import { slack } from "./workspace.ts";

const [port = "0", storage = ""] = process.argv.slice(2);
const driver = await openDriver(storage);
const { botId, botUserId, botToken, signingSecret } = slack;
const app = new App({
  receiver: new HTTPReceiver({ signingSecret }),
  authorize: async () => ({ botId, botUserId, botToken }),
  convoStore: false,
});
app.view(views.inviteHandOver, async ({ ack, view }) => {
  await handWrittenDone(driver, JSON.parse(view.private_metadata).invitationId);
  await ack();
});
app.view(views.removalDecide, async ({ ack, view }) => {
  await handWrittenDecision(driver, JSON.parse(view.private_metadata).removalId, view.id);
  await ack();
});
await app.start(Number(port));
