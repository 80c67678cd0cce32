import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Traffic } from "../../src/playground/contract.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { ask, longestStartMs, newFolder, pageOf, type RunningPlayground, run } from "./running.ts";

let playground: RunningPlayground;
beforeAll(async () => {
  playground = await run(newFolder(), "empty", true);
}, longestStartMs);
afterAll(async () => {
  await playground?.stop();
  if (playground) rmSync(playground.folder, { recursive: true, force: true });
});

it("reaches the bot over a socket, and again after the sockets were dropped", async () => {
  const { slack, url } = playground;
  await eventually(() => slack.socketConnections > 0);
  const olivia = pageOf(playground, "U0OWNER");
  const open = { act: "say", channelId: "C0SALES", text: "/kapocs setup" };
  expect((await olivia.act(open)).trouble).toBeNull();
  await olivia.act({ act: "close", viewId: (await eventually(() => olivia.modal())).id, whole: true });

  const before = slack.traffic.filter(
    (each) => "method" in each && each.method === "apps.connections.open",
  ).length;
  const dropped = await ask(`${url}/playground/desk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ desk: "drop-sockets" }),
  });
  expect(dropped.status).toBe(204);
  await eventually(
    () =>
      slack.traffic.filter((each) => "method" in each && each.method === "apps.connections.open").length >
        before && slack.socketConnections > 0,
  );
  expect((await olivia.act(open)).trouble).toBeNull();
  const traffic = await (await fetch(`${url}/playground/traffic?after=0`)).text();
  // The contract's shape.
  const { exchanges } = JSON.parse(traffic) as Traffic;
  expect(exchanges.findLast(({ direction }) => direction === "push")?.transport).toBe("socket");
  expect(traffic).not.toMatch(/ticket=[^"•]/);
});
