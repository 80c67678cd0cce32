import { type Translate, translator } from "../i18n/index.ts";
import type { HandOver } from "../ports/hand-over.ts";
import { type MailProgram, mailLink } from "./mail-links.ts";
import { moment, Page, Sentence } from "./page.tsx";

/** The agent's page: the saved message to be taken from here, read-only so that the link in it stays what it is. */
export function HandOverPage({ handOver, fileHref }: { handOver: HandOver; fileHref: string }) {
  const language = handOver.readerLanguage;
  const t = translator(language);
  return (
    <Page language={language} title={t("web.hand-over.title")}>
      <h1>{t("web.hand-over.title")}</h1>
      <p class="lead">{t("web.hand-over.lead")}</p>
      <ol class="steps">
        <li>{t("web.hand-over.step.send")}</li>
        <li>{t("web.hand-over.step.link")}</li>
        <li>{t("web.hand-over.step.done", { done: t("invite.hand-over.done") })}</li>
      </ol>
      <Opening t={t} handOver={handOver} fileHref={fileHref} />
      <Message t={t} handOver={handOver} />
      <section>
        <p class="quiet">
          <Sentence
            text={t("web.hand-over.until", { at: moment })}
            at={handOver.expiresAt}
            language={language}
          />
        </p>
      </section>
    </Page>
  );
}

function Opening({ t, handOver, fileHref }: { t: Translate; handOver: HandOver; fileHref: string }) {
  const programs: readonly { program: MailProgram; label: string }[] = [
    { program: "mailProgram", label: t("web.hand-over.open.mail-program") },
    { program: "outlook", label: t("web.hand-over.open.outlook") },
    { program: "gmail", label: t("web.hand-over.open.gmail") },
  ];
  const links = programs.map((each) => ({ ...each, ...mailLink(each.program, handOver) }));
  return (
    <section>
      <h2>{t("web.hand-over.open")}</h2>
      {links.some(({ carriesText }) => !carriesText) && <p>{t("web.hand-over.open.long")}</p>}
      <div class="choices">
        {links.map(({ program, label, href, carriesText }, at) => (
          <a
            class={at === 0 ? "button first" : "button"}
            href={href}
            {...(program === "mailProgram" ? {} : { target: "_blank", rel: "noopener noreferrer" })}
            {...(carriesText ? {} : copying(t, "text", "said-open", "open."))}
          >
            {label}
            {!carriesText && <small>{t("web.hand-over.open.subject-only")}</small>}
          </a>
        ))}
        <p class="said" id="said-open" role="status"></p>
        <a class="button" href={fileHref} download="invitation.eml" aria-describedby="about-file">
          {t("web.hand-over.download")}
        </a>
        <p class="quiet" id="about-file">
          {t("web.hand-over.download.about")}
        </p>
      </div>
    </section>
  );
}

function Message({ t, handOver }: { t: Translate; handOver: HandOver }) {
  return (
    <section>
      <h2>{t("web.hand-over.message")}</h2>
      <dl class="facts">
        <dt>{t("web.hand-over.customer")}</dt>
        <dd>{handOver.companyName}</dd>
        <dt>{t("web.hand-over.to")}</dt>
        <dd>{handOver.to ?? t("web.hand-over.to.unknown")}</dd>
      </dl>
      <p class="note" data-without-script>
        {t("web.hand-over.by-hand")}
      </p>
      <div class="field">
        <label for="subject">{t("web.hand-over.subject")}</label>
        <input type="text" id="subject" value={handOver.subject} lang={handOver.language} readonly />
        <CopyButton t={t} field="subject" label={t("web.hand-over.copy-subject")} />
      </div>
      <div class="field">
        <label for="text">{t("web.hand-over.text")}</label>
        <textarea
          id="text"
          lang={handOver.language}
          rows={lines(handOver.text)}
          readonly
          aria-describedby="about-text"
        >
          {`\n${handOver.text}`}
        </textarea>
        <CopyButton t={t} field="text" label={t("web.hand-over.copy-text")} />
        <p class="quiet" id="about-text">
          {t("web.hand-over.read-only")}
        </p>
      </div>
    </section>
  );
}

/** Hidden until the script that does the copying is there. */
function CopyButton({ t, field, label }: { t: Translate; field: "subject" | "text"; label: string }) {
  return (
    <div class="copy">
      <button type="button" class="button" hidden {...copying(t, field, `said-${field}`, "")}>
        {label}
      </button>
      <span class="said" id={`said-${field}`} role="status"></span>
    </div>
  );
}

function copying(t: Translate, field: "subject" | "text", says: string, area: "" | "open.") {
  return {
    "data-copies": field,
    "data-says": says,
    "data-copied": t(`web.hand-over.${area}copied`),
    "data-not-copied": t(`web.hand-over.${area}not-copied`),
  };
}

/** Where the browser cannot size the field by its content: about what the text takes on a wide screen. */
function lines(text: string): number {
  const wrapped = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0);
  return Math.min(40, wrapped + 1);
}
