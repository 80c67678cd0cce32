import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";

/** A real browser for the tests of a file: Chromium from an npm package on Linux x64, a local Chrome elsewhere. */
export function useBrowser(): { readonly current: Browser } {
  let browser: Browser | undefined;
  let missing = "";

  beforeAll(async () => {
    try {
      browser = await chromium.launch({ args, ...(await whichBrowser()) });
    } catch (error) {
      if (process.env["CI"]) throw error;
      missing = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      console.error(`\n!!!! NOT TESTED in a browser: ${missing}\n`);
    }
  });
  beforeEach(({ skip }) => {
    if (!browser) skip(`no browser: ${missing}`);
  });
  afterAll(() => browser?.close());

  return {
    get current() {
      if (!browser) throw new Error("the browser is open from beforeAll to afterAll only");
      return browser;
    },
  };
}

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Our own servers only, whatever a page asks for.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

async function whichBrowser(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" };
  const folder = await unpackChromium();
  const executablePath = join(folder, "chromium");
  const isComplete = starts(executablePath);
  const fonts = join(folder, "fonts.conf");
  return {
    executablePath,
    env: {
      ...process.env,
      FONTCONFIG_FILE: fonts,
      // The package brings the libraries that a bare machine lacks; a machine's own ones are better.
      ...(isComplete ? {} : { LD_LIBRARY_PATH: join(folder, "al2023", "lib") }),
    },
  };
}

function starts(executablePath: string): boolean {
  try {
    execFileSync(executablePath, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks beside the final folder and moves it there in one step: a run that was killed leaves no half a browser. */
async function unpackChromium(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(
      createRequire(import.meta.url)
        .resolve("@sparticuz/chromium")
        .replace(/build.*/, "package.json"),
      "utf8",
    ),
  );
  const folder = join(tmpdir(), `kapocs-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;

  const fresh = mkdtempSync(`${folder}-`);
  const before = { ...process.env };
  // The package asks only the environment where to unpack, and whether to unpack the libraries.
  process.env["TMPDIR"] = fresh;
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs20.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_LAMBDA_JS_RUNTIME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  writeFileSync(
    join(fresh, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>
    </fontconfig>`,
  );
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another test file was faster.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
