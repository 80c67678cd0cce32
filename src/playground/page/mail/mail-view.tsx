import { useEffect } from "preact/hooks";
import type { Mail, Mailbox } from "../../contract.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { inFull, shortMoment } from "../shell/times.ts";
import { MailBody } from "./mail-body.tsx";
import { useMailbox } from "./use-mailbox.ts";

/** The mailboxes of the customers: addresses, the mails of one, and a mail. It is no part of Slack, and looks it. */
export function MailView() {
  const { route, t } = useSession();
  const mailbox = useMailbox(route.address);
  const mail = mailbox?.mails.find(({ number }) => number === route.mail) ?? null;
  const level = mail ? "mail" : route.address ? "mails" : "addresses";
  return (
    <main class="mail" id="content" tabIndex={-1} data-level={level} aria-label={t("playground.mail")}>
      {mailbox && <Addresses mailbox={mailbox} />}
      {route.address !== null && mailbox && <Mails mails={mailbox.mails} address={route.address} />}
      {mail ? <MailPane key={mail.number} mail={mail} /> : <Nothing mailbox={mailbox} />}
    </main>
  );
}

function Nothing({ mailbox }: { readonly mailbox: Mailbox | null }) {
  const { route, t } = useSession();
  if (!mailbox) return <p class="mail-nothing quiet">{t("playground.loading")}</p>;
  const isEmpty = route.address !== null && mailbox.mails.length === 0;
  return (
    <p class="mail-nothing quiet">
      {t(
        isEmpty
          ? "playground.mail.none"
          : route.address
            ? "playground.mail.choose"
            : "playground.mail.choose-address",
      )}
    </p>
  );
}

function Addresses({ mailbox }: { readonly mailbox: Mailbox }) {
  const { route, t, href } = useSession();
  return (
    <nav class="mail-addresses" aria-label={t("playground.mail.addresses")}>
      <div class="pane-head">
        <a
          class="icon-button"
          href={href({ place: "list", address: null, mail: null })}
          aria-label={t("playground.mail.leave")}
        >
          <Icon name="back" />
        </a>
        <h2 class="pane-name">{t("playground.mail.addresses")}</h2>
      </div>
      <p class="mail-about quiet">{t("playground.mail.about")}</p>
      {mailbox.addresses.length === 0 && <p class="mail-about">{t("playground.mail.no-addresses")}</p>}
      <ul>
        {mailbox.addresses.map(({ address, unread }) => (
          <li key={address}>
            <a
              class="sidebar-link"
              href={href({ address, mail: null })}
              aria-current={address === route.address ? "page" : undefined}
              data-unread={unread > 0}
            >
              <span class="sidebar-name">{address}</span>
              {unread > 0 && (
                <>
                  <span class="badge" aria-hidden="true">
                    {unread}
                  </span>
                  <span class="visually-hidden">{t("playground.unread", { count: unread })}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Mails({ mails, address }: { readonly mails: readonly Mail[]; readonly address: string }) {
  const session = useSession();
  const { route, t, href, now } = session;
  return (
    <section class="mail-list" aria-label={t("playground.mail.of", { address })}>
      <div class="pane-head">
        <a
          class="icon-button back"
          href={href({ address: null, mail: null })}
          aria-label={t("playground.back")}
        >
          <Icon name="back" />
        </a>
        <h2 class="pane-name">{address}</h2>
      </div>
      <ul>
        {mails.map((mail) => (
          <li key={mail.number}>
            <a
              class="mail-line"
              href={href({ mail: mail.number })}
              aria-current={mail.number === route.mail ? "page" : undefined}
              data-unread={!mail.isRead}
            >
              <span class="mail-from">{mail.from}</span>
              <span class="quiet">{shortMoment(session, mail.at, now)}</span>
              <span class="mail-subject">{mail.subject || t("playground.mail.no-subject")}</span>
              {!mail.isRead && <span class="visually-hidden">{t("playground.mail.is-unread")}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MailPane({ mail }: { readonly mail: Mail }) {
  const session = useSession();
  const { t, desk, href } = session;
  useEffect(() => {
    // A mark that cannot be set is set when the mail is opened again.
    if (!mail.isRead) desk({ desk: "read-mail", number: mail.number }).catch(() => undefined);
  }, [mail.number, mail.isRead]);
  return (
    <article class="mail-pane" aria-labelledby="mail-subject">
      <div class="pane-head">
        <a class="icon-button back" href={href({ mail: null })} aria-label={t("playground.back")}>
          <Icon name="back" />
        </a>
        <h2 id="mail-subject" class="pane-name">
          {mail.subject || t("playground.mail.no-subject")}
        </h2>
      </div>
      <dl class="mail-head">
        <div>
          <dt>{t("playground.mail.from")}</dt>
          <dd>{mail.from}</dd>
        </div>
        <div>
          <dt>{t("playground.mail.to")}</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>{t("playground.mail.at")}</dt>
          <dd>{inFull(session, mail.at)}</dd>
        </div>
      </dl>
      <MailBody body={mail.body} />
    </article>
  );
}
