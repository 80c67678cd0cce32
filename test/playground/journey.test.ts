import { describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { Mailbox, Traffic } from "../../src/playground/contract.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { ask, pageOf, usePlayground } from "./running.ts";

const playground = usePlayground();
const t = translator("en");
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Ben invites a customer of the list, up to the hand-over; answers with the hand-over page's address. */
async function benInvites(name: string): Promise<string> {
  const ben = playground.current.slack.person("U0BEN");
  await ben.command("/invite-customer", name);
  await ben.modal()?.submit();
  const titled = (title: string) =>
    eventually(() => {
      const open = ben.modal();
      return open?.title === title ? open : undefined;
    });
  await (await titled(t("invite.draft.title"))).submit();
  await titled(t("invite.hand-over.title"));
  const modal = await pageOf(playground.current, "U0BEN").modal();
  const address = /http[^"\s]+\/h\/[\w-]+/.exec(JSON.stringify(modal.payload))?.[0];
  if (!address) throw new Error("the hand-over has no page");
  return address;
}

const unescaped = (html: string) => html.replaceAll("&amp;", "&").replaceAll("&quot;", '"');

describe("an invitation in the playground", () => {
  it("goes from the hand-over page into the customer's mailbox, and comes back accepted", async () => {
    const { url, slack } = playground.current;
    const address = await benInvites("Zürich Präzision");
    expect(address.startsWith(`${url}/h/`)).toBe(true);

    const page = await ask(address);
    expect(page.status).toBe(200);
    const links = [...page.text.matchAll(/<a[^>]* href="([^"]+)"/g)].map(([, href]) => unescaped(href ?? ""));
    const composing = links.filter((href) => href.startsWith("/playground/compose?"));
    expect(composing).toHaveLength(3);
    expect(page.text).not.toMatch(/href="(mailto:|https:\/\/)/);

    const opened = await ask(`${url}${composing[0]}`);
    expect(opened.status).toBe(200);
    expect(opened.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(opened.text).toContain("ben.miller@almacloud.example");
    const given = new URLSearchParams(composing[0]?.split("?")[1]);
    // As the list names it; the agent may send it to somebody else.
    expect(given.get("to")).toBe("urs.meier@zuerich-praezision.example");
    expect(given.get("subject")).toContain("Alma Cloud");
    const text = /<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(page.text)?.[1] ?? "";
    const typed = {
      from: "ben.miller@almacloud.example",
      to: "Admin@zuerich.example",
      subject: given.get("subject") ?? "",
      body: text,
    };
    const refused = await ask(`${url}/playground/compose`, {
      method: "POST",
      headers: form,
      body: new URLSearchParams({ ...typed, to: "nobody" }).toString(),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(t("playground.mail-program.bad-address"));
    const sent = await ask(`${url}/playground/compose`, {
      method: "POST",
      headers: { ...form, "sec-fetch-site": "same-origin", origin: "null" },
      body: new URLSearchParams(typed).toString(),
    });
    expect(sent.status).toBe(200);
    expect(sent.text).toContain("#/as/U0BEN/mail/admin%40zuerich.example/");

    const done = slack.person("U0BEN").modal();
    await done?.submit();
    const box = await fetch(`${url}/playground/mail?address=admin@zuerich.example`);
    // The contract's shape.
    const [mail] = ((await box.json()) as Mailbox).mails;
    const link = /https?:\/\/\S+\/i\/\S+/.exec(mail?.body ?? "")?.[0] ?? "";
    expect(link.startsWith(`${url}/i/`)).toBe(true);
    expect((await ask(link)).text).toContain("Zürich Präzision AG");
    const thanks = await ask(link, {
      method: "POST",
      headers: { ...form, origin: url },
      body: new URLSearchParams({ decision: "accept", name: "Urs Meier", jobTitle: "CIO" }).toString(),
    });
    expect(thanks.status).toBe(200);
    const ben = pageOf(playground.current, "U0BEN");
    const card = await eventually(async () => {
      const found = await ben.message("C0SALES", "Zürich Präzision AG");
      return found?.text.includes(t("messages.invitation.accepted").replace(/[*_].*$/s, "")) &&
        found.text.includes("Urs Meier")
        ? found
        : undefined;
    });
    expect(card.isApp).toBe(true);
    expect(slack.violations).toEqual([]);
  });

  it("shows no token, no secret and no personal link in its traffic", async () => {
    const { url, slack } = playground.current;
    const { botToken, appToken, signingSecret, clientSecret } = slack.install();
    const answer = await fetch(`${url}/playground/traffic?after=0`);
    const text = await answer.text();
    // The contract's shape.
    const { exchanges, next } = JSON.parse(text) as Traffic;
    expect(exchanges.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["command", "views.open", "chat.postMessage"]),
    );
    expect(next).toBeGreaterThanOrEqual(exchanges.at(-1)?.number ?? 0);
    for (const secret of [botToken, appToken, signingSecret, clientSecret])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\/(i|h)\/[\w-]{10,}/);
    expect(text).not.toMatch(/\/response\/[\w/]{4,}/);
    expect(text).toContain("/i/•••");
  });
});
