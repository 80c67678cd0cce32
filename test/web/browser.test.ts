import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import axe from "axe-core";
import { addDays } from "date-fns";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/databases.ts";
import { draft, longText, now, ourLeg, providerLeg, type WebWorld, webWorld } from "./web-world.ts";

const database = useDatabase("embedded");
const browser = useBrowser();
const phone = { width: 390, height: 844 };

let web: WebWorld;
let server: Server;
let origin: string;
beforeAll(async () => {
  web = webWorld(database.current.db);
  server = createServer(getRequestListener(web.app.fetch)).listen(0, "localhost");
  await once(server, "listening");
  // A server that listens on a port has this kind of address.
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  web.drafts.set("short", draft());
  web.drafts.set("long", draft({ text: longText }));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const opened: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function browse(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.current.newContext({
    baseURL: origin,
    viewport: phone,
    locale: "en-GB",
    timezoneId: "Europe/Budapest",
    ...options,
  });
  opened.push(context);
  return context.newPage();
}

/** What the clipboard really holds, by pasting it. */
async function pasted(page: Page): Promise<string> {
  const paper = await page.context().newPage();
  await paper.goto("/");
  await paper.evaluate("document.body.innerHTML = '<textarea></textarea>'");
  await paper.locator("textarea").focus();
  await paper.keyboard.press("Control+V");
  const words = await paper.locator("textarea").inputValue();
  await paper.close();
  return words;
}

/** No way to copy at all: an address without https, and a browser that has forgotten the old way. */
const noClipboard = `
  Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
  Document.prototype.execCommand = () => false;
`;

const focused = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement.id || document.activeElement.value || document.activeElement.className",
  );

describe("copying on the hand-over page", () => {
  it("really fills the clipboard, and says so only then", async () => {
    const page = await browse();
    await page.goto("/h/short");
    expect(await page.locator("#said-text").textContent()).toBe("");
    await page.getByRole("button", { name: "Copy subject" }).click();
    await page.locator("#said-subject", { hasText: "Copied" }).waitFor();
    expect(await pasted(page)).toBe(draft().subject);
    await page.getByRole("button", { name: "Copy text" }).click();
    await page.locator("#said-text", { hasText: "Copied" }).waitFor();
    expect(await pasted(page)).toBe(draft().text);
  });

  it("finds another way when the browser denies the permission", async () => {
    const page = await browse();
    // Granting one permission denies all others.
    await page.context().grantPermissions(["geolocation"]);
    await page.goto("/h/short");
    const refusal = await page.evaluate(
      "navigator.clipboard.writeText('x').then(() => 'written', (e) => e.name)",
    );
    expect(refusal).toBe("NotAllowedError");
    await page.getByRole("button", { name: "Copy text" }).click();
    await page.locator("#said-text", { hasText: "Copied" }).waitFor();
    expect(await pasted(page)).toBe(draft().text);
  });

  it("never says Copied when it was not, but selects the words for Ctrl+C", async () => {
    const page = await browse();
    await page.addInitScript(noClipboard);
    await page.goto("/h/short");
    await page.getByRole("button", { name: "Copy text" }).click();
    await page.locator("#said-text", { hasText: "press Ctrl+C" }).waitFor();
    expect(await page.locator("#said-text").textContent()).not.toContain("Copied");
    await page.keyboard.press("Control+C");
    expect(await pasted(page)).toBe(draft().text);
  });

  it("happens before a link opens the message with the subject only", async () => {
    const page = await browse();
    await page.goto("/h/long");
    const [compose] = await Promise.all([
      page
        .context()
        .waitForEvent("request", (request) => request.url().startsWith("https://mail.google.com/")),
      page.getByRole("link", { name: "Open in Gmail with the subject only" }).click(),
    ]);
    expect(compose.url()).toContain("https://mail.google.com/mail/?view=cm&fs=1&to=anna%40contoso.example");
    expect(compose.url()).not.toContain("body=");
    await page.locator("#said-open", { hasText: "The text was copied." }).waitFor();
    expect(await pasted(page)).toBe(longText);
  });

  it("is said to have failed where a link could not do it", async () => {
    const page = await browse();
    await page.addInitScript(noClipboard);
    await page.goto("/h/long");
    await page.getByRole("link", { name: "Open in Outlook" }).click();
    await page.locator("#said-open", { hasText: "could not be copied" }).waitFor();
  });

  it("works by keyboard, and leaves the focus where it was", async () => {
    const page = await browse();
    await page.goto("/h/short");
    await page.getByRole("button", { name: "Copy text" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#said-text", { hasText: "Copied" }).waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Copy text");
    expect(await pasted(page)).toBe(draft().text);
  });

  it("downloads the mail file", async () => {
    const page = await browse();
    await page.goto("/h/long");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as a mail file" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("invitation.eml");
  });
});

describe("answering by keyboard only", () => {
  const reach = async (page: Page, place: string) => {
    const way: string[] = [];
    for (let steps = 0; steps < 30; steps += 1) {
      await page.keyboard.press("Tab");
      const here = await focused(page);
      way.push(here);
      const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      expect({ here, outline }).toEqual({ here, outline: "solid" });
      if (here === place) return way;
    }
    throw new Error(`${place} was never reached: ${way.join(", ")}`);
  };

  it("goes through the form in its order, with a visible focus, and accepts", async () => {
    const { path, request } = await web.invite({ legs: [ourLeg, providerLeg], asksForDap: true });
    const page = await browse();
    await page.goto(path);
    expect(await reach(page, "dap")).toEqual(["leg-reseller", "leg-provider", "dap"]);
    await page.keyboard.press("Space");
    expect(await reach(page, "name")).toEqual(["name"]);
    await page.keyboard.type("Kovács Anna");
    await reach(page, "jobTitle");
    await page.keyboard.type("IT-vezető");
    await reach(page, "accept");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Thank you, your acceptance is recorded" }).waitFor();
    const status = await web.statusOf(request);
    expect(status?.answers.map(({ answer }) => answer)).toEqual(["accepted", "accepted"]);
    expect(status?.grantsDap).toBe(true);
  });

  it("accepts nothing by Enter in a field", async () => {
    const { path, request } = await web.invite();
    const page = await browse();
    await page.goto(path);
    await page.getByLabel("Your name").fill("Kovács Anna");
    await page.getByLabel("Your title").fill("CEO");
    await page.keyboard.press("Enter");
    await page.getByLabel("Your title").pressSequentially("!");
    expect(await page.getByLabel("Your title").inputValue()).toBe("CEO!");
    expect((await web.statusOf(request))?.answers).toEqual([]);
  });

  it("is led to what is missing", async () => {
    const { path } = await web.invite();
    const page = await browse();
    await page.goto(path);
    await reach(page, "accept");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await focused(page)).toBe("faults");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Kovács Anna");
    expect(await page.getByLabel("Your name").inputValue()).toBe("Kovács Anna");
  });
});

describe("answering", () => {
  it("counts once when Accept is pressed twice", async () => {
    const { path } = await web.invite();
    const page = await browse();
    await page.goto(path);
    await page.getByLabel("Your name").fill("Kovács Anna");
    await page.getByLabel("Your title").fill("CEO");
    await page.getByRole("button", { name: "Accept" }).dblclick();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
  });

  it("and handing over work without scripts", async () => {
    const { path, request } = await web.invite();
    const page = await browse({ javaScriptEnabled: false });
    await page.goto("/h/short");
    expect(await page.getByRole("button").count()).toBe(0);
    await page.getByText("Select the subject and the text").waitFor();
    await page.goto(path);
    await page.getByText("1 April 2026 at 09:00 UTC").waitFor();
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("heading", { name: "You declined" }).waitFor();
    expect((await web.statusOf(request))?.answers).toHaveLength(1);
  });

  it("shows times in the reader's own zone", async () => {
    const page = await browse();
    await page.goto((await web.invite({ language: "hu" })).path);
    await page.getByText("2026. április 1. 11:00").waitFor();
  });

  it("works in a browser that names its language as its system does", async () => {
    const page = await browse();
    await page.addInitScript(
      'Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en-US@posix", "en-GB"] })',
    );
    await page.goto((await web.invite()).path);
    await page.getByText("1 April 2026 at 11:00").waitFor();
  });

  it("asks no other host for anything, and sets no cookie", async () => {
    const page = await browse();
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(new URL(request.url()).origin));
    for (const path of ["/", "/h/long", (await web.invite()).path]) {
      await page.goto(path, { waitUntil: "networkidle" });
    }
    expect(new Set(asked)).toEqual(new Set([origin]));
    expect(await page.context().cookies()).toEqual([]);
  });
});

/** Every page in every state, as a person gets there. */
const states: Record<string, (page: Page, language: "en" | "hu") => Promise<unknown>> = {
  home: (page) => page.goto("/"),
  "not-found": (page) => page.goto("/none"),
  unknown: (page) => page.goto("/i/unknown"),
  failed: (page) => page.goto("/h/broken"),
  open: async (page, language) => page.goto((await web.invite({ language })).path),
  "open-joint": async (page, language) => page.goto((await invitedJointly(language)).path),
  faults: async (page, language) => {
    await page.goto((await invitedJointly(language)).path);
    await page.locator("[name=leg]").first().uncheck();
    await page.locator("[name=dap]").check();
    await page.locator("[value=accept]").click();
    await page.getByRole("alert").waitFor();
  },
  accepted: async (page, language) => {
    await page.goto((await invitedJointly(language)).path);
    await sign(page, "accept");
  },
  partly: async (page, language) => {
    await page.goto((await invitedJointly(language)).path);
    await page.locator("[name=leg]").last().uncheck();
    await sign(page, "accept");
  },
  declined: async (page, language) => {
    await page.goto((await web.invite({ language })).path);
    await sign(page, "decline");
  },
  answered: async (page, language) => {
    const { path } = await web.invite({ language });
    await web.post(path, "decision=decline");
    await page.goto(path);
  },
  expired: async (page, language) =>
    page.goto((await web.invite({ language, expiresAt: addDays(now, -1) })).path),
  withdrawn: async (page, language) => {
    const { path, request } = await web.invite({ language });
    await web.directory.closeLink(request.customer.workspaceId, request.invitationId, "withdrawn");
    await page.goto(path);
  },
  "hand-over": async (page, readerLanguage) => {
    web.drafts.set(`short-${readerLanguage}`, draft({ readerLanguage, to: null }));
    await page.goto(`/h/short-${readerLanguage}`);
    await page.locator("button").first().click();
    await page.locator("#said-subject", { hasText: /./ }).waitFor();
  },
  "hand-over-long": async (page, readerLanguage) => {
    web.drafts.set(`long-${readerLanguage}`, draft({ readerLanguage, text: longText }));
    await page.goto(`/h/long-${readerLanguage}`);
  },
  "hand-over-over": (page) => page.goto("/h/unknown"),
};

const invitedJointly = (language: "en" | "hu") =>
  web.invite({ language, legs: [ourLeg, providerLeg], asksForDap: true });

async function sign(page: Page, decision: "accept" | "decline") {
  await page.locator("#name").fill("Kovács Anna");
  await page.locator("#jobTitle").fill("IT-vezető");
  await page.locator(`[value=${decision}]`).click();
  await page.locator(".mark").waitFor();
}

describe.each(["en", "hu"] as const)("for people who see, hear or tap differently (%s)", (language) => {
  it.each(Object.keys(states))(
    "the page is theirs too: %s",
    async (state) => {
      // Only axe's own script, put in from here, needs the page's policy out of the way.
      const page = await browse({ bypassCSP: true, locale: language });
      await states[state]?.(page, language);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator("h1").count()).toBe(1);

      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ content: axe.source });
        const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
        const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
        expect({ colorScheme, found }).toEqual({ colorScheme, found: [] });

        for (const width of [320, 390, 1_280]) {
          await page.setViewportSize({ ...phone, width });
          const needed = await page.evaluate("document.documentElement.scrollWidth");
          expect({ width, needed }).toEqual({ width, needed: width });
          // For looking at: where to, is said by whoever wants to look.
          const shots = process.env["SHOTS_DIR"];
          if (shots && width > 320) {
            await page.screenshot({
              path: `${shots}/${state}-${language}-${colorScheme}-${width}.png`,
              fullPage: true,
            });
          }
        }
        await page.setViewportSize(phone);
      }
    },
    60_000,
  );
});
