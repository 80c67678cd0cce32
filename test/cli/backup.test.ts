import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestTable, readAlike } from "../../db/carrying/rows.ts";
import { readTables } from "../../db/carrying/tables.ts";
import { type Database, inTransaction, openEmbedded, openPostgres, rowsOf } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { readAuditHead } from "../../db/queries/audit.ts";
import { claimMessages } from "../../db/queries/outbox.ts";
import { createSealer } from "../../src/adapters/sealer.ts";
import { audit } from "../../src/service/index.ts";
import { run } from "../support/command.ts";
import type { TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { fillEveryTable } from "../support/every-table.ts";

/** The machine may be busy with other tests. */
const patienceMs = 90_000;
const root = mkdtempSync(join(tmpdir(), "kapocs-backup-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = join(root, "data");
const file = join(root, "night.kapocs");
let bot: Database;
let ctx: TestContext;

/** One message of each fate that a queue may hold. `at` in minutes from now. */
const queue = [
  { topic: "card.refresh", at: -1, attempt: 0, started: false },
  { topic: "thread.reply", at: -1, attempt: 1, started: true },
  { topic: "person.tell", at: 5, attempt: 2, started: false },
  { topic: "removal.execute", at: -1, attempt: 0, started: false },
  { topic: "gdap.create", at: -1, attempt: 0, started: false },
  { topic: "screen.refresh", at: -1, attempt: 0, started: false },
  { topic: "notice.remind", at: 10_000, attempt: 0, started: false },
] as const;

beforeAll(async () => {
  bot = await openEmbedded(folder);
  writeFileSync(join(folder, "encryption.key"), Buffer.alloc(32, 7).toString("base64"));
  await migrate(bot);
  ctx = await fillEveryTable(bot);
  await bot.db.execute(
    sql`update vendor_accounts set sealed_refresh_token = ${createSealer(Buffer.alloc(32, 7)).seal("x", "y")}`,
  );
  for (const { topic, at, attempt, started } of queue)
    await bot.db.execute(
      sql`insert into outbox_messages (workspace_id, message_id, lane, topic, body, attempt, run_at, lease_until, started_at, correlation_id, created_at)
          values (${ctx.workspaceId}::uuid, gen_random_uuid(), ${`lane:${topic}`}, ${topic}, '{}', ${attempt}::int,
            now() + ${at}::int * interval '1 minute', ${started ? sql`now()` : null}, ${started ? sql`now()` : null}, 'c', now())`,
    );
}, patienceMs);
afterAll(() => bot.close());

const leftOut = [
  // Changed by a restore on purpose.
  ...["outbox_messages", "audit_entries", "audit_chains"],
  // Unlogged: whoever copies a running database finds it empty.
  "import_rows",
];

function digests(database: Database) {
  return inTransaction(database.patientDb, async (tx) => {
    await readAlike(tx);
    const found: Record<string, string> = {};
    for (const table of await readTables(tx))
      if (!leftOut.includes(table.name)) found[table.name] = (await digestTable(tx, table)).sha256;
    return found;
  });
}

const embedded = { KAPOCS_DATA_DIR: folder };

describe("a back-up", { timeout: patienceMs }, () => {
  const server = useDatabase();

  it("is made while the bot has the folder and goes on writing, as of one moment", async () => {
    let isOver = false;
    let written = 0;
    const writing = (async () => {
      while (!isOver) {
        written += 1;
        await bot.db.execute(
          sql`insert into outbox_lanes (workspace_id, lane, next_at) values (${ctx.workspaceId}::uuid, ${`busy-${written}`}, now())`,
        );
        await bot.db.execute(
          sql`insert into directory_cursors (workspace_id, read_until) values (gen_random_uuid(), now())`,
        );
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const made = await run(["backup", "--out", file, "--json"], embedded);
    isOver = true;
    await writing;
    const report = JSON.parse(made.out.trim().split("\n").at(-1) ?? "");
    expect(report).toMatchObject({ step: "backed-up", engine: "embedded", wasInUse: true });
    const rows = new Map<string, number>(
      report.tables.map(({ table, rows }: { table: string; rows: number }) => [table, rows]),
    );
    // Each lane comes before its cursor: one moment holds as many of both, or one lane more.
    const lanes = (rows.get("outbox_lanes") ?? 0) - 3;
    const cursors = (rows.get("directory_cursors") ?? 0) - 1;
    expect(lanes).toBeGreaterThan(0);
    expect(lanes).toBeLessThan(written);
    expect([0, 1]).toContain(lanes - cursors);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    // The secret stays sealed, and the key stays where it was.
    const text = gunzipSync(readFileSync(file)).toString();
    expect(text).not.toContain(readFileSync(join(folder, "encryption.key"), "utf8"));
    await bot.db.execute(sql`delete from outbox_lanes where lane like 'busy-%'`);
    await bot.db.execute(sql`delete from directory_cursors where workspace_id <> ${ctx.workspaceId}::uuid`);
    rmSync(file);
  });

  it("goes into PostgreSQL and back into a folder with every value as it was", async () => {
    const made = await run(["backup", "--out", file], embedded);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining("it made a copy as of one moment") });
    expect(await run(["backup", "--out", file], embedded)).toMatchObject({
      code: 1,
      err: expect.stringContaining("it was left alone"),
    });
    const url = await server.makeEmpty();
    expect(await run(["restore", file, "--check"], { DATABASE_URL: url })).toMatchObject({ code: 0 });
    const restored = await run(["restore", file], { DATABASE_URL: url });
    expect(restored).toMatchObject({
      code: 0,
      out: expect.stringMatching(/secrets? do(es)? not open with ENCRYPTION_KEY/),
    });
    expect(await run(["restore", file], { DATABASE_URL: url })).toMatchObject({
      code: 1,
      err: expect.stringContaining("The database there is not empty"),
    });

    const onServer = openPostgres(url);
    expect(await digests(onServer)).toEqual(await digests(bot));
    await onServer.close();

    const back = join(root, "back");
    const second = join(root, "server.kapocs");
    expect((await run(["backup", "--out", second], { DATABASE_URL: url })).code).toBe(0);
    expect((await run(["restore", second], { KAPOCS_DATA_DIR: back })).code).toBe(0);
    const inFolder = await openEmbedded(back);
    expect(await digests(inFolder)).toEqual(await digests(bot));
    await inFolder.close();
  });

  it("lets nothing leave that may have left before, and leaves in the queue what cannot have", async () => {
    const place = join(root, "held");
    const restored = await run(["restore", file, "--json"], { KAPOCS_DATA_DIR: place });
    const report = JSON.parse(restored.out.trim().split("\n").at(-1) ?? "");
    expect(report.held).toEqual({
      "card.refresh": 1,
      "gdap.create": 1,
      "person.tell": 1,
      "removal.execute": 1,
      "thread.reply": 1,
    });
    const database = await openEmbedded(place);
    const rows = await rowsOf<{ topic: string; state: string; last_reason: string | null }>(
      database.db,
      sql`select topic, state, last_reason from outbox_messages where lane like 'lane:%' order by topic`,
    );
    expect(rows.map(({ topic, state, last_reason }) => [topic, state, last_reason])).toEqual([
      ["card.refresh", "uncertain", "restored"],
      ["gdap.create", "dead", "restored"],
      ["notice.remind", "queued", null],
      ["person.tell", "uncertain", "restored"],
      ["removal.execute", "dead", "restored"],
      ["screen.refresh", "dismissed", "restored"],
      ["thread.reply", "uncertain", "restored"],
    ]);
    const now = new Date();
    const { messages } = await claimMessages(database.db, ctx.workspaceId, {
      now,
      leaseUntil: now,
      limit: 100,
    });
    expect(messages).toEqual([]);

    // The trail says it, behind what the back-up brought, and is whole.
    const head = await readAuditHead(database.db, ctx.workspaceId);
    expect(head.seq).toBe(13);
    const [verdict] = await audit.verifyChains(database, [{ workspaceId: ctx.workspaceId, ...head }]);
    expect(verdict?.verdict).toMatchObject({ isUnbroken: true, entries: 13 });
    const [entry] = await rowsOf<{ act: string }>(
      database.db,
      sql`select act from audit_entries where seq = 13`,
    );
    expect(entry?.act).toBe("database.restored");
    await database.close();
  });

  it("is refused where it is damaged, cut off, newer or something else, and leaves nothing", async () => {
    const whole = readFileSync(file);
    const text = gunzipSync(whole).toString();
    const [header = "", ...rest] = text.split("\n");
    const changed = (more: object) =>
      gzipSync([JSON.stringify({ ...JSON.parse(header), ...more }), ...rest].join("\n"));
    const flipped = Buffer.from(whole);
    flipped.writeUInt8((flipped[flipped.length >> 1] ?? 0) ^ 1, flipped.length >> 1);
    const cases: readonly (readonly [string, Buffer, RegExp])[] = [
      ["flipped", flipped, /is damaged, and nothing was restored/],
      ["cut", whole.subarray(0, whole.length - 100), /is damaged/],
      [
        "cut-at-a-line",
        gzipSync(`${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`),
        /its end is missing/,
      ],
      [
        "altered",
        gzipSync(text.replace("Contoso Partner", "Fabrikam")),
        /table workspaces is not as it was written/,
      ],
      ["newer-format", changed({ format: 2 }), /newer program, in a format/],
      ["newer-schema", changed({ level: "9999_later" }), /comes from a newer version/],
      ["no-gzip", Buffer.from("hello"), /is no back-up/],
      ["another-gzip", gzipSync("hello\n"), /is no back-up/],
      [
        "endless",
        gzipSync(`{"kapocs":"backup","format":2,"x":"${"x".repeat(65_000_000)}"}\n`),
        /is no back-up/,
      ],
    ];
    const url = await server.makeEmpty();
    for (const [name, content, words] of cases) {
      const path = join(root, name);
      writeFileSync(path, content);
      const refused = await run(["restore", path], { DATABASE_URL: url });
      expect(refused, name).toMatchObject({ code: 1, err: expect.stringMatching(words) });
    }
    expect(await run(["restore", join(root, "none")], { DATABASE_URL: url })).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no file"),
    });
    const database = openPostgres(url);
    expect(await readTables(database.db)).toEqual([]);
    await database.close();
  });

  it("is tried without a folder being made for it", async () => {
    const nowhere = join(root, "tried");
    const tried = await run(["restore", file, "--check"], { KAPOCS_DATA_DIR: nowhere });
    expect(tried).toMatchObject({ code: 0, err: "" });
    expect(existsSync(nowhere)).toBe(false);
  });
});
