import { describe } from "vitest";
import { useTransport } from "../support/transport.ts";

useTransport("socket");

/** The same tests as over HTTP, not copies: each file's own, with the bot behind a socket. */
describe("over Socket Mode", () => {
  describe("the app", async () => void (await import("./app.test.ts")));
  describe("inviting", async () => void (await import("./invite-flow.test.ts")));
  describe("removing", async () => void (await import("./removal-flow.test.ts")));
  describe("home", async () => void (await import("./home-flow.test.ts")));
  describe("set-up", async () => void (await import("./set-up.test.ts")));
  describe("searching and the record", async () => void (await import("./record-flow.test.ts")));
});
