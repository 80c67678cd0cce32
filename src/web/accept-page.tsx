import { type Translate, translator } from "../i18n/index.ts";
import { Fault, FaultList, words } from "./accept-faults.tsx";
import type { AnswerFaults, OpenOffer, TypedAnswer } from "./accept-form.ts";
import { Moment, Page } from "./page.tsx";

interface Shown {
  readonly t: Translate;
  readonly offer: OpenOffer;
  readonly typed: TypedAnswer;
  readonly faults: AnswerFaults;
}

/** What the personal link opens while it takes an answer; with faults, as the person left it. */
export function AcceptPage(props: Omit<Shown, "t">) {
  const { offer, faults } = props;
  const t = translator(offer.language);
  const title = headline(t, offer);
  const hasFaults = Object.keys(faults).length > 0;
  return (
    <Page language={offer.language} title={title} hasFaults={hasFaults}>
      {hasFaults && <FaultList {...props} t={t} />}
      <h1>{title}</h1>
      <p class="lead">{t("web.accept.lead")}</p>
      <dl class="facts">
        <dt>{t("web.accept.customer")}</dt>
        <dd>{offer.companyName}</dd>
        <dt>{t("web.accept.asked-by")}</dt>
        <dd>{offer.partnerName}</dd>
        <dt>{t("web.accept.until")}</dt>
        <dd>
          <Moment at={offer.expiresAt} language={offer.language} />
        </dd>
      </dl>
      <p class="note">{t("web.accept.entitled")}</p>
      <form method="post" novalidate>
        {/* Enter in a field presses a form's first button; this one takes no presses, so only a real one counts. */}
        <button type="submit" disabled hidden></button>
        <Legs {...props} t={t} />
        <Meaning {...props} t={t} />
        {offer.asksForDap && <Dap {...props} t={t} />}
        <SignatoryFields {...props} t={t} />
        <div class="actions">
          <button class="button first" name="decision" value="accept" type="submit" id="accept">
            {t("web.accept.accept")}
          </button>
          <button class="button" name="decision" value="decline" type="submit">
            {t("web.accept.decline")}
          </button>
          <p class="quiet">{t("web.accept.once", { partner: offer.partnerName })}</p>
        </div>
      </form>
    </Page>
  );
}

function headline(t: Translate, { legs, partnerName }: OpenOffer): string {
  const provider = legs.find(({ kind }) => kind === "provider")?.askedBy;
  if (provider === undefined) return t("web.accept.title", { partner: partnerName });
  return legs.length === 1
    ? t("web.accept.title", { partner: provider })
    : t("web.accept.title.joint", { partner: partnerName, provider });
}

function legName(t: Translate, leg: OpenOffer["legs"][number]): string {
  return leg.kind === "reseller"
    ? t("web.accept.leg.reseller", { partner: leg.askedBy })
    : t("web.accept.leg.provider", { provider: leg.askedBy });
}

function Legs({ t, offer, typed, faults }: Shown) {
  const about = (leg: OpenOffer["legs"][number]) =>
    leg.kind === "reseller"
      ? t("web.accept.leg.reseller.about", { partner: leg.askedBy })
      : t("web.accept.leg.provider.about", { partner: offer.partnerName, provider: leg.askedBy });
  const [only] = offer.legs;
  if (offer.legs.length === 1 && only) {
    return (
      <section>
        <h2>{t("web.accept.asked")}</h2>
        <div class="choice plain">
          <strong>{legName(t, only)}</strong>
          <p>{about(only)}</p>
        </div>
      </section>
    );
  }
  return (
    <fieldset aria-describedby={faults.legs ? "legs-fault" : undefined}>
      <legend>{t("web.accept.asked.choose")}</legend>
      <div class="choices">
        {offer.legs.map((leg) => (
          <div class="choice">
            <input
              type="checkbox"
              name="leg"
              value={leg.kind}
              id={`leg-${leg.kind}`}
              checked={typed.legs.includes(leg.kind)}
              aria-describedby={`about-${leg.kind}`}
            />
            <label for={`leg-${leg.kind}`}>{legName(t, leg)}</label>
            <p id={`about-${leg.kind}`}>{about(leg)}</p>
          </div>
        ))}
      </div>
      {faults.legs && <Fault id="legs-fault" words={words(t, offer, "legs", faults.legs)} />}
    </fieldset>
  );
}

function Meaning({ t, offer }: Shown) {
  const noAdmin = offer.asksForDap ? t("web.accept.gives-not.admin-unless") : t("web.accept.gives-not.admin");
  return (
    <section>
      <h2>{t("web.accept.meaning")}</h2>
      <div class="meaning">
        <div>
          <h3>{t("web.accept.gives")}</h3>
          <ul class="gives">
            <li>{t("web.accept.gives.orders")}</li>
            <li>{t("web.accept.gives.manages")}</li>
          </ul>
        </div>
        <div>
          <h3>{t("web.accept.gives-not")}</h3>
          <ul class="gives-not">
            <li>{noAdmin}</li>
            <li>{t("web.accept.gives-not.purchase")}</li>
            <li>{t("web.accept.gives-not.others")}</li>
            <li>{t("web.accept.gives-not.for-ever")}</li>
          </ul>
        </div>
      </div>
    </section>
  );
}

function Dap({ t, offer, typed, faults }: Shown) {
  return (
    <section>
      <h2>{t("web.accept.dap")}</h2>
      <div class="choice">
        <input
          type="checkbox"
          name="dap"
          value="yes"
          id="dap"
          checked={typed.grantsDap}
          aria-describedby={faults.dap ? "about-dap dap-fault" : "about-dap"}
          aria-invalid={faults.dap ? "true" : undefined}
        />
        <label for="dap">{t("web.accept.dap.allow", { partner: offer.partnerName })}</label>
        <p id="about-dap">{t("web.accept.dap.about", { partner: offer.partnerName })}</p>
        {faults.dap && <Fault id="dap-fault" words={words(t, offer, "dap", faults.dap)} />}
      </div>
    </section>
  );
}

function SignatoryFields({ t, offer, typed, faults }: Shown) {
  return (
    <fieldset aria-describedby="about-signatory">
      <legend>{t("web.accept.signatory")}</legend>
      <p class="quiet" id="about-signatory">
        {t("web.accept.signatory.about", { partner: offer.partnerName })}
      </p>
      <TextField
        name="name"
        label={t("web.accept.name")}
        value={typed.name}
        autocomplete="name"
        fault={faults.name && words(t, offer, "name", faults.name)}
      />
      <TextField
        name="jobTitle"
        label={t("web.accept.job-title")}
        value={typed.jobTitle}
        autocomplete="organization-title"
        fault={faults.jobTitle && words(t, offer, "jobTitle", faults.jobTitle)}
      />
    </fieldset>
  );
}

function TextField(props: {
  name: "name" | "jobTitle";
  label: string;
  value: string;
  autocomplete: string;
  fault: string | undefined;
}) {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <input
        type="text"
        id={props.name}
        name={props.name}
        value={props.value}
        autocomplete={props.autocomplete}
        aria-invalid={props.fault ? "true" : undefined}
        aria-describedby={props.fault ? `${props.name}-fault` : undefined}
      />
      {props.fault && <Fault id={`${props.name}-fault`} words={props.fault} />}
    </div>
  );
}
