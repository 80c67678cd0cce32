import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../db/client.ts";
import { writeTo } from "../../src/cli/output.ts";
import { createLog } from "../../src/log.ts";
import { plainly } from "../../src/plainly.ts";
import { openServer } from "../../src/server.ts";
import { FileExists, writeWhole } from "../../src/whole-file.ts";
import { begin, run } from "../support/command.ts";
import { useDatabase } from "../support/databases.ts";

const root = mkdtempSync(join(tmpdir(), "kapocs-files-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The machine may be busy with other tests. */
const patienceMs = 60_000;

async function* brokenOff(): AsyncGenerator<string> {
  yield "half";
  throw new Error("the database went away");
}

describe("a file that a command writes", () => {
  it("is for its owner alone, also where one stood that everybody could read", async () => {
    const path = join(root, "customers.csv");
    writeFileSync(path, "last week's");
    chmodSync(path, 0o644);
    await writeTo(path)(Readable.from(["this week's"]));
    expect(readFileSync(path, "utf8")).toBe("this week's");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("stays as it was when the writing breaks off", async () => {
    const folder = join(root, "broken-off");
    mkdirSync(folder);
    const path = join(folder, "customers.csv");
    writeFileSync(path, "last week's");
    await expect(writeTo(path)(brokenOff())).rejects.toThrow("went away");
    expect(readFileSync(path, "utf8")).toBe("last week's");
    expect(readdirSync(folder)).toEqual(["customers.csv"]);
  });

  it("is the one that a link leads to", async () => {
    const path = join(root, "target.csv");
    writeFileSync(path, "");
    symlinkSync(path, join(root, "latest.csv"));
    await writeTo(join(root, "latest.csv"))(Readable.from(["x"]));
    expect(readFileSync(path, "utf8")).toBe("x");
  });

  it("is never put over one that came meanwhile, where nothing may be replaced", async () => {
    const path = join(root, "night.kapocs");
    const writing = writeWhole(
      path,
      async (file) => {
        writeFileSync(path, "somebody else's");
        file.end("ours");
        await new Promise((resolve) => file.once("finish", resolve));
      },
      { mayReplace: false },
    );
    await expect(writing).rejects.toThrow(FileExists);
    expect(readFileSync(path, "utf8")).toBe("somebody else's");
    expect(readdirSync(root).filter((name) => name.startsWith("night"))).toEqual(["night.kapocs"]);
  });
});

describe("a command", { timeout: patienceMs }, () => {
  const env = { KAPOCS_DATA_DIR: join(root, "data") };

  it.each([
    [["audit", "verify", join(root, "nowhere")], "There is no file or folder"],
    [["audit", "verify", root], "A folder was named where a file is wanted."],
    [["restore", root], "A folder was named where a file is wanted."],
  ])("says in a sentence what is wrong with the file it was given: %s", async (args, sentence) => {
    const { code, out, err } = await run(args, env);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(sentence);
    expect(err).not.toContain('"stack"');
  });

  it("says where a set-up file is no YAML", async () => {
    const file = join(root, "set-up.yml");
    writeFileSync(file, "partner: [\n");
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "x" };
    const { code, out, err } = await run(["setup", "--from", file], { ...env, ...slack });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^.*set-up\.yml has mistakes:\n✖ .* at line 2, column 1/);
    expect(err.split("\n")).toHaveLength(3);
  });

  it.each(["1.2.3.4", "no-such-host.invalid"])(
    "says that HOST is none of this machine's: %s",
    async (host) => {
      await expect(openServer({ host, port: 0 })).rejects.toSatisfy(
        (error) =>
          plainly(error, createLog("silent"))[0]?.startsWith(`HOST is ${host}, which is no`) ?? false,
      );
    },
  );

  it("says that DATABASE_URL cannot be read, with nothing of it", async () => {
    const address = "postgres://kapocs:se/cret@[127.0.0.1/kapocs";
    const { code, err } = await run(["migrate", "--json"], { ...env, DATABASE_URL: address });
    expect(code).toBe(1);
    expect(err).toContain("DATABASE_URL is not a PostgreSQL address.");
    expect(err).not.toContain("cret");
  });

  it.skipIf(process.platform !== "linux")("does not call it a success when nobody takes its output", () => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" dist/kapocs.js manifest --socket > /dev/full`],
      { encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stderr).toContain("Not everything was written to standard output: it takes no more (ENOSPC).");
  });
});

describe("a refusal of the database's", () => {
  it.each([
    ["28P01", "The database refuses the name or the password in DATABASE_URL."],
    ["3D000", "There is no database of the name that DATABASE_URL ends with."],
    ["42501", "may not do this"],
    ["25006", "it is a stand-by, or read-only"],
    ["53100", "The disk of the database at DATABASE_URL is full."],
  ])("is said in a sentence: %s", (code, sentence) => {
    const cause = Object.assign(new Error("the driver's own words"), { code });
    expect(plainly(new Error("a query failed", { cause }), createLog("silent"))[0]).toContain(sentence);
  });
});

describe("a back-up that somebody stops in the middle", { timeout: patienceMs }, () => {
  const database = useDatabase();

  it.skipIf(process.platform === "win32")("leaves nothing behind", async () => {
    const folder = join(root, "stopped");
    mkdirSync(folder);
    await inTransaction(database.current.db, async (tx) => {
      // It comes as far as this table, and no further.
      await tx.execute(sql`lock table customers in access exclusive mode`);
      const { child, ended } = begin(["backup", "--out", join(folder, "night.kapocs")], {
        DATABASE_URL: database.url,
      });
      await expect.poll(() => readdirSync(folder), { timeout: patienceMs }).toHaveLength(1);
      child.kill("SIGINT");
      expect(await ended).toMatchObject({ code: 130 });
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
