import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { languageOf, translator } from "../../i18n/index.ts";
import { ReadLetter } from "./acts.ts";
import { ComposePage, mailProgramStyle, SentPage } from "./mail-program.tsx";
import type { Stage } from "./stage.ts";

const largestForm = 512 * 1024;

/** The mail program that the hand-over page leads to. It works without scripts: a link, a form, an answer. */
export function mailProgram(stage: Stage, lastActing: () => string): Hono {
  const app = new Hono();
  const addressOf = (userId: string) => stage.slack.world.users.get(userId)?.email ?? "";

  app.get("/compose.css", (c) =>
    c.body(mailProgramStyle, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );

  app.get("/compose", (c) => {
    const field = (name: string) => c.req.query(name) ?? "";
    const mail = {
      from: addressOf(lastActing()),
      to: field("to"),
      subject: field("subject"),
      body: field("body"),
    };
    return compose(c, mail, false);
  });

  app.post("/compose", bodyLimit({ maxSize: largestForm }), async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const field = (name: string) => (form.get(name) ?? "").replaceAll("\r\n", "\n");
    const typed = { from: field("from"), to: field("to"), subject: field("subject"), body: field("body") };
    const letter = ReadLetter.safeParse(typed);
    if (!letter.success) return compose(c, typed, true);
    const number = stage.mail.deliver(letter.data, stage.now());
    const sender = stage.people.find(({ userId }) => addressOf(userId) === letter.data.from);
    const address = letter.data.to.trim().toLowerCase();
    const hash = ["as", sender?.userId ?? lastActing(), "mail", address, String(number)];
    const { t, lang } = speak(c, letter.data.from);
    const inboxHref = `/#/${hash.map(encodeURIComponent).join("/")}`;
    return c.html(`<!doctype html>${<SentPage t={t} lang={lang} to={address} inboxHref={inboxHref} />}`);
  });

  /** In the language of whoever writes, as far as their address tells. */
  function speak(c: Context, from: string) {
    const writer = [...stage.slack.world.users.values()].find((user) => user.email === from);
    const lang = languageOf(writer?.locale ?? c.req.header("accept-language"));
    return { lang, t: translator(lang) };
  }

  function compose(c: Context, mail: Parameters<typeof ComposePage>[0]["mail"], fault: boolean) {
    const { t, lang } = speak(c, mail.from);
    const senders = stage.people.flatMap(({ userId }) => addressOf(userId) || []);
    const page = <ComposePage t={t} lang={lang} mail={mail} senders={senders} fault={fault} />;
    return c.html(`<!doctype html>${page}`, fault ? 422 : 200);
  }

  return app;
}
