import type { PropsWithChildren } from "hono/jsx";
import type { Language } from "../domain/language.ts";
import { translator } from "../i18n/index.ts";
import { assets } from "./assets/files.ts";

/** The frame of every page: one heading in one sheet, in one language. */
export function Page(
  props: PropsWithChildren<{
    language: Language;
    title: string;
    hasFaults?: boolean;
    footer?: "web.footer" | "install.footer";
    /** Where the browser goes at once, such as another program. */
    opens?: string | null;
  }>,
) {
  const t = translator(props.language);
  return (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {props.opens && <meta http-equiv="refresh" content={`0; url=${props.opens}`} />}
        <meta name="robots" content="noindex, nofollow" />
        <title>{props.hasFaults ? t("web.error-title", { title: props.title }) : props.title}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon.path} />
        <link rel="stylesheet" href={assets.style.path} />
        <script src={assets.script.path} defer></script>
      </head>
      <body>
        <div class="frame">
          <header class="brand">
            <img src={assets.icon.path} alt="" width="28" height="28" />
            Kapocs
          </header>
          <main class="sheet">{props.children}</main>
          <footer class="foot">{t(props.footer ?? "web.footer")}</footer>
        </div>
      </body>
    </html>
  );
}

/** Stands where a moment belongs in a sentence until `Sentence` puts the moment there. */
export const moment = "\u0000";

/** A whole sentence with a moment in it: UTC as it is sent, the reader's own time zone once the script ran. */
export function Sentence({ text, at, language }: { text: string; at: Date; language: Language }) {
  const [before, after] = text.split(moment);
  return (
    <>
      {before}
      <Moment at={at} language={language} />
      {after}
    </>
  );
}

export function Moment({ at, language }: { at: Date; language: Language }) {
  const inUtc = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  });
  return <time datetime={at.toISOString()}>{inUtc.format(at)}</time>;
}
