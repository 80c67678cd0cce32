import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f7f9, #17191c); color: light-dark(#1b1f24, #e7e9ec); }
header { background: light-dark(#22384f, #10202f); color: #fff; padding: .8rem 1rem; }
header p { margin: 0; opacity: .85; } header strong { font-size: 1.1rem; }
nav a { color: #fff; margin-right: 1rem; } nav a[aria-current] { font-weight: 700; text-decoration: none; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
section { background: light-dark(#fff, #1f2226); border: 1px solid light-dark(#dcdfe4, #33383e); border-radius: 8px; padding: .8rem 1rem; margin: 0 0 1rem; overflow-x: auto; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; }
tr + tr td { border-top: 1px solid light-dark(#e9ebee, #2c3136); }
form { display: inline; } button, input { font: inherit; padding: .25rem .7rem; border-radius: 6px; border: 1px solid light-dark(#9aa3ad, #59616a); background: light-dark(#fff, #2a2e33); color: inherit; }
button { cursor: pointer; } button.danger { border-color: #b3261e; color: light-dark(#b3261e, #ff8a80); }
a { color: light-dark(#0b57d0, #8ab4f8); } .quiet { color: light-dark(#59616a, #a5adb6); } code { overflow-wrap: anywhere; }
`;

/** One page of the portal. */
export function page(base: string, here: string, title: string, content: Html): Html {
  const link = (path: string, text: string) =>
    html`<a href="${base}${path === "/" ? "" : path}" ${here === path ? raw('aria-current="page"') : ""}>${text}</a>`;
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · simulated partner portal</title><style>${raw(style)}</style></head>
<body>
<header><strong>Simulated partner portal</strong><p>What people do on the vendor’s own pages. Nothing here is real.</p>
<nav aria-label="Pages">${link("/", "Customers")}${link("/troubles", "Troubles")}${link("/calls", "Calls")}</nav></header>
<main><h1>${title}</h1>${content}</main>
</body></html>`;
}

/** A button that does something; the page comes back afterwards. */
export function doButton(
  base: string,
  label: string,
  fields: Readonly<Record<string, string>>,
  isDanger = false,
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${base}/act">${hidden}<button class="${isDanger ? "danger" : ""}">${label}</button></form> `;
}
