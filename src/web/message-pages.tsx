import type { PropsWithChildren } from "hono/jsx";
import type { Language } from "../domain/language.ts";
import { translator } from "../i18n/index.ts";
import type { AcceptanceOffer } from "../ports/acceptance-front.ts";
import { moment, Page, Sentence } from "./page.tsx";

type ClosedOffer = Exclude<AcceptanceOffer, { state: "open" }>;

/** A link that takes no answer any more: why, since when, and what to do now. */
export function ClosedPage({ offer }: { offer: ClosedOffer }) {
  const t = translator(offer.language);
  return (
    <Message
      language={offer.language}
      title={t(`web.${offer.state}.title`)}
      body={t(`web.${offer.state}.body`, { partner: offer.partnerName })}
    >
      {offer.at && (
        <p class="quiet">
          <Sentence
            text={t(`web.${offer.state}.at`, { at: moment })}
            at={offer.at}
            language={offer.language}
          />
        </p>
      )}
    </Message>
  );
}

/** Pages that need nothing but their words. */
export function PlainPage(props: {
  language: Language;
  about: "unknown" | "not-found" | "foreign" | "unreadable";
}) {
  const t = translator(props.language);
  return (
    <Message
      language={props.language}
      title={t(`web.${props.about}.title`)}
      body={t(`web.${props.about}.body`)}
    />
  );
}

export function HomePage({ language }: { language: Language }) {
  const t = translator(language);
  return (
    <Message language={language} title={t("web.home.title")} body={t("web.home.body")}>
      <p class="quiet">{t("web.home.nothing-here")}</p>
    </Message>
  );
}

export function HandOverOverPage({ language }: { language: Language }) {
  const t = translator(language);
  return (
    <Message
      language={language}
      title={t("web.hand-over.over.title")}
      body={t("web.hand-over.over.body", { button: t("invite.hand-over.open-page") })}
    />
  );
}

/** An apology with the reference under which the log holds the cause. */
export function ErrorPage({ language, reference }: { language: Language; reference: string }) {
  const t = translator(language);
  return (
    <Message language={language} title={t("web.error.title")} body={t("web.error.body")}>
      <p class="reference">{reference}</p>
    </Message>
  );
}

function Message(props: PropsWithChildren<{ language: Language; title: string; body: string }>) {
  return (
    <Page language={props.language} title={props.title}>
      <h1>{props.title}</h1>
      <p>{props.body}</p>
      {props.children}
    </Page>
  );
}
