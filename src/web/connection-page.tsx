import type { Language } from "../domain/language.ts";
import { type Translate, translator } from "../i18n/index.ts";
import type { SignInEnd } from "../ports/vendor-connection.ts";
import type { FinishedSignIn } from "../service/index.ts";
import { Page } from "./page.tsx";

type Because = Extract<SignInEnd, { outcome: "refused" }>["because"];

/** How a sign-in with the vendor ended, and who must do what now. */
export function ConnectionPage(props: { finished: FinishedSignIn; language: Language }) {
  const { language } = props;
  const { end, trouble } = props.finished;
  const t = translator(language);
  if (end.outcome === "signed-in")
    return (
      <Page language={language} title={t("connection.page.signed-in.title")}>
        <h1>{t("connection.page.signed-in.title")}</h1>
        <p class="lead">{t("connection.page.signed-in.as", { as: end.as })}</p>
        {trouble && (
          <p class="note">
            {t("connection.page.signed-in.trouble", { what: t(`connection.trouble.${trouble}`) })}
          </p>
        )}
        <p>{t("connection.page.signed-in.next")}</p>
      </Page>
    );
  return (
    <Page language={language} title={t("connection.page.refused.title")}>
      <h1>{t("connection.page.refused.title")}</h1>
      <p class="lead">{reason(t, end.because)}</p>
      {end.because !== "unknown-state" && <p>{t("connection.page.refused.kept")}</p>}
    </Page>
  );
}

function reason(t: Translate, because: Because): string {
  switch (because) {
    case "cancelled":
    case "unknown-state":
    case "other-tenant":
    case "other-partner":
    case "unknown-tenant":
    // Here it was never accepted; elsewhere it is accepted no longer.
    case "sign-in-ended":
      return t(`connection.page.${because}`);
    default:
      return t(`connection.trouble.${because}`);
  }
}
