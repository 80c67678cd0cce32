import { once } from "node:events";
import { App } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";

/**
 * A team's lunch orders: an ordinary Bolt app that shares nothing with ours, written as Bolt's own guides do it.
 * Against the stand-in it differs from one against Slack in `slackApiUrl`, and in nothing else.
 */
export interface RunningLunchApp {
  readonly slack: SlackSimulator;
  /** What its listeners threw. */
  readonly errors: unknown[];
  stop(): Promise<void>;
}

export const transports = ["http", "socket"] as const;

export async function startLunchApp(transport: (typeof transports)[number]): Promise<RunningLunchApp> {
  const slack = await startSlackSimulator();
  const { botToken, appToken, signingSecret } = slack.install({
    name: "Lunch",
    commands: ["/lunch"],
    shortcuts: [
      { callbackId: "order_lunch", type: "global" },
      { callbackId: "order_this", type: "message" },
    ],
    scopes: ["commands", "chat:write", "channels:history", "im:history", "im:write", "users:read"],
    events: ["app_home_opened", "message.channels"],
  });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const app =
    transport === "socket"
      ? new App({ token: botToken, appToken, socketMode: true, clientOptions })
      : new App({ token: botToken, signingSecret, clientOptions });
  const errors: unknown[] = [];
  app.error(async (error) => {
    errors.push(error);
  });
  listen(app);
  const server = await app.start(0);
  if (transport === "http" && server && "address" in server) {
    if (!server.listening) await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    slack.install({ requestUrl: `http://127.0.0.1:${port}/slack/events` });
  }
  return {
    slack,
    errors,
    stop: async () => {
      await app.stop();
      await slack.close();
    },
  };
}

const restaurants = ["Kéhli", "Menza", "Náncsi néni"];
const option = (name: string) => ({ text: { type: "plain_text" as const, text: name }, value: name });

function orderView(channelId: string, dish = ""): ModalView {
  return {
    type: "modal",
    callback_id: "order",
    private_metadata: channelId,
    notify_on_close: true,
    title: { type: "plain_text", text: "Order lunch" },
    submit: { type: "plain_text", text: "Order" },
    close: { type: "plain_text", text: "Not today" },
    blocks: [
      {
        type: "input",
        block_id: "dish",
        label: { type: "plain_text", text: "Dish" },
        element: {
          type: "plain_text_input",
          action_id: "dish",
          max_length: 40,
          ...(dish ? { initial_value: dish } : {}),
        },
      },
      {
        type: "input",
        block_id: "where",
        label: { type: "plain_text", text: "Restaurant" },
        element: { type: "external_select", action_id: "where", min_query_length: 1 },
      },
      {
        type: "input",
        block_id: "extras",
        optional: true,
        label: { type: "plain_text", text: "Extras" },
        element: { type: "checkboxes", action_id: "extras", options: ["Soup", "Dessert"].map(option) },
      },
      {
        type: "actions",
        block_id: "more",
        elements: [
          { type: "button", action_id: "add_note", text: { type: "plain_text", text: "Add a note" } },
        ],
      },
    ],
  };
}

const noteView: ModalView = {
  type: "modal",
  callback_id: "note",
  title: { type: "plain_text", text: "A note" },
  submit: { type: "plain_text", text: "Next" },
  blocks: [
    {
      type: "input",
      block_id: "note",
      label: { type: "plain_text", text: "Note" },
      element: { type: "plain_text_input", action_id: "note", multiline: true },
    },
  ],
};

function listen(app: App): void {
  const orders: string[] = [];

  app.command("/lunch", async ({ command, ack, client, respond }) => {
    if (command.text === "help") {
      await ack({ text: "Say */lunch* and what you would like." });
      return;
    }
    await ack();
    if (command.text === "list") {
      await respond({ text: orders.join("\n") || "Nobody has ordered." });
      return;
    }
    await client.views.open({
      trigger_id: command.trigger_id,
      view: orderView(command.channel_id, command.text),
    });
  });

  app.shortcut("order_lunch", async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: orderView(shortcut.user.id) });
  });

  app.shortcut({ callback_id: "order_this", type: "message_action" }, async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: orderView(shortcut.channel.id, shortcut.message.text),
    });
  });

  app.options("where", async ({ options, ack }) => {
    const found = restaurants.filter((name) => name.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: found.map(option) });
  });

  app.action("add_note", async ({ body, ack, client }) => {
    await ack();
    if (body.type === "block_actions")
      await client.views.push({ trigger_id: body.trigger_id, view: noteView });
  });

  app.view("note", async ({ ack, view, client }) => {
    const note = view.state.values["note"]?.["note"]?.value ?? "";
    await ack();
    const root = orderView("C0SALES");
    await client.views.update({
      view_id: view.root_view_id ?? "",
      view: {
        ...root,
        blocks: [...root.blocks, { type: "section", text: { type: "plain_text", text: note } }],
      },
    });
  });

  app.view("order", async ({ ack, body, view, client }) => {
    const { values } = view.state;
    const dish = values["dish"]?.["dish"]?.value ?? "";
    const where = values["where"]?.["where"]?.selected_option?.value ?? "";
    const extras = values["extras"]?.["extras"]?.selected_options?.map(({ value }) => value) ?? [];
    if (dish.toLowerCase() === "nothing") {
      await ack({ response_action: "errors", errors: { dish: "You should eat something." } });
      return;
    }
    const order = [`${dish} (${where})`, ...extras].join(", ");
    orders.push(order);
    await ack({
      response_action: "update",
      view: {
        type: "modal",
        title: { type: "plain_text", text: "Ordered" },
        blocks: [{ type: "section", text: { type: "plain_text", text: order } }],
      },
    });
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: `<@${body.user.id}> ordered ${order}`,
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: `<@${body.user.id}> ordered *${order}*` } },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "join",
              text: { type: "plain_text", text: "Me too" },
              value: order,
              confirm: {
                title: { type: "plain_text", text: "The same?" },
                text: { type: "plain_text", text: "You would get the same." },
              },
            },
          ],
        },
      ],
    });
  });

  app.view({ callback_id: "order", type: "view_closed" }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: "Another time, then." });
  });

  app.action("join", async ({ ack, body, action, respond }) => {
    await ack();
    if (action.type !== "button") return;
    orders.push(String(action.value));
    await respond({ replace_original: true, text: `${action.value}: <@${body.user.id}> too` });
  });

  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: "home",
        blocks: [
          { type: "header", text: { type: "plain_text", text: `Orders: ${orders.length}` } },
          {
            type: "actions",
            elements: [
              { type: "button", action_id: "order_here", text: { type: "plain_text", text: "Order lunch" } },
            ],
          },
        ],
      },
    });
  });

  app.action("order_here", async ({ ack, body, client }) => {
    await ack();
    if (body.type === "block_actions")
      await client.views.open({ trigger_id: body.trigger_id, view: orderView(body.user.id) });
  });

  app.message("hungry", async ({ message, say }) => {
    await say({ text: "Try /lunch.", thread_ts: message.ts });
  });
}
