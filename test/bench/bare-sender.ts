// The floor of the outbox: a bare WebClient over the same connections, posting as many at a time as the outbox does.
import { WebClient } from "@slack/web-api";
import { keepAliveFetch } from "../../src/slack/keep-alive-fetch.ts";
import { slack } from "./workspace.ts";

const [slackApiUrl = ""] = process.argv.slice(2);
const client = new WebClient(slack.botToken, { slackApiUrl, fetch: keepAliveFetch });
const text = "An invitation was handed over. ".repeat(10);
const blocks = Array.from({ length: 5 }, () => ({
  type: "section",
  text: { type: "mrkdwn", text: text.slice(0, 150) },
}));

process.on("message", async ({ posts, slots }: { readonly posts?: number; readonly slots?: number }) => {
  if (posts === undefined || slots === undefined) return;
  let left = posts;
  const post = async () => {
    while (left > 0) {
      left -= 1;
      await client.chat.postMessage({ channel: `C0TEAM${left}`, text, blocks });
    }
  };
  await Promise.all(Array.from({ length: slots }, post));
  process.send?.({ posted: posts });
});
process.channel?.ref();
