import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { HtmlEscapedString } from "hono/utils/html";
import { gdapParameter } from "./link.ts";
import type { Words } from "./words.ts";

export type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
:root { color-scheme: light dark; --ground: #f5f5f7; --paper: #fff; --ink: #1b1b1f; --soft: #5d5d66; --line: #d9d9e0; --main: #3949ab; --on-main: #fff; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #15151a; --paper: #1f1f26; --ink: #ececf1; --soft: #a9a9b5; --line: #3a3a45; --main: #9fa8ff; --on-main: #14143a; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
header { background: var(--main); color: var(--on-main); padding: .7rem 1.25rem; font-weight: 600; }
main { max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; margin-bottom: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .75rem; } h2 { font-size: 1.05rem; margin: 0 0 .25rem; }
p { margin: .5rem 0; } small, dt { color: var(--soft); } dl { margin: .5rem 0; } dd { margin: 0 0 .5rem; } ul { margin: .25rem 0; padding-left: 1.2rem; }
label.tick { display: flex; gap: .7rem; align-items: flex-start; padding: .6rem 0; } input[type=checkbox] { width: 1.3rem; height: 1.3rem; flex: none; margin: .1rem 0 0; accent-color: var(--main); }
input[type=search], input[type=text] { font: inherit; width: 100%; padding: .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: var(--ink); }
button, a.button { font: inherit; display: inline-block; min-height: 2.75rem; padding: .55rem 1.2rem; margin: .5rem .5rem 0 0; border: 1px solid var(--main); border-radius: 6px; background: transparent; color: var(--main); cursor: pointer; text-decoration: none; }
button.main { background: var(--main); color: var(--on-main); }
button.person { width: 100%; text-align: left; margin: .4rem 0 0; color: var(--ink); border-color: var(--line); }
.bad { border-color: var(--bad); } .bad h1 { color: var(--bad); }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
footer { max-width: 40rem; margin: 0 auto 2rem; padding: 0 1rem; color: var(--soft); font-size: .9rem; }`;

/** A browser keeps what stands behind `#` to itself: this hands the id of a request on as a query. */
const findBehindHash = `
var found = /\\/granularAdminRelationships\\/([^/?#&]+)/i.exec(location.hash);
if (found) location.replace(location.pathname + "?${gdapParameter}=" + encodeURIComponent(found[1]));`;

export function frame(words: Words, title: string, body: Child, isHome = false): Page {
  const document = (
    <html lang={words.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{raw(style)}</style>
        {isHome ? <script>{raw(findBehindHash)}</script> : null}
      </head>
      <body>
        <header>{words.place}</header>
        <main>{body}</main>
        <footer>{words.simulated}</footer>
      </body>
    </html>
  );
  // Without this line browsers measure by rules of the last century.
  return html`<!doctype html>${document}`;
}

export function refusedPage(words: Words, sentence: string): Page {
  return frame(
    words,
    words.refused,
    <section class="bad" role="alert">
      <h1>{words.refused}</h1>
      <p>{sentence}</p>
    </section>,
  );
}

export function donePage(
  words: Words,
  title: string,
  sentences: readonly string[],
  partnersAddress: string,
): Page {
  return frame(
    words,
    title,
    <section>
      <h1>{title}</h1>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <a class="button" href={partnersAddress}>
        {words.partners}
      </a>
    </section>,
  );
}

/** No link at all, or one whose content stands behind the `#`. */
export function homePage(words: Words, address: string): Page {
  return frame(
    words,
    words.home,
    <section>
      <h1>{words.home}</h1>
      <p>{words.homeText}</p>
      <form method="get" action={address}>
        <label>
          {words.linkLabel}
          <input type="text" name="link" required />
        </label>
        <button type="submit" class="main">
          {words.open}
        </button>
      </form>
    </section>,
    true,
  );
}
