import type { Translate } from "../../i18n/index.ts";

export interface ComposedMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

interface ComposeProps {
  readonly t: Translate;
  readonly lang: string;
  readonly mail: ComposedMail;
  /** Addresses of the staff. */
  readonly senders: readonly string[];
  readonly fault: boolean;
}

/** A mail program for the agent: what is sent here lands in the customer's simulated inbox and nowhere else. */
export function ComposePage({ t, lang, mail, senders, fault }: ComposeProps) {
  return (
    <MailFrame t={t} lang={lang} title={t("playground.mail-program.title")}>
      <p class="lead">{t("playground.mail-program.about")}</p>
      {fault && (
        <p class="fault" role="alert">
          {t("playground.mail-program.bad-address")}
        </p>
      )}
      <form method="post" action="/playground/compose">
        <label for="from">{t("playground.mail-program.from")}</label>
        <select id="from" name="from">
          {senders.map((sender) => (
            <option value={sender} selected={sender === mail.from}>
              {sender}
            </option>
          ))}
        </select>
        <label for="to">{t("playground.mail-program.to")}</label>
        <input id="to" name="to" type="email" required value={mail.to} autocomplete="off" />
        <label for="subject">{t("playground.mail-program.subject")}</label>
        <input id="subject" name="subject" value={mail.subject} autocomplete="off" />
        <label for="body">{t("playground.mail-program.body")}</label>
        {mail.body === "" && (
          <p class="quiet" id="paste">
            {t("playground.mail-program.paste")}
          </p>
        )}
        <textarea
          id="body"
          name="body"
          rows={18}
          required
          {...(mail.body === "" ? { "aria-describedby": "paste" } : {})}
        >
          {`\n${mail.body}`}
        </textarea>
        <button type="submit">{t("playground.mail-program.send")}</button>
      </form>
    </MailFrame>
  );
}

interface SentProps {
  readonly t: Translate;
  readonly lang: string;
  readonly to: string;
  /** Where the customer's inbox is in the playground. */
  readonly inboxHref: string;
}

export function SentPage({ t, lang, to, inboxHref }: SentProps) {
  return (
    <MailFrame t={t} lang={lang} title={t("playground.mail-program.sent")}>
      <p class="lead">{t("playground.mail-program.sent.to", { address: to })}</p>
      <p>{t("playground.mail-program.sent.next")}</p>
      <p>
        <a class="go" href={inboxHref}>
          {t("playground.mail-program.open-inbox")}
        </a>
      </p>
    </MailFrame>
  );
}

interface FrameProps {
  readonly t: Translate;
  readonly lang: string;
  readonly title: string;
  // biome-ignore lint/suspicious/noExplicitAny: hono's own type of what stands between two tags.
  readonly children?: any;
}

function MailFrame({ t, lang, title, children }: FrameProps) {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/playground/compose.css" />
      </head>
      <body>
        <header class="banner">{t("playground.mail-program.banner")}</header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

export const mailProgramStyle = `
:root { color-scheme: light dark; --line: light-dark(#8a8a93, #7d7f86); --quiet: light-dark(#55555e, #b3b3bb);
  --accent: light-dark(#0b57a4, #7db7f0); --fault: light-dark(#a3142a, #ff9aa5); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f6f6f8, #1b1c1f); color: light-dark(#1d1c1d, #e9e9ea); }
.banner { margin: 0; padding: 6px 16px; background: light-dark(#fff2c9, #4a3c0c); text-align: center; font-size: 14px; }
main { max-width: 44rem; margin: 24px auto; padding: 0 16px 48px; }
h1 { font-size: 1.5rem; margin: 0 0 8px; }
.lead, .quiet { color: var(--quiet); }
.quiet { margin: 0 0 4px; font-size: 14px; }
.fault { color: var(--fault); font-weight: 600; }
label { display: block; margin: 14px 0 4px; font-weight: 600; }
input, select, textarea { width: 100%; padding: 9px 10px; font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 6px;
  background: light-dark(#fff, #232529); }
textarea { resize: vertical; }
button, .go { display: inline-block; margin-top: 16px; padding: 10px 22px; min-height: 44px; font: inherit; font-weight: 600; border: 0;
  border-radius: 6px; background: light-dark(#0b57a4, #7db7f0); color: light-dark(#fff, #10161d); text-decoration: none; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
