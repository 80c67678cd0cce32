import type { Server } from "node:http";
import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  eventually,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";

type BoltApp = InstanceType<typeof App>;

let slack: SlackSimulator;
let app: BoltApp;

function listeners(bot: BoltApp): void {
  bot.command("/reseller", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: "modal",
        callback_id: "invite",
        title: { type: "plain_text", text: "Invite" },
        submit: { type: "plain_text", text: "Send" },
        blocks: [
          {
            type: "input",
            block_id: "mail",
            label: { type: "plain_text", text: "E-mail" },
            element: { type: "email_text_input", action_id: "value" },
          },
          {
            type: "section",
            block_id: "who",
            text: { type: "mrkdwn", text: "*Customer*" },
            accessory: { type: "external_select", action_id: "customer", min_query_length: 2 },
          },
        ],
      },
    });
  });
  bot.options("customer", async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: "plain_text", text: `${payload.value} Kft` }, value: "1" }] });
  });
  bot.action("customer", async ({ ack }) => ack());
  bot.view("invite", async ({ ack, body, client, view }) => {
    const mail = view.state.values["mail"]?.["value"]?.value;
    if (mail === "bad@example.com")
      return ack({ response_action: "errors", errors: { mail: "We cannot reach that address" } });
    await ack();
    await client.chat.postMessage({
      channel: body.user.id,
      text: "Invitation sent",
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: `Sent to ${mail}` } },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "undo",
              text: { type: "plain_text", text: "Withdraw" },
              confirm: {
                title: { type: "plain_text", text: "Sure?" },
                text: { type: "plain_text", text: "Really" },
                confirm: { type: "plain_text", text: "Yes" },
                deny: { type: "plain_text", text: "No" },
              },
            },
          ],
        },
      ],
    });
  });
  bot.action("undo", async ({ ack, respond }) => {
    await ack();
    await respond({ text: "Withdrawn", replace_original: true });
  });
  bot.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: "home", blocks: [{ type: "header", text: { type: "plain_text", text: "Kapocs" } }] },
    });
  });
}

describe.each(["http", "socket"] as const)("a real bot connected over %s", (transport) => {
  let server: Server | undefined;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    const { botToken, appToken, signingSecret } = slack.install({
      commands: ["/reseller"],
      signingSecret: "secret",
    });
    const clientOptions = { slackApiUrl: slack.apiUrl };
    if (transport === "http") {
      const receiver = new HTTPReceiver({ signingSecret });
      app = new App({ token: botToken, receiver, clientOptions, deferInitialization: true });
      listeners(app);
      await app.init();
      server = (await app.start(0)) as Server;
      const address = server.address();
      slack.install({
        requestUrl: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/slack/events`,
      });
    } else {
      const receiver = new SocketModeReceiver({
        appToken,
        installerOptions: { clientOptions: { ...clientOptions } },
      });
      app = new App({ token: botToken, receiver, clientOptions, deferInitialization: true });
      listeners(app);
      await app.init();
      await app.start();
    }
  });
  afterEach(() => slack.reset());
  afterAll(async () => {
    await app.stop();
    await slack.close();
  });

  it("carries a command, a modal, a search, a submission and a direct message", async () => {
    const anna = slack.person("U0ANNA");
    expect(await anna.command("/reseller", "invite")).toMatchObject({ status: 200 });
    const modal = await eventually(() => anna.modal());
    expect(modal.title).toBe("Invite");
    expect(modal.labels).toEqual(["E-mail", "Customer"]);
    expect(await modal.search("Customer", "A")).toEqual([]);
    await modal.pick("Customer", "Alma", "Alma Kft");
    expect(await modal.submit()).toMatchObject({
      action: "errors",
      status: 0,
      errors: { "E-mail": "Please complete this required field." },
    });
    expect(await modal.fill("E-mail", "bad@example.com").submit()).toMatchObject({
      action: "errors",
      errors: { "E-mail": "We cannot reach that address" },
    });
    expect(await modal.fill("E-mail", "jo@example.com").submit()).toMatchObject({
      action: "closed",
      status: 200,
    });
    const message = await eventually(() => anna.directMessages()[0]);
    expect(message.shown).toContain("Sent to jo@example.com");
    await expect(message.press("Withdraw")).rejects.toThrow("asks for confirmation");
    expect(await message.press("Withdraw", { confirm: "yes" })).toMatchObject({ status: 200 });
    await eventually(() => anna.directMessages()[0]?.text === "Withdrawn");
    expect(anna.directMessages()[0]?.buttons).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("publishes a home", async () => {
    const ben = slack.person("U0BEN");
    await ben.openHome();
    const home = await eventually(() => ben.home());
    expect(home.text).toBe("Kapocs");
  });
});
