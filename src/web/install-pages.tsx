import type { PropsWithChildren } from "hono/jsx";
import type { Language } from "../domain/language.ts";
import { translator } from "../i18n/index.ts";
import type { InstallEnd } from "../ports/install-desk.ts";
import { Page } from "./page.tsx";

/** Where an installation begins. */
export function InstallPage({ language, href }: { language: Language; href: string }) {
  const t = translator(language);
  return (
    <Frame language={language} title={t("install.page.title")}>
      <h1>{t("install.page.title")}</h1>
      <p class="lead">{t("install.page.lead")}</p>
      <h2>{t("install.page.next")}</h2>
      <ol class="steps">
        <li>{t("install.page.step.consent")}</li>
        <li>{t("install.page.step.who")}</li>
        <li>{t("install.page.step.set-up")}</li>
      </ol>
      <p class="quiet">{t("install.page.cookie")}</p>
      <div class="actions">
        <a class="button first" href={href} rel="noreferrer">
          {t("install.page.add")}
        </a>
      </div>
    </Frame>
  );
}

type Installed = Extract<InstallEnd, { outcome: "installed" }>;

/** After it: Slack opens, at the app's own place in it. */
export function InstalledPage({ language, installed }: { language: Language; installed: Installed }) {
  const t = translator(language);
  const { kind, name, isOrgWide, placeId, appId } = installed;
  const title = t(`install.done.${kind}.title`);
  const ids = { app: encodeURIComponent(appId), place: encodeURIComponent(placeId) };
  const webUrl = isOrgWide
    ? `https://app.slack.com/manage/${ids.place}/integrations/profile/${ids.app}/workspaces/add`
    : `https://slack.com/app_redirect?app=${ids.app}&team=${ids.place}`;
  const appUrl = `slack://app?team=${ids.place}&id=${ids.app}&tab=home`;
  return (
    <Frame language={language} title={title} opens={isOrgWide ? null : appUrl}>
      <h1>{title}</h1>
      <p class="lead">{t(`install.done.${kind}`, { name })}</p>
      {isOrgWide && <p class="note">{t("install.done.org-wide")}</p>}
      <div class="actions">
        <a class="button first" href={webUrl} rel="noreferrer">
          {isOrgWide ? t("install.done.choose") : t("install.done.open")}
        </a>
        {!isOrgWide && (
          <a class="button" href={appUrl}>
            {t("install.done.open-app")}
          </a>
        )}
      </div>
    </Frame>
  );
}

export type InstallFault =
  | "declined"
  | "expired"
  | "foreign"
  | "missing"
  | "code-used"
  | "code-refused"
  | "refused"
  | "away"
  | "misconfigured";

/** Why nothing was installed, and what to do now. */
export function InstallFaultPage(props: {
  language: Language;
  fault: InstallFault;
  /** Slack's own word. */
  code?: string;
  reference: string;
}) {
  const { language, fault, code = "", reference } = props;
  const t = translator(language);
  const title = t(`install.fault.${fault}.title`);
  return (
    <Frame language={language} title={title}>
      <h1>{title}</h1>
      <p class="lead">
        {fault === "refused" ? t("install.fault.refused", { code }) : t(`install.fault.${fault}`)}
      </p>
      {fault === "misconfigured" ? (
        <p class="reference">{reference}</p>
      ) : (
        <div class="actions">
          <a class="button first" href="/slack/install">
            {t("install.fault.begin")}
          </a>
        </div>
      )}
    </Frame>
  );
}

function Frame(props: PropsWithChildren<{ language: Language; title: string; opens?: string | null }>) {
  const { language, title, opens = null, children } = props;
  return (
    <Page language={language} title={title} footer="install.footer" opens={opens}>
      {children}
    </Page>
  );
}
