import { readFile } from "node:fs/promises";
import type { BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Traffic } from "../../src/playground/contract.ts";
import { useBrowser } from "../support/browser.ts";
import { sales } from "./acts.ts";
import { atPage } from "./at-page.ts";
import { type Program, startProgram } from "./program.ts";
import { longestStartMs } from "./running.ts";

const browser = useBrowser();
let program: Program;
let context: BrowserContext;

beforeAll(async () => {
  program = await startProgram();
}, longestStartMs);
afterAll(() => program?.stop());
afterEach(async () => {
  await context?.close();
  const answer = await fetch(`${program.url}/playground/traffic?after=0`);
  // The contract's shape.
  const { violations } = (await answer.json()) as Traffic;
  expect(violations).toEqual([]);
});

/** On a phone in Hungarian, on a desktop in English. */
const readers = [
  { name: "Dan Hughes", language: "en", viewport: { width: 1280, height: 900 } },
  { name: "Szabó Cecília", language: "hu", viewport: { width: 390, height: 844 } },
] as const;

it.each(readers)(
  "a customer list is uploaded, looked at, imported, undone and exported: $language",
  { timeout: 120_000 },
  async ({ name, language, viewport }) => {
    context = await browser.current.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
    const page = await context.newPage();
    await page.goto(program.url);
    const admin = atPage(page, { name, language });
    const { t } = admin;
    await admin.actsAs();
    await admin.types(sales, "/kapocs", "import");
    await admin.waitsFor(t("list.import.title"));
    await admin.submits(t("list.import.submit"));
    expect(await admin.modal.innerText()).toContain(t("list.import.file"));
    const file = `lista-${language}.csv`;
    await admin.modal.locator("input[type=file]").setInputFiles({
      name: file,
      mimeType: "text/csv",
      buffer: Buffer.from(
        `Company name,Primary domain name\nÁrvíz ${language} Kft.,arviz-${language}.example\nRossz,nem jó\n`,
      ),
    });
    await admin.modal.getByText(file).waitFor();
    await admin.submits(t("list.import.submit"));
    await admin.waitsForWords(t("list.import.taken"));
    await admin.closes();

    await admin.goesToApp();
    const read = admin.message([t("list.read", { name: file })]).last();
    await read.waitFor();
    expect(await read.innerText()).toContain(
      t("list.read.counts", { rows: 2, added: 1, updated: 0, unchanged: 0, rejected: 1 }),
    );
    await page.setViewportSize(viewport);
    await read.getByRole("button", { name: t("list.button.import"), exact: true }).click();
    const imported = admin.message([t("list.imported", { name: file })]).last();
    await imported.getByRole("button", { name: t("list.button.undo"), exact: true }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("list.undo.yes"), exact: true })
      .click();
    await admin
      .message([t("list.undone", { name: file })])
      .last()
      .waitFor();

    await page.setViewportSize({ width: 1280, height: 900 });
    await admin.types(sales, "/kapocs", "export");
    await admin.goesToApp();
    const link = page.getByRole("link", { name: /customers-[-\d]+\.csv/ }).last();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("Company name,Microsoft ID");
    expect(text).not.toContain(`Árvíz ${language} Kft.`);
  },
);
