import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DoctorReport } from "../src/cli/doctor.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "kapocs-pack-"));
const unpacked = join(folder, "package");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whatever would go to the network ends here: nothing listens on this port. */
const env = {
  PATH: process.env["PATH"] ?? "",
  HOME: folder,
  KAPOCS_DATA_DIR: join(folder, "data"),
  https_proxy: "http://127.0.0.1:1",
  npm_config_offline: "true",
};

/** Outside the checkout, with nothing near that was not packed. */
const kapocs = (...args: readonly string[]) =>
  run(join(unpacked, "dist/kapocs.js"), args, { env, cwd: folder });

beforeAll(async () => {
  // Built by `npm test` already.
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { env });
  const [name = ""] = readdirSync(folder).filter((each) => each.endsWith(".tgz"));
  await run("tar", ["-xzf", join(folder, name), "-C", folder]);
}, 60_000);

describe("the packed program", () => {
  it("has what it needs in it, and nothing else", () => {
    const files = readdirSync(unpacked, { recursive: true, encoding: "utf8" }).filter((each) =>
      statSync(join(unpacked, each)).isFile(),
    );
    const strange = files.filter(
      (each) =>
        !/^(package\.json|LICENSE|README\.md|CHANGELOG\.md|manifest\.yml|docs\/setup\.example\.yml)$/.test(
          each,
        ) &&
        // The embedded database's engine, which no bundler takes.
        !each.startsWith("node_modules/@electric-sql/pglite/") &&
        !/^dist\/(kapocs\.js|database\.tar\.gz|chunks\/[\w-]+\.js|playground\/page\.(js|css)|playground\/index\.html)$/.test(
          each,
        ) &&
        !/^dist\/migrations\/(\d{4}_[\w-]+\.sql|meta\/_journal\.json)$/.test(each),
    );
    expect(strange).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["dist/kapocs.js", "dist/database.tar.gz", "manifest.yml"]));
  });

  it("says its version, by itself", async () => {
    const { stdout } = await kapocs("version", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ kapocs: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  it("prints the manifest", async () => {
    const { stdout } = await kapocs("manifest", "--url", "https://kapocs.contoso.example");
    expect(stdout).toContain("https://kapocs.contoso.example/slack/events");
  });

  it("says what would be done to a database", async () => {
    const failed: unknown = await kapocs("migrate", "--check", "--json").catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 3 });
  });

  it("makes an embedded database", async () => {
    const place = join(folder, "made");
    const { stdout } = await run(join(unpacked, "dist/kapocs.js"), ["migrate", "--json"], {
      ...{ cwd: folder, env: { ...env, KAPOCS_DATA_DIR: place } },
    });
    expect(JSON.parse(stdout)).toMatchObject({ engine: "embedded", pending: [] });
  }, 60_000);

  it("looks about, and makes nothing", async () => {
    const { stdout } = await kapocs("doctor", "--json");
    expect(DoctorReport.parse(JSON.parse(stdout))).toMatchObject({ ok: true });
    expect(statSync(env.KAPOCS_DATA_DIR, { throwIfNoEntry: false })).toBeUndefined();
  });
});
