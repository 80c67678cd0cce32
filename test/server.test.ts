import { expect, it } from "vitest";
import { openServer } from "../src/server.ts";

it("closes the connections on which it answers while it stops", async () => {
  const server = await openServer({ host: "127.0.0.1", port: 0 });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  server.serve({
    slack: null,
    web: async () => {
      arrive();
      await held;
      return new Response("late");
    },
    faults: async () => [],
  });
  const answer = fetch(`${server.url}/`);
  await arrived;
  const stopped = server.stop(1_000);
  release();
  expect((await answer).headers.get("connection")).toBe("close");
  await stopped;
});
