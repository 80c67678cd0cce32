import { signInCallbackPath } from "../domain/connection.ts";
import type { Language } from "../domain/language.ts";
import { translator } from "../i18n/index.ts";
import { Page } from "./page.tsx";

/** Where in Slack a sign-in was begun. Names are what Slack says; the id cannot be chosen by anybody. */
export interface SlackPlace {
  readonly name: string;
  readonly id: string;
  readonly person: string | null;
}

/** Between the vendor's sign-in and its effect: whose Slack gets these rights. */
export function ConnectionConfirmPage(props: {
  place: SlackPlace;
  sealed: { readonly state: string; readonly code: string };
  language: Language;
}) {
  const { place, sealed, language } = props;
  const t = translator(language);
  return (
    <Page language={language} title={t("connection.confirm.title")}>
      <h1>{t("connection.confirm.title")}</h1>
      <p class="lead">{t("connection.confirm.lead")}</p>
      <dl class="facts">
        <dt>{t("connection.confirm.workspace")}</dt>
        <dd>{place.name || place.id}</dd>
        <dt>{t("connection.confirm.id")}</dt>
        <dd>{place.id}</dd>
        {place.person !== null && (
          <>
            <dt>{t("connection.confirm.begun-by")}</dt>
            <dd>{place.person}</dd>
          </>
        )}
      </dl>
      <p class="note">{t("connection.confirm.warning")}</p>
      <form method="post" action={signInCallbackPath}>
        <input type="hidden" name="state" value={sealed.state} />
        <input type="hidden" name="code" value={sealed.code} />
        <div class="actions">
          <button class="button first" type="submit">
            {t("connection.confirm.connect")}
          </button>
        </div>
      </form>
    </Page>
  );
}
