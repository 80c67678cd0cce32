import type { Language } from "../domain/language.ts";
import { translator } from "../i18n/index.ts";
import type { PostedAnswer } from "./accept-form.ts";
import { Page } from "./page.tsx";

/** The database is away: what happened and what to do, with the reference under which the log holds the cause. */
export function UnavailablePage({ language, reference }: { language: Language; reference: string }) {
  const t = translator(language);
  const title = t("web.unavailable.title");
  return (
    <Page language={language} title={title}>
      <h1>{title}</h1>
      <p>{t("web.unavailable.body")}</p>
      <p class="reference">{reference}</p>
    </Page>
  );
}

/** The same for an answer that was just given: it is kept on the page, ready to be sent again to the same address. */
export function SendAgainPage(props: { language: Language; reference: string; posted: PostedAnswer }) {
  const { language, reference, posted } = props;
  const t = translator(language);
  const title = t("web.unavailable.answer.title");
  return (
    <Page language={language} title={title} hasFaults>
      <h1>{title}</h1>
      <p role="alert">{t("web.unavailable.answer.body")}</p>
      <form method="post" novalidate>
        {posted.legs.map((leg) => (
          <input type="hidden" name="leg" value={leg} />
        ))}
        {posted.grantsDap && <input type="hidden" name="dap" value="yes" />}
        <Typed name="name" label={t("web.accept.name")} value={posted.name} />
        <Typed name="jobTitle" label={t("web.accept.job-title")} value={posted.jobTitle} />
        {posted.decision !== null && (
          <div class="actions">
            <button class="button first" name="decision" value={posted.decision} type="submit">
              {t(`web.unavailable.answer.${posted.decision}`)}
            </button>
          </div>
        )}
      </form>
      <p class="reference">{reference}</p>
    </Page>
  );
}

function Typed({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input type="text" id={name} name={name} value={value} />
    </div>
  );
}
