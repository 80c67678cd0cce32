import { build } from "esbuild";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";

const address = "http://stage.example/";
/** As strict as the playground's own server is. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";

/** The page's parts in one script and one sheet. */
export async function bundleStage(): Promise<{ readonly script: string; readonly sheet: string }> {
  const { outputFiles } = await build({
    entryPoints: [
      { in: "test/playground/page/blocks-stage.tsx", out: "stage" },
      { in: "src/playground/page/style.css", out: "stage" },
    ],
    outdir: "stage",
    write: false,
    bundle: true,
    format: "esm",
    target: "chrome123",
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: textOf(".js"), sheet: textOf(".css") };
}

export interface StageOptions extends BrowserContextOptions {
  readonly userId?: string;
  readonly channelId?: string;
}

/** What one person sees of a stand-in, in a browser: a channel's messages, their Home and their modals. */
export async function openStage(
  browser: Browser,
  slack: SlackSimulator,
  { script, sheet }: { readonly script: string; readonly sheet: string },
  { userId = "U0BEN", channelId = "C0SALES", ...options }: StageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, ...options });
  const page = await context.newPage();
  const client = slack.client(userId);
  await page.exposeFunction("see", () => client.see({ channelId }));
  await page.exposeFunction("perform", (act: Parameters<typeof client.act>[0]) => client.act(act));
  await page.exposeFunction("keepFile", (name: string, bytes: number[]) =>
    slack.addFile(userId, name, Uint8Array.from(bytes)),
  );
  const parts: Readonly<Record<string, readonly [type: string, body: string]>> = {
    "": [
      "text/html",
      '<!doctype html><html lang="en"><title>Stage</title><link rel="stylesheet" href="/stage.css"><body><script type="module" src="/stage.js"></script>',
    ],
    "stage.js": ["text/javascript", script],
    "stage.css": ["text/css", sheet],
  };
  await context.route(`${address}**`, (route) => {
    const part = parts[route.request().url().slice(address.length)];
    if (!part) return route.fulfill({ status: 404 });
    const [type, body] = part;
    return route.fulfill({
      contentType: `${type}; charset=utf-8`,
      headers: { "Content-Security-Policy": policy },
      body,
    });
  });
  page.setDefaultTimeout(5000);
  await page.goto(address);
  const stop = slack.onChange(() => void page.evaluate("window.redraw()").catch(() => undefined));
  page.on("close", stop);
  await page.locator("h1").waitFor();
  return page;
}
