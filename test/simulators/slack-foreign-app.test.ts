import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "../../src/simulators/slack/client/act.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { type RunningLunchApp, startLunchApp, transports } from "../support/lunch-app.ts";

describe.each(transports)("somebody else's Bolt app over %s", (transport) => {
  let app: RunningLunchApp;

  beforeEach(async () => {
    app = await startLunchApp(transport);
  });
  afterEach(async () => {
    await app.slack.idle();
    const { errors, slack } = app;
    await app.stop();
    expect({ errors, violations: slack.violations }).toEqual({ errors: [], violations: [] });
  });

  const anna = () => app.slack.person("U0ANNA");
  const ben = () => app.slack.person("U0BEN");
  const modalOf = (who: ReturnType<typeof anna>, title: string) =>
    eventually(() => {
      const modal = who.modal();
      return modal?.title === title && modal;
    });
  const lastIn = (channelId: string, text: string) =>
    eventually(() =>
      ben()
        .messages(channelId)
        .findLast((message) => message.shown.includes(text)),
    );

  it("answers its command at once, and over the response_url", async () => {
    expect(app.slack.socketConnections).toBe(transport === "socket" ? 1 : 0);
    expect((await anna().command("/lunch", "help")).shown).toMatchObject({
      text: "Say */lunch* and what you would like.",
    });
    await anna().command("/lunch", "list");
    await eventually(() => anna().ephemerals().at(-1)?.shown === "Nobody has ordered.");
  });

  it("takes an order in a modal, tells the channel, and lets another join", async () => {
    await anna().command("/lunch", "Gulyás", { channelId: "C0SALES" });
    const modal = await modalOf(anna(), "Order lunch");
    expect(modal.value("Dish")).toBe("Gulyás");
    await modal.pick("Restaurant", "n", "Náncsi néni");
    await modal.tick("Dessert");
    expect((await modal.submit()).action).toBe("updated");
    expect((await modalOf(anna(), "Ordered")).text).toContain("Gulyás (Náncsi néni), Dessert");
    await anna().modal()?.cancel();

    const message = await lastIn("C0SALES", "Gulyás");
    await message.press("Me too", { confirm: "yes" });
    await lastIn("C0SALES", "Gulyás (Náncsi néni), Dessert: @Ben Miller too");
    expect(anna().messages("C0SALES")).toHaveLength(1);
  });

  it("shows an error under its field, and hears that a modal was closed", async () => {
    await anna().command("/lunch", "Nothing");
    const modal = await modalOf(anna(), "Order lunch");
    await modal.pick("Restaurant", "menza", "Menza");
    expect(await modal.submit()).toMatchObject({
      action: "errors",
      errors: { Dish: "You should eat something." },
    });
    await modal.cancel();
    await eventually(() => anna().directMessages().at(-1)?.shown === "Another time, then.");
  });

  it("pushes a modal onto another, and keeps what was typed below", async () => {
    await anna().shortcut("order_lunch");
    const below = await modalOf(anna(), "Order lunch");
    below.fill("Dish", "Lecsó");
    await below.press("Add a note");
    const above = await modalOf(anna(), "A note");
    expect((await above.fill("Note", "No onions").submit()).action).toBe("closed");
    await eventually(() => below.text.includes("No onions"));
    expect(below.value("Dish")).toBe("Lecsó");
  });

  it("draws its Home, and opens a modal from there", async () => {
    await anna().openHome();
    const home = await eventually(() => anna().home());
    expect(home.text).toContain("Orders: 0");
    await home.press("Order lunch");
    await modalOf(anna(), "Order lunch");
  });

  it("hears messages, answers in their threads, and takes one as an order", async () => {
    const client = app.slack.client("U0BEN");
    const said = await client.act({ act: "say", channelId: "C0SALES", text: "I am hungry" });
    expect(said.trouble).toBeNull();
    const { ts } = await lastIn("C0SALES", "I am hungry");
    await eventually(
      () => client.see({ channelId: "C0SALES", threadTs: ts }).open?.thread?.at(-1)?.text === "Try /lunch.",
    );
    await client.act({ act: "message-shortcut", callbackId: "order_this", channelId: "C0SALES", ts });
    expect((await modalOf(ben(), "Order lunch")).value("Dish")).toBe("I am hungry");
  });

  it("is used by ids, as from a page, with the same result", async () => {
    const client = app.slack.client("U0ANNA");
    const act = async (one: Act) => {
      const answer = await client.act(one);
      expect(answer.trouble).toBeNull();
      return answer;
    };
    await act({ act: "say", channelId: "C0SALES", text: "/lunch Lángos" });
    const { id: viewId } = await eventually(() => client.see().modals[0]);
    const found = await act({
      act: "search",
      at: { viewId },
      blockId: "where",
      actionId: "where",
      typed: "k",
    });
    expect(found.options.map(({ value }) => value)).toEqual(["Kéhli"]);
    const values = { dish: { dish: "Lángos" }, where: { where: "Kéhli" }, extras: { extras: ["Soup"] } };
    expect(await act({ act: "submit", viewId, values })).toMatchObject({ modal: "updated" });
    expect((await lastIn("C0SALES", "Lángos")).shown).toContain("Lángos (Kéhli), Soup");
  });
});
