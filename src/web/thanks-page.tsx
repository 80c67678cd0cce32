import { translator } from "../i18n/index.ts";
import type { AcceptanceAnswer } from "../ports/acceptance-front.ts";
import type { OpenOffer } from "./accept-form.ts";
import { Page } from "./page.tsx";

/** Right after the answer: exactly what was recorded, and what comes next. */
export function ThanksPage({ offer, answer }: { offer: OpenOffer; answer: AcceptanceAnswer }) {
  const t = translator(offer.language);
  const partner = offer.partnerName;
  const accepted = offer.legs.filter(({ kind }) => answer.acceptedLegs.includes(kind));
  const isDeclined = accepted.length === 0;
  const isPartly = !isDeclined && accepted.length < offer.legs.length;
  const title = isDeclined
    ? t("web.thanks.declined")
    : isPartly
      ? t("web.thanks.partly")
      : t("web.thanks.accepted");
  return (
    <Page language={offer.language} title={title}>
      <div class="mark" aria-hidden="true">
        {isDeclined ? "–" : "✓"}
      </div>
      <h1>{title}</h1>
      {isPartly && <p>{t("web.thanks.missing", { partner })}</p>}
      {isDeclined && <p>{t("web.thanks.unchanged", { partner })}</p>}
      <p>{t("web.thanks.told", { partner })}</p>
      <section>
        <h2>{t("web.thanks.answer")}</h2>
        <ul class="answer">
          {offer.legs.map((leg) => (
            <li>
              {accepted.includes(leg)
                ? t("web.thanks.leg.accepted", { name: leg.askedBy })
                : t("web.thanks.leg.declined", { name: leg.askedBy })}
            </li>
          ))}
          {offer.asksForDap && !isDeclined && (
            <li>{answer.grantsDap ? t("web.thanks.dap.granted") : t("web.thanks.dap.not-granted")}</li>
          )}
          {!isDeclined && <li>{t("web.thanks.signed", answer.signatory)}</li>}
        </ul>
      </section>
    </Page>
  );
}
