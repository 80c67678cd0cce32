import { html } from "hono/html";
import type { Simulation } from "../simulation.ts";
import { type Html, page } from "./page.ts";

const mostShown = 100;

/** What came in lately, newest first; tokens are hidden before they get here. */
export function callsPage(sim: Simulation, base: string): Html {
  const rows = sim.traffic
    .slice(-mostShown)
    .reverse()
    .map(
      ({ at, method, url, status, tookMs, requestBody, responseBody, requestHeaders }) => html`<tr>
      <td>${new Date(at).toISOString().slice(11, 19)}</td><td>${status === 0 ? "no answer" : String(status)}</td>
      <td><details><summary>${method} <code>${pathOf(url)}</code> <span class="quiet">${String(Math.round(tookMs))} ms</span></summary>
      <p class="quiet">MS-RequestId ${requestHeaders["ms-requestid"] ?? "–"}, MS-CorrelationId ${requestHeaders["ms-correlationid"] ?? "–"}</p>
      ${requestBody === "" ? "" : html`<pre>${requestBody}</pre>`}<pre>${responseBody}</pre></details></td></tr>`,
    );
  return page(
    base,
    "/calls",
    "Calls",
    html`<section>${rows.length === 0 ? html`<p class="quiet">Nobody called yet.</p>` : html`<table><tbody>${rows}</tbody></table>`}</section>`,
  );
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url, "http://localhost");
  return decodeURIComponent(pathname) + search;
}
