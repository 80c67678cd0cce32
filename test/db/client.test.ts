import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded, rowsOf } from "../../db/client.ts";
import { DatabaseInUse, isDatabaseDown, violatedConstraint } from "../../db/errors.ts";
import { describeEachEngine, useDatabase } from "../support/databases.ts";

describe("the folder of an embedded database", () => {
  let folder: string;
  let programs: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kapocs-folder-"));
    programs = mkdtempSync(join(tmpdir(), "kapocs-programs-"));
  });
  afterAll(() => {
    for (const each of [folder, programs]) rmSync(each, { recursive: true, force: true });
  });

  it("belongs to one handle at a time, and keeps what was written", async () => {
    const first = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow(DatabaseInUse);
    await first.db.execute(sql`create table kept (word text)`);
    await first.db.execute(sql`insert into kept values ('kapocs')`);
    await first.close();
    const second = await openEmbedded(folder);
    expect(await rowsOf(second.db, sql`select word from kept`)).toEqual([{ word: "kapocs" }]);
    await second.close();
    expect(existsSync(join(folder, "owner.lock"))).toBe(false);
  });

  it("is refused while another living process owns it, naming the process", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(other, "spawn");
    writeFileSync(join(folder, "owner.lock"), `${other.pid} ${startTicks(Number(other.pid))}`);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ name: "DatabaseInUse", pid: other.pid });
    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await ended;
    const taken = await openEmbedded(folder);
    await taken.close();
  });

  it("is taken over when the owner's pid was given to another process since", async () => {
    writeFileSync(join(folder, "owner.lock"), `${process.ppid} 1`);
    const taken = await openEmbedded(folder);
    await taken.close();
  });

  describe("whose lock file", () => {
    const path = () => join(folder, "owner.lock");
    const silentFor = (seconds: number) => {
      const at = Date.now() / 1_000 - seconds;
      utimesSync(path(), at, at);
    };
    const opens = async () => {
      await (await openEmbedded(folder)).close();
      expect(readdirSync(folder)).toEqual(["database"]);
    };

    it("is empty is being taken by somebody, and is nobody's a little later", async () => {
      writeFileSync(path(), "");
      await expect(openEmbedded(folder)).rejects.toThrow(DatabaseInUse);
      silentFor(11);
      await opens();
    });

    it("names another container is in use as long as that one shows life, whatever our own pid 1 is", async () => {
      writeFileSync(path(), `1 ${startTicks(1)} ${bootId()} another-container`);
      await expect(openEmbedded(folder)).rejects.toThrow("pid 1 on another-container");
      silentFor(31);
      await opens();
    });

    it("was written before the machine started anew is nobody's", async () => {
      writeFileSync(path(), `${process.ppid} ${startTicks(process.ppid)} another-boot ${hostname()}`);
      await opens();
    });

    it("was left by a killed process goes to exactly one of many that start at once", async () => {
      writeFileSync(path(), `${process.ppid} 1 ${bootId()} ${hostname()}`);
      const outfile = join(programs, "folder-lock.mjs");
      await build({
        entryPoints: ["db/folder-lock.ts"],
        outfile,
        bundle: true,
        platform: "node",
        format: "esm",
      });
      const script = `import { lockFolder } from ${JSON.stringify(outfile)};
        process.stdin.once("data", () => {
          try { lockFolder(${JSON.stringify(folder)}); console.log("mine"); } catch (error) { console.log(error.name); }
        });
        console.log("ready");`;
      const racers = Array.from({ length: 6 }, () =>
        spawn(process.execPath, ["--input-type=module", "-e", script]),
      );
      await Promise.all(racers.map((each) => once(each.stdout, "data")));
      const answers = racers.map(async (each) => String((await once(each.stdout, "data"))[0]).trim());
      for (const each of racers) each.stdin.write("now");
      expect((await Promise.all(answers)).toSorted()).toEqual([...Array(5).fill("DatabaseInUse"), "mine"]);
      await Promise.all(
        racers.map((each) => {
          const ended = once(each, "exit");
          each.kill("SIGKILL");
          return ended;
        }),
      );
      await opens();
    });
  });
});

function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** The kernel's start time of a process, as the lock file holds it. */
function startTicks(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "";
}

describe("a PostgreSQL handle", () => {
  const database = useDatabase();

  it("gives up after a second and a half where people wait, and is patient for workers", async () => {
    const impatient = database.current.db.execute(sql`select pg_sleep(5)`);
    const patient = database.current.patientDb.execute(sql`select pg_sleep(2)`);
    const started = performance.now();
    const error = await impatient.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(isDatabaseDown(error)).toBe(true);
    await expect(patient).resolves.toBeDefined();
  });
});

describeEachEngine("a database handle", (database) => {
  it("copies rows in, in pieces of whole lines, and takes none of a source that fails", async () => {
    const { db, copyIn } = database.current;
    await db.execute(sql`create table copied (number int, word text)`);
    async function* rows() {
      yield "1\tegy\n2\tkettő\n";
      yield "3\t\\N\n";
    }
    async function* failing() {
      yield "4\tnégy\n";
      throw new Error("the source broke");
    }
    await copyIn("copied", ["number", "word"], rows());
    await expect(copyIn("copied", ["number", "word"], failing())).rejects.toThrow("the source broke");
    expect(await rowsOf(db, sql`select number, word from copied order by number`)).toEqual([
      { number: 1, word: "egy" },
      { number: 2, word: "kettő" },
      { number: 3, word: null },
    ]);
  });

  it("copies in from several sources at once", async () => {
    const { db, copyIn } = database.current;
    await db.execute(sql`create table crowd (number int)`);
    await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        copyIn(
          "crowd",
          ["number"],
          (async function* () {
            yield `${number}\n`;
          })(),
        ),
      ),
    );
    expect(await rowsOf(db, sql`select 1 from crowd`)).toHaveLength(8);
  });

  it("says which constraint a write ran into", async () => {
    const { db } = database.current;
    await db.execute(sql`create table guarded (word text constraint only_once unique)`);
    const insert = () => db.execute(sql`insert into guarded values ('once')`);
    await insert();
    const error = await insert().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(violatedConstraint(error)).toBe("only_once");
    expect(isDatabaseDown(error)).toBe(false);
  });
});
