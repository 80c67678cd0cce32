import { type Translate, translator } from "../i18n/index.ts";
import type { DomainStanding, PassportPageOffer } from "../ports/passport.ts";
import { Fault } from "./accept-faults.tsx";
import { Moment, Page } from "./page.tsx";

type OpenOffer = Extract<PassportPageOffer, { state: "open" }>;

/** Who asks for what, and which domain they sign in with. `typed` is what could not be read as one. */
export function PassportPage({ offer, typed = null }: { offer: OpenOffer; typed?: string | null }) {
  const t = translator(offer.language);
  const title = headline(t, offer);
  const hasFault = typed !== null;
  return (
    <Page language={offer.language} title={title} hasFaults={hasFault}>
      <h1>{title}</h1>
      <p class="lead">{t("passport.lead")}</p>
      <dl class="facts">
        <dt>{t("passport.customer")}</dt>
        <dd>{offer.companyName}</dd>
        <dt>{t("passport.asked-by")}</dt>
        <dd>{askers(offer).join(", ")}</dd>
        {offer.expiresAt && <dt>{t("passport.until")}</dt>}
        {offer.expiresAt && (
          <dd>
            <Moment at={offer.expiresAt} language={offer.language} />
          </dd>
        )}
      </dl>
      <p class="note">{t("passport.meaning")}</p>
      <form method="post" novalidate>
        <div class="field">
          <label for="domain">{t("passport.question")}</label>
          <p class="quiet" id="about-domain">
            {t("passport.question.about", { partner: offer.partnerName })}
          </p>
          <input
            type="text"
            id="domain"
            name="domain"
            value={typed ?? offer.domain ?? ""}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            inputmode="url"
            aria-invalid={hasFault ? "true" : undefined}
            aria-describedby={hasFault ? "about-domain domain-fault" : "about-domain"}
          />
          {hasFault && <Fault id="domain-fault" words={t("passport.domain.bad")} />}
        </div>
        <div class="actions">
          <button class="button first" name="answer" value="confirm" type="submit">
            {t("passport.confirm")}
          </button>
          <button class="button" name="answer" value="skip" type="submit">
            {t("passport.skip")}
          </button>
        </div>
      </form>
    </Page>
  );
}

/** The way on: nobody is sent there before they saw where it leads. */
export function PassportReadyPage({ offer, standing }: { offer: OpenOffer; standing: DomainStanding }) {
  const t = translator(offer.language);
  const { host } = new URL(offer.vendorUrl);
  const partner = offer.partnerName;
  const domain = offer.domain ?? "";
  return (
    <Page language={offer.language} title={t("passport.ready")}>
      <h1>{t("passport.ready")}</h1>
      <p class="lead">
        {standing === "unsaid"
          ? t("passport.ready.unsaid", { partner })
          : t(`passport.ready.${standing}`, { partner, domain })}
      </p>
      <p>{t("passport.on", { host })}</p>
      <div class="actions">
        <a class="button first" href={offer.vendorUrl} rel="noreferrer noopener">
          {t("passport.go", { host })}
        </a>
        {/* The same address again, as a page to fill in. */}
        <a class="button" href="?">
          {t("passport.back")}
        </a>
      </div>
    </Page>
  );
}

/** A link that leads nowhere any more, and why. */
export function PassportOverPage({ offer }: { offer: Exclude<PassportPageOffer, { state: "open" }> }) {
  const t = translator(offer.language);
  const title = t("passport.over.title");
  return (
    <Page language={offer.language} title={title}>
      <h1>{title}</h1>
      <p>
        {offer.state === "answered"
          ? t("passport.over.answered")
          : t(`passport.over.${offer.state}`, { partner: offer.partnerName })}
      </p>
    </Page>
  );
}

function headline(t: Translate, { asksForUs, partnerName: partner, providerName }: OpenOffer): string {
  if (providerName === null) return t("passport.title", { partner });
  return asksForUs
    ? t("passport.title.joint", { partner, provider: providerName })
    : t("passport.title", { partner: providerName });
}

function askers({ asksForUs, partnerName, providerName }: OpenOffer): string[] {
  return [...(asksForUs ? [partnerName] : []), ...(providerName === null ? [] : [providerName])];
}
