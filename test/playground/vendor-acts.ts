import type { BrowserContext, Page } from "playwright-core";
import { vendorPath } from "../../src/playground/server/vendor-path.ts";
import { handsOver, sales } from "./acts.ts";
import type { AtPage } from "./at-page.ts";

/** The vendor's two places beside the playground: where customers accept, and where partners do what no tool does for them. */
export interface AtVendor {
  /** Opens the link, is this administrator, ticks whatever is asked, and says yes. */
  customerAccepts(link: string, administrator: RegExp): Promise<void>;
  /** How web hooks go from now on, in the words of the portal's buttons. */
  webHooks(go: "They arrive" | "They are lost"): Promise<void>;
  /** The activity log tells an hour later. */
  hearsLate(): Promise<void>;
  /** On the portal's page of troubles, beside these words. */
  switchesOn(trouble: string): Promise<void>;
  /** On the portal's page of one customer. */
  cancels(customer: string, subscription: string): Promise<void>;
  /** A web hook, a call: whatever the portal shows of its traffic. */
  calls(): Promise<string>;
}

/** A vendor's link as it stands in an e-mail. */
export const vendorLink = /https?:\/\/\S+\/Adminportal\/\S+/i;

export function atVendor(context: BrowserContext, url: string): AtVendor {
  const portal = `${url}${vendorPath}/portal`;
  const troubles = `${portal}/troubles`;
  const visit = async (address: string, does: (page: Page) => Promise<void>) => {
    const page = await context.newPage();
    await page.goto(address);
    await does(page);
    await page.close();
  };
  return {
    customerAccepts: (link, administrator) =>
      visit(link, async (page) => {
        await page.getByRole("button", { name: administrator }).click();
        const yes = page.getByRole("button", { name: /^(Accept|Approve all)$/ });
        await yes.waitFor();
        for (const tick of await page.getByRole("checkbox").all()) await tick.check();
        await yes.click();
        await page.getByRole("heading", { name: /^You (accepted|approved)$/ }).waitFor();
      }),
    webHooks: (go) =>
      visit(troubles, async (page) => {
        await page.getByRole("button", { name: go, exact: true }).click();
        await page.getByRole("heading", { name: go.replace("They", "Web hooks") }).waitFor();
      }),
    hearsLate: () =>
      visit(troubles, async (page) => {
        await page.getByRole("button", { name: "3600 s late" }).click();
        await page.getByRole("heading", { name: "The activity log can be read 3600 s late" }).waitFor();
      }),
    switchesOn: (trouble) =>
      visit(troubles, async (page) => {
        const beside = page.getByRole("listitem").filter({ hasText: trouble });
        await beside.getByRole("button", { name: "Switch on" }).click();
        await page.getByText("1 wait for their call.").waitFor();
      }),
    cancels: (customer, subscription) =>
      visit(`${portal}`, async (page) => {
        await page.getByRole("link", { name: customer }).click();
        const row = page.getByRole("row", { name: new RegExp(`^${subscription}`) });
        await row.getByRole("button", { name: "Cancel" }).click();
        await row.filter({ hasText: "deleted" }).waitFor();
      }),
    async calls() {
      return (await fetch(`${portal}/calls`)).text();
    },
  };
}

/** A customer nobody knew, invited together with the provider, up to *Done*; answers with the link that went out. */
export async function invitesJointly(
  agent: AtPage,
  customer: { readonly name: string; readonly domain: string; readonly email: string },
  cards: string,
): Promise<string> {
  const { t } = agent;
  const partner = "Tölgyfa Informatika Bt.";
  await agent.types(sales, "/invite-customer", customer.name);
  await agent.waitsForField(t("customer.domain"));
  await agent.fills(t("customer.domain"), customer.domain);
  await agent.fills(t("customer.contact-email"), customer.email);
  await agent.chooses(
    t("invite.with"),
    t("invite.with.us-and", { partner, provider: "Duna Disztribúció Zrt." }),
  );
  await agent.chooses(t("invite.channel"), cards);
  await agent.submits(t("common.next"));
  await agent.waitsFor(t("invite.draft.title"));
  const link = vendorLink.exec(await agent.reads(t("invite.draft.text")))?.[0];
  if (!link) throw new Error("the draft holds no link of the vendor's");
  await agent.submits(t("common.next"));
  await agent.waitsFor(t("invite.hand-over.title"));
  await handsOver({ hands: agent, language: agent.language });
  return link;
}

/** Granular administration asked for from the record, drafted and handed over; answers with the approval's link. */
export async function asksForGdap(admin: AtPage, customer: string): Promise<string> {
  const { t } = admin;
  await admin.types(sales, "/customers", customer);
  await admin.waitsFor(t("record.title"));
  await admin.presses(t("gdap.request"));
  await admin.waitsFor(t("gdap.form.title"));
  await admin.chooses(t("gdap.form.set"), t("gdap.set.helpdesk"));
  await admin.submits(t("gdap.form.submit"));
  await admin.waitsFor(t("gdap.draft.title"));
  const link = vendorLink.exec(await admin.reads(t("invite.draft.text")))?.[0];
  if (!link) throw new Error("the draft holds no link of the vendor's");
  await admin.submits(t("common.next"));
  await admin.waitsFor(t("gdap.hand-over.title"));
  await admin.submits(t("invite.hand-over.done"));
  await admin.waitsFor(t("gdap.done.title"));
  await admin.closes();
  return link;
}
