import { describe, expect, it } from "vitest";
import type { Cast, Change, Mailbox, Traffic } from "../../src/playground/contract.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { ask, pageOf, usePlayground } from "./running.ts";

const playground = usePlayground("empty");

const json = async <T>(path: string): Promise<T> =>
  // The shapes are the contract's, and the server is typed by it.
  (await (await fetch(`${playground.current.url}/playground/${path}`)).json()) as T;

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(`${playground.current.url}/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const openSetUp = { act: "say", channelId: "C0SALES", text: "/kapocs setup" };

describe("the playground's server", () => {
  it("shows each person their own Slack", async () => {
    const anna = await pageOf(playground.current, "U0ANNA").see("C0SALES");
    expect(anna.me).toMatchObject({ id: "U0ANNA", locale: "hu-HU", kind: "member" });
    expect(anna.app?.commands.map(({ command, isReserved }) => [command, isReserved])).toEqual([
      ["/invite-customer", false],
      ["/customers", false],
      ["/remove-customer", false],
      ["/kapocs", false],
      ["/invite", true],
    ]);
    const otto = await pageOf(playground.current, "U0OUTSIDE").see("C0SALES");
    expect(otto.open).toBeNull();
    expect(otto.channels.filter(({ kind }) => kind === "channel").map(({ id }) => id)).toEqual(["C0SHARED"]);
  });

  it("says of people who are not there that they are not there", async () => {
    expect((await ask(`${playground.current.url}/playground/seen?as=U0NOBODY`)).status).toBe(404);
    expect((await ask(`${playground.current.url}/playground/seen?as=U0KAPOCS`)).status).toBe(404);
    expect((await post("act?as=U0NOBODY", openSetUp)).status).toBe(404);
  });

  it("lists the cast in the order of the picker", async () => {
    const cast = await json<Cast>("cast");
    expect(cast.people.map(({ part }) => part)).toEqual([
      ...["sales-agent", "sales-agent", "admin-agent", "admin-agent"],
      ...["owner", "guest", "outsider"],
    ]);
    expect(cast).toMatchObject({ seed: "empty", seeds: ["little-world", "empty"] });
    expect(cast.faults.every(({ isOn }) => !isOn)).toBe(true);
  });

  it("brings what a person does to the bot, and answers with what came of it", async () => {
    const olivia = pageOf(playground.current, "U0OWNER");
    expect(await olivia.act(openSetUp)).toMatchObject({ trouble: null, fieldErrors: {} });
    const modal = await eventually(async () => (await olivia.see()).modals.at(-1));
    expect(JSON.stringify(modal.payload["title"])).toContain("Set");
    await olivia.act({ act: "close", viewId: modal.id, whole: true });
    expect((await olivia.see()).modals).toEqual([]);
  });

  it("takes no act that it does not understand", async () => {
    expect((await post("act?as=U0ANNA", { act: "fly" })).status).toBe(400);
    expect((await post("act?as=U0ANNA", { ...openSetUp, more: 1 })).status).toBe(400);
    expect((await post("act?as=U0ANNA", "{")).status).toBe(400);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await post("act?as=U0ANNA", "act=open-home", form)).status).toBe(415);
    const tooLarge = await post("act?as=U0ANNA", { ...openSetUp, text: "x".repeat(3 * 1024 * 1024) });
    expect([tooLarge.status, tooLarge.text]).toEqual([413, expect.stringContaining("more than the 2 MB")]);
    const huge = { ...openSetUp, text: "x".repeat(3_000_000) };
    expect((await post("act?as=U0ANNA", huge)).status).toBe(413);
  });

  it("answers under this machine's own names only", async () => {
    const { url } = playground.current;
    for (const host of [
      "evil.example",
      "127.0.0.1.evil.example",
      "10.0.0.1:3000",

      "localhost.evil.example",
    ]) {
      for (const path of ["/", "/playground/seen?as=U0ANNA", "/healthz", "/i/abc"]) {
        expect((await ask(`${url}${path}`, { headers: { host } })).status, `${host} ${path}`).toBeOneOf([
          400, 403,
        ]);
      }
    }
    const { port } = new URL(url);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect((await ask(`${url}/playground/cast`, { headers: { host } })).status).toBe(200);
  });

  it("lets no other site's page act", async () => {
    const { port } = new URL(playground.current.url);
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://localhost.evil.example:${port}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[]) {
      expect((await post("act?as=U0ANNA", { act: "open-home" }, headers)).status).toBe(403);
      expect((await post("desk", { desk: "reset", seed: "empty" }, headers)).status).toBe(403);
    }
    const own = { origin: playground.current.url };
    expect((await post("act?as=U0ANNA", { act: "open-home" }, own)).status).toBe(200);
  });

  it("lets its page load from nowhere else, and stand in no frame", async () => {
    const { headers } = await ask(`${playground.current.url}/`);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("tells pages of changes as they come", async () => {
    const listening = new AbortController();
    const stream = await fetch(`${playground.current.url}/playground/changes`, { signal: listening.signal });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const changes: Change[] = [];
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const part of stream.body ?? []) {
        for (const [, data] of decoder.decode(part).matchAll(/^data: (.*)$/gm))
          changes.push(JSON.parse(data ?? ""));
      }
    })().catch(() => {});
    const first = await eventually(() => changes[0]);
    await pageOf(playground.current, "U0BEN").act({ act: "say", channelId: "C0SALES", text: "Hello" });
    await eventually(() => (changes.at(-1)?.version ?? 0) > first.version);
    await post("desk", { desk: "send-mail", from: "a@b.example", to: "c@d.example", subject: "", body: "" });
    await eventually(() => (changes.at(-1)?.mail ?? 0) > first.mail);
    listening.abort();
    await reading;
  });

  it("keeps a person's file, and says when it is too large", async () => {
    const file = (bytes: number) =>
      fetch(`${playground.current.url}/playground/file?as=U0BEN&name=list.csv`, {
        method: "POST",
        body: new Uint8Array(bytes),
      });
    const kept = await file(10);
    expect(kept.status).toBe(200);
    expect(await kept.json()).toEqual({ id: expect.stringMatching(/^F/) });
    const refused = await file(20_500_000);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ error: expect.stringContaining("list.csv") });
  });

  it("puts mails into the mailbox of whom they are for, whatever the capitals", async () => {
    const letter = { from: "anna@b.example", to: "Jolan@Kovacs.example", subject: "Hi", body: "line\nline" };
    expect((await post("desk", { desk: "send-mail", ...letter })).status).toBe(204);
    const box = await json<Mailbox>("mail?address=jolan@kovacs.example");
    const [mail] = box.mails;
    expect(mail).toMatchObject({ ...letter, to: "jolan@kovacs.example", isRead: false });
    expect(box.addresses).toContainEqual({ address: "jolan@kovacs.example", unread: 1 });
    expect((await post("desk", { desk: "read-mail", number: mail?.number })).status).toBe(204);
    expect((await json<Mailbox>("mail?address=JOLAN@kovacs.example")).mails[0]?.isRead).toBe(true);
    expect((await post("desk", { desk: "read-mail", number: 999 })).status).toBe(400);
    expect((await post("desk", { desk: "send-mail", ...letter, to: "nobody" })).status).toBe(400);
  });

  it("plays the troubles that are switched on, until they are switched off", async () => {
    const flip = (isOn: boolean) => post("desk", { desk: "fault", id: "server-error", isOn });
    expect((await flip(true)).status).toBe(204);
    expect((await json<Cast>("cast")).faults.find(({ id }) => id === "server-error")?.isOn).toBe(true);
    const { newest } = { newest: (await json<Traffic>("traffic?after=0")).next };
    const olivia = pageOf(playground.current, "U0OWNER");
    await olivia.act(openSetUp);
    const failed = await eventually(async () =>
      (await json<Traffic>(`traffic?after=${newest}`)).exchanges.find(({ fault }) => fault !== null),
    );
    expect(failed).toMatchObject({ direction: "call", status: 503, error: "internal_error" });
    expect((await flip(false)).status).toBe(204);
    expect((await post("desk", { desk: "fault", id: "no-such-switch", isOn: true })).status).toBe(400);
  });

  it("says why there are no sockets to drop when the bot is reached over HTTP", async () => {
    const answer = await post("desk", { desk: "drop-sockets" });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).error).toContain("--socket");
  });

  it("passes what is the bot's own on to the bot, as it is", async () => {
    const { url } = playground.current;
    expect((await ask(`${url}/healthz`)).text).toBe("ok\n");
    expect(await eventually(async () => (await ask(`${url}/readyz`)).text === "ready\n")).toBe(true);
    const page = await ask(`${url}/i/no-such-link`, { headers: { "accept-language": "hu" } });
    expect(page.status).toBe(404);
    expect(page.text).toContain('lang="hu"');
    const head = await ask(`${url}/i/no-such-link`, { method: "HEAD" });
    expect([head.status, head.text]).toEqual([404, ""]);
    expect((await ask(`${url}/slack/events`, { method: "POST", body: "{}" })).status).toBe(401);
  });
});
