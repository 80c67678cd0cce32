import { afterEach, describe, expect, it } from "vitest";
import { plain } from "../../src/slack/blocks.ts";
import { forAnyone, type Routes } from "../../src/slack/handler.ts";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { type RunningApp, startSlackApp } from "../support/slack-app.ts";

const database = useDatabase();
let running: RunningApp;
afterEach(() => running?.stop());

const form = {
  type: "modal" as const,
  callback_id: "form",
  title: plain("Form"),
  submit: plain("Save"),
  blocks: [
    {
      type: "actions" as const,
      elements: [{ type: "button" as const, action_id: "pressed", text: plain("Press"), value: "1" }],
    },
    {
      type: "input" as const,
      block_id: "name",
      optional: true,
      label: plain("Name"),
      element: { type: "plain_text_input" as const, action_id: "name" },
    },
  ],
};

/** The connection breaks while the handler works, as it may at any instruction. */
async function beginWhereItBreaks(routes: (dropped: <T>(value: T) => Promise<T>) => Partial<Routes>) {
  const dropped = async <T>(value: T): Promise<T> => {
    running.slack.dropSockets();
    await expect.poll(() => running.slack.socketConnections, { timeout: 5_000 }).toBe(1);
    return value;
  };
  const context = await makeContext(database.current);
  running = await startSlackApp(context, routes(dropped), { transport: "socket" });
  return { ...running, ben: running.slack.person("U0BEN") };
}

const opensForm = forAnyone(async (request: { openView(view: typeof form): Promise<string> }) => {
  await request.openView(form);
  return null;
});

describe("an answer whose connection broke", () => {
  it("reaches whoever typed a command all the same, word for word", async () => {
    const { ben, logged } = await beginWhereItBreaks((dropped) => ({
      commands: { "/kapocs": forAnyone(async () => dropped("the answer to the command")) },
    }));
    await ben.command("/kapocs", "", { channelId: "C0SALES" });
    await expect
      .poll(() => ben.messages("C0SALES").some((each) => each.shown.includes("the answer to the command")))
      .toBe(true);
    expect(logged()).toContain("an answer did not reach Slack");
    expect(logged()).toContain("reference-1");
  });

  it("is made up for by word that what was sent has arrived: a button, and a form", async () => {
    const done: string[] = [];
    const { ben } = await beginWhereItBreaks((dropped) => ({
      commands: { "/kapocs": opensForm },
      actions: {
        pressed: forAnyone(async () => {
          done.push("pressed");
          await dropped(null);
        }),
      },
      views: {
        form: forAnyone(async () => {
          done.push("submitted");
          return dropped({ kind: "close" } as const);
        }),
      },
    }));
    await ben.command("/kapocs");
    await ben.modal()?.submit();
    await expect.poll(() => ben.modal()?.text).toContain("nothing is done twice. Reference: reference-2");
    await ben.modal()?.cancel();
    await ben.modal()?.press("Press");
    await expect.poll(() => ben.modal()?.text).toContain("nothing is done twice. Reference: reference-3");
    expect(done).toEqual(["submitted", "pressed"]);
  });
});
