import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTables } from "../../db/carrying/tables.ts";
import { openEmbedded, openPostgres, rowsOf } from "../../db/client.ts";
import { FolderMoved } from "../../db/errors.ts";
import { migrate } from "../../db/migrate.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { begin, run } from "../support/command.ts";
import { useDatabase } from "../support/databases.ts";
import { fillEveryTable } from "../support/every-table.ts";

/** The machine may be busy with other tests. */
const patienceMs = 90_000;
const manyRows = 30_000;
const key = Buffer.alloc(32, 7);

const folder = mkdtempSync(join(tmpdir(), "kapocs-move-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  writeFileSync(join(folder, "encryption.key"), key.toString("base64"), { mode: 0o600 });
  const database = await openEmbedded(folder);
  await migrate(database);
  const ctx = await fillEveryTable(database);
  await database.db.execute(
    sql`insert into outbox_messages (workspace_id, message_id, lane, topic, body, state, run_at, correlation_id, created_at)
        select ${ctx.workspaceId}::uuid, gen_random_uuid(), 'lane', 'card.refresh', '{}', 'sent', now(), 'c' || n, now()
        from generate_series(1, ${sql.raw(String(manyRows))}) n`,
  );
  const sealed = createSealer(key).seal("the token", "for a test");
  await database.db.execute(sql`update vendor_accounts set sealed_refresh_token = ${sealed}`);
  await database.close();
}, patienceMs);

const env = (more: Readonly<Record<string, string>> = {}) => ({ KAPOCS_DATA_DIR: folder, ...more });

/** Though it is marked as moved. */
async function queueInFolder() {
  const database = await openEmbedded(folder, undefined, { evenIfMoved: true });
  await database.db.execute(
    sql`insert into outbox_messages (workspace_id, message_id, lane, topic, body, run_at, correlation_id, created_at)
        select workspace_id, gen_random_uuid(), 'queued', 'person.tell', '{}', now(), 'c', now() from workspaces`,
  );
  await database.close();
}

describe("kapocs move", { timeout: patienceMs }, () => {
  const server = useDatabase();
  const open = async <T>(url: string, work: (db: ReturnType<typeof openPostgres>) => Promise<T>) => {
    const database = openPostgres(url);
    return work(database).finally(() => database.close());
  };

  it("says what is missing, and what stands in the way, without touching either side", async () => {
    expect(await run(["move"], env())).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^DATABASE_URL is missing/),
    });
    const elsewhere = { KAPOCS_DATA_DIR: join(folder, "nothing-here") };
    expect(await run(["move", "--to", await server.makeEmpty()], elsewhere)).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no embedded database in"),
    });
    const taken = await run(["move", "--check", "--to", server.url], env());
    // Migrated and empty: as good as empty.
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining("Nothing stands in the way.") });
    await server.current.db.execute(
      sql`insert into workspaces (workspace_id, created_at) values (gen_random_uuid(), now())`,
    );
    expect(await run(["move", "--check", "--json", "--to", server.url], env())).toMatchObject({
      code: 1,
      out: '{"step":"refused","reason":"not-empty"}\n',
    });
    expect(existsSync(join(folder, "moved.json"))).toBe(false);
  });

  it("is refused in words while somebody has the folder", async () => {
    const holder = await openEmbedded(folder);
    const url = await server.makeEmpty();
    const refused = await run(["move", "--to", url, "--lang", "hu"], env());
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`kapocs (pid ${process.pid})`) });
    expect(refused.err).toContain("Előbb állítsa le a botot");
    await holder.close();
  });

  it("leaves nothing behind when it is killed in the middle, and is simply run again", async () => {
    const url = await server.makeEmpty();
    const moving = begin(["move", "--to", url, "--json"], env());
    await expect
      .poll(
        () =>
          rowsOf(
            server.current.db,
            sql`select 1 from pg_stat_activity where application_name = 'kapocs-bulk' and query like 'copy "outbox_messages"%'`,
          ),
        { timeout: patienceMs, interval: 10 },
      )
      .toHaveLength(1);
    moving.child.kill("SIGKILL");
    await once(moving.child, "exit");
    expect(existsSync(join(folder, "moved.json"))).toBe(false);
    await open(url, async ({ db }) => expect(await readTables(db)).toEqual([]));

    const again = await run(["move", "--to", url], env());
    expect(again.err).not.toContain("refused");
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/carried over\. Each was read again on both sides/),
    });
    expect(again.out).toContain(`what stands in ${join(folder, "encryption.key")}`);
    expect(again.out).toMatch(
      /audit trail of workspace \S+ is unbroken there: 12 entries, ending at 12:[0-9a-f]{64}/,
    );
    expect(again.out + again.err).not.toContain(key.toString("base64"));
    expect(again.out + again.err).not.toContain("kapocs@");
    await open(url, async ({ db }) => {
      const [row] = await rowsOf<{ count: number }>(
        db,
        sql`select count(*)::int as count from outbox_messages`,
      );
      expect(row?.count).toBe(manyRows + 3);
      const [account] = await rowsOf<{ sealed: string }>(
        db,
        sql`select sealed_refresh_token as sealed from vendor_accounts`,
      );
      expect(createSealer(key).open(account?.sealed ?? "", "for a test")).toBe("the token");
    });
  });

  it("keeps bots off the folder afterwards, says where it went, and can be undone", async () => {
    await expect(openEmbedded(folder)).rejects.toThrow(FolderMoved);
    const migrated = await run(["migrate"], env());
    expect(migrated).toMatchObject({ code: 1, err: expect.stringContaining("kapocs move --undo") });
    expect(migrated.err).toContain("Set DATABASE_URL to that database");
    const second = await run(["move", "--to", await server.makeEmpty()], env());
    expect(second).toMatchObject({
      code: 1,
      err: expect.stringMatching(/was moved to 127\.0\.0\.1:\d+\/test_\S+ on \d{4}-/),
    });
    await queueInFolder();
    const undone = await run(["move", "--undo"], env());
    // The bot over there may have sent it meanwhile.
    expect(undone).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 message that was waiting there is held"),
    });
    expect(await run(["move", "--undo"], env())).toMatchObject({ code: 1 });
    await (await openEmbedded(folder)).close();
  });

  it("finishes a run that died when all but the mark was done", async () => {
    const url = await server.makeEmpty();
    expect((await run(["move"], env({ DATABASE_URL: url }))).code).toBe(0);
    rmSync(join(folder, "moved.json"));
    const again = await run(["move", "--json"], env({ DATABASE_URL: url }));
    expect(again.code).toBe(0);
    const last = JSON.parse(again.out.trim().split("\n").at(-1) ?? "");
    expect(last).toMatchObject({ step: "moved", wasThere: true, keyIn: "folder", sealed: { open: 1 } });
    expect(last.tables).toContainEqual(
      expect.objectContaining({ table: "outbox_messages", rows: manyRows + 4 }),
    );
    expect(JSON.parse(readFileSync(join(folder, "moved.json"), "utf8"))).toMatchObject({
      at: expect.any(String),
    });
    await run(["move", "--undo"], env());
  });

  it("prints the key only where it is asked for it", async () => {
    const shown = await run(["move", "--show-key"], env());
    expect(shown).toMatchObject({ code: 0, out: `${key.toString("base64")}\n`, err: "" });
  });
});
