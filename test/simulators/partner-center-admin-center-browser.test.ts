import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { directId, providerId, resellerId } from "../../src/simulators/partner-center/world/seed-data.ts";
import { useBrowser } from "../support/browser.ts";

const browser = useBrowser();
const id = "5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836";

let sim: PartnerCenterSimulator;
let page: Page;
let tenantId: string;

const open = async (colorScheme: "light" | "dark", locale: string) => {
  page = await browser.current.newPage({ colorScheme, locale, viewport: { width: 390, height: 800 } });
};

beforeEach(async () => {
  sim = await startPartnerCenterSimulator({ world: "small" });
  const tenant = sim.addTenant({
    companyName: "Árvíztűrő Tükörfúrógép Kft.",
    domain: "tukorfuro.example",
    hasSignedCustomerAgreement: false,
    administrators: [
      { userPrincipalName: "gizella@tukorfuro.example", name: "Gál Gizella", isGlobalAdmin: true },
      { userPrincipalName: "szilard@tukorfuro.example", name: "Számla Szilárd", isGlobalAdmin: false },
    ],
  });
  tenantId = tenant.tenantId;
});
afterEach(async () => {
  await page?.close();
  await sim.close();
});

/** What an accessibility checker finds, and whether anything is wider than the phone. */
async function expectSound(): Promise<void> {
  await page.addScriptTag({ content: axe.source });
  const found = await page.evaluate(
    "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
  );
  expect(found).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  // For looking at: where to, is said by whoever wants to look.
  const shots = process.env["SHOTS_DIR"];
  if (shots) await page.screenshot({ path: `${shots}/admin-center-${Date.now()}.png`, fullPage: true });
}

describe("on a phone", () => {
  it.each([
    [
      "light",
      "en-GB",
      {
        accept: "Accept",
        customer: "I accept the reseller",
        agreement: "Customer Agreement",
        done: "You accepted",
      },
    ],
    [
      "dark",
      "hu-HU",
      {
        accept: "Elfogadás",
        customer: "elfogadom a viszonteladói",
        agreement: "Ügyfélszerződést",
        done: "Elfogadta",
      },
    ],
  ] as const)("an invitation is read and accepted, in the %s and in %s", async (scheme, locale, words) => {
    await open(scheme, locale);
    const query = `invType=IndirectResellerRelationship&partnerId=${resellerId}&msppId=4850033&indirectCSPId=${providerId}`;
    await page.goto(
      `${sim.addresses.adminCenter}/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`,
    );
    await page.getByRole("searchbox").fill("tükör");
    await page.getByRole("searchbox").press("Enter");
    await expectSound();
    await page.getByRole("button", { name: "Gál Gizella" }).click();
    await expectSound();
    await page.getByLabel(words.customer).check();
    await page.getByLabel(words.agreement).check();
    await page.getByRole("button", { name: words.accept, exact: true }).click();
    await page.getByRole("heading", { name: words.done }).waitFor();
    await expectSound();
    const tied = [...sim.world.relationships.values()].filter((one) => one.tenantId === tenantId);
    expect(tied.map(({ partnerId }) => partnerId)).toEqual([resellerId, providerId]);
  });

  it("somebody who may not accept reads why", async () => {
    await open("light", "en-GB");
    const query = `invType=ResellerRelationship&partnerId=${directId}&msppId=0`;
    await page.goto(`${sim.addresses.adminCenter}/Adminportal/Home?${query}`);
    await page.getByRole("searchbox").fill("tükör");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("button", { name: "Számla Szilárd" }).click();
    await page.getByText("Only a Global administrator").waitFor();
    await expectSound();
  });

  it("a request for granular rights is found behind the # of its link", async () => {
    sim.world.gdap.set(id, {
      id,
      partnerId: directId,
      displayName: "Reading only",
      duration: "P90D",
      autoExtendDuration: "PT0S",
      customer: null,
      status: "approvalPending",
      roleDefinitionIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
      createdAt: Date.now(),
      activatedAt: null,
      endAt: null,
      lastModifiedAt: Date.now(),
      version: 2,
      requests: [],
      assignments: [],
      operations: [],
    });
    await open("light", "en-GB");
    await page.goto(
      `${sim.addresses.adminCenter}/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}`,
    );
    await page.getByRole("searchbox").fill("tükör");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("button", { name: "Gál Gizella" }).click();
    await expectSound();
    await page.getByRole("button", { name: "Approve all" }).click();
    await page.getByRole("heading", { name: "You approved" }).waitFor();
    expect(sim.world.gdap.get(id)?.customer?.tenantId).toBe(tenantId);
    await page.getByRole("link", { name: "Partner relationships" }).click();
    await page.getByRole("button", { name: "End these roles" }).waitFor();
    await expectSound();
  });
});
