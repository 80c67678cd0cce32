// The floor over Socket Mode: a Bolt app with one listener that only acks, on the library's own connection.
import { App } from "@slack/bolt";
import { slack } from "./workspace.ts";

const [slackApiUrl = ""] = process.argv.slice(2);
const { botId, botUserId, botToken } = slack;
const app = new App({
  socketMode: true,
  appToken: "xapp-bench",
  authorize: async () => ({ botId, botUserId, botToken }),
  clientOptions: { slackApiUrl },
});
app.command("/kapocs", async ({ ack }) => ack());
await app.start();
