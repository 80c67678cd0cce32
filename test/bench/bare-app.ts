// The floor: a Bolt app with one listener that only acks. With "lean" also without the conversation store.
import { App, HTTPReceiver } from "@slack/bolt";
import { slack } from "./workspace.ts";

const [flavour = "bare", port = "0"] = process.argv.slice(2);
const { botId, botUserId, botToken, signingSecret } = slack;
const app = new App({
  receiver: new HTTPReceiver({ signingSecret }),
  authorize: async () => ({ botId, botUserId, botToken }),
  ...(flavour === "lean" ? { convoStore: false as const } : {}),
});
app.command("/kapocs", async ({ ack }) => ack());
await app.start(Number(port));
