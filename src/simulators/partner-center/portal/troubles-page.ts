import { html } from "hono/html";
import type { Simulation } from "../simulation.ts";
import { hookWords, troubles } from "./acts.ts";
import { doButton, type Html, page } from "./page.ts";

const back = "/troubles";
const auditDelays = [0, 60, 600, 3_600] as const;

/** What can go wrong between the vendor and a partner's tool. */
export function troublesPage(sim: Simulation, base: string): Html {
  const { faults } = sim;
  return page(
    base,
    back,
    "Troubles",
    html`<section><h2>Web hooks ${hookWords[faults.hooks]}</h2>
      ${Object.entries(hookWords).map(([hooks, words]) => doButton(base, `They ${words}`, { act: "hooks", hooks, back }))}</section>
    <section><h2>The activity log can be read ${faults.auditDelayMs === 0 ? "at once" : `${String(faults.auditDelayMs / 1_000)} s late`}</h2>
      ${auditDelays.map((seconds) => doButton(base, seconds === 0 ? "At once" : `${String(seconds)} s late`, { act: "audit-delay", seconds: String(seconds), back }))}</section>
    <section><h2>Indirect resellers ${sim.world.settings.mayResellersRemove ? "may" : "may not"} end relationships themselves</h2>
      ${doButton(base, "They may", { act: "resellers-remove", may: "yes", back })}${doButton(base, "They may not", { act: "resellers-remove", may: "no", back })}</section>
    <section><h2>The next call</h2><ul>${Object.entries(troubles).map(([trouble, { does }]) => html`<li>${doButton(base, "Switch on", { act: "trouble", trouble, back })} ${does}</li>`)}</ul>
      <p class="quiet">${faults.waiting.length === 0 ? "Nothing waits." : `${String(faults.waiting.length)} wait for their call.`}</p>
      ${doButton(base, "All is well again", { act: "calm", back })}</section>`,
  );
}
