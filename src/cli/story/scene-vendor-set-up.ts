import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vendorPartner, vendorSetUp } from "../../playground/seed/vendor-set-up.ts";
import { tenantIds } from "../../simulators/partner-center/world/seed-data.ts";
import { openPage, sendForm } from "./customer.ts";
import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

/** In our own list, and at the vendor nobody's customer of ours yet. */
export const invited = { name: "Örvény Fürdő Zrt.", tenantId: tenantIds.orveny } as const;

/** From files, before the bot first runs: who we are, our provider, and the list of our own. */
export async function setUpWithVendor(stage: Stage, voice: Voice): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.vendor.chapter.set-up"));
  const folder = await mkdtemp(join(tmpdir(), "kapocs-set-up-"));
  try {
    const file = join(folder, "setup.yml");
    const setUp = {
      ...vendorSetUp,
      partner: { ...vendorSetUp.partner, emailLanguage: voice.language },
      roles: { adminAgents: { groups: ["S0ADMINS"] }, salesAgents: { people: ["U0ANNA"] } },
      channels: [{ id: "C0SALES", language: voice.language, default: true }],
    };
    await writeFile(file, JSON.stringify(setUp));
    await runs(stage, voice, "kapocs setup --from setup.yml", ["setup", "--from", file]);
    const list = `Microsoft ID,Company name,Primary domain name,Relationship\n${invited.tenantId},${invited.name},orvenyfurdo.onmicrosoft.com,Cloud Reseller\n`;
    await runs(stage, voice, "kapocs import customers.csv", ["import", "-"], list);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An admin agent opens the button's address, is who they are on the vendor's page, and comes back to ours. */
export async function signIn(stage: Stage, voice: Voice): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.vendor.chapter.sign-in"));
  const cili = new Teller(stage.slack, voice, stage.people.admin, "Cili");
  await cili.types("/kapocs", "setup");
  cili.shows();
  const address = findAddress(cili.modal().view, stage.botUrl);
  voice.does("Cili", t("story.vendor.signs-in", { as: vendorPartner.signsInAs }));
  const asked = new URL(address);
  const page = await openPage(address);
  if (page.status >= 400) throw new Error(`the sign-in page answered ${page.status}: ${page.text}`);
  const back = await sendForm(address, [
    ["request", asked.search.slice(1)],
    ["user", vendorPartner.signsInAs],
    ["decision", "with-mfa"],
  ]);
  voice.sees(t("story.sees.page"), back.text);
  if (!back.text.includes(t("connection.page.signed-in.title")))
    throw new Error(`signing in ended with ${back.status}`);
  await cili.presses(t("connection.look-again"));
  await cili.waitsForOutcome(vendorPartner.signsInAs);
  await cili.presses(t("web-hook.register"));
  await cili.waitsForOutcome(t("web-hook.registered.none-yet"));
  await cili.closes();
}

function findAddress(view: unknown, botUrl: string): string {
  const urls = [...JSON.stringify(view).matchAll(/"url":"([^"]+)"/g)].map((each) => each[1] ?? "");
  const address = urls.find((url) => url.includes("/oauth2/") && !url.startsWith(botUrl));
  if (!address) throw new Error("the set-up shows no address to sign in at");
  return address;
}

async function runs(
  stage: Stage,
  voice: Voice,
  command: string,
  args: readonly string[],
  input = "",
): Promise<void> {
  const { t } = voice;
  voice.does(t("story.operator"), t("story.types", { command }));
  const { code, out } = await stage.run(args, input);
  voice.sees(t("story.sees.console"), out);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
