import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openEmbedded, rowsOf } from "../db/client.ts";
import { migrate } from "../db/migrate.ts";
import { countSealed, replaceSealed, sealedColumns } from "../db/queries/sealed.ts";
import * as schema from "../db/schema/index.ts";
import { createSealer, keyIdOf } from "../src/adapters/sealer.ts";
import { exitCodeOf } from "../src/cli/keys.ts";
import { rotateKeys } from "../src/compose/rotation.ts";
import { contextOf } from "../src/compose/sealed.ts";
import type { CoreConfig } from "../src/config.ts";
import { imageFor } from "../src/database-image.ts";
import type { WorkspaceId } from "../src/domain/ids.ts";
import { keepEncryptionKey } from "../src/encryption-key.ts";
import { auditTrail } from "./support/context.ts";
import { useDatabase } from "./support/databases.ts";
import { openAll, sealEverywhere } from "./support/sealed.ts";

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const base64 = (key: Buffer) => key.toString("base64");
const watch = { signal: new AbortController().signal, onProgress: () => {} };

describe("what is sealed", () => {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  it("is in the list of what a rotation goes through: every column that the schema names so", () => {
    const found = Object.values(schema)
      .filter((each) => each instanceof PgTable)
      .flatMap((table) => {
        const { name, columns } = getTableConfig(table);
        return columns.map((column) => `${name}.${dashed(column.name)}`).filter((each) => /seal/.test(each));
      });
    expect(found.sort()).toEqual([...sealedColumns].sort());
  });

  it("is sealed in these places only: whoever seals elsewhere adds the column to db/queries/sealed.ts", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((each) =>
      /\.tsx?$/.test(each),
    );
    const places = files.flatMap((file) => {
      const count = readFileSync(join("src", file), "utf8").split(/\bseal\(/).length - 1;
      return count > 0 ? [`${file}: ${count}`] : [];
    });
    expect(places.sort()).toEqual([
      // What seals, and what seals anew.
      "adapters/partner-center/account.ts: 1",
      "adapters/partner-center/sign-in.ts: 2",
      "adapters/sealer.ts: 1",
      "ports/sealer.ts: 1",
      "rotation.ts: 1",
      "service/installations/install.ts: 2",
      "service/installations/renew.ts: 2",
      "service/invitations/issue-link.ts: 1",
      "service/passports/passport.ts: 1",
    ]);
  });
});

describe("a rotation of the key on PostgreSQL", () => {
  const database = useDatabase();
  let workspaceId: WorkspaceId;
  const config = (changes: Partial<CoreConfig> = {}): CoreConfig => ({
    storage: { kind: "postgres", url: database.url },
    encryptionKey: base64(newKey),
    otherKeys: [base64(oldKey)],
    dataFolder: "",
    publicUrl: null,
    logLevel: "silent",
    partnerDirectory: { kind: "local" },
    ...changes,
  });
  const clear = () =>
    database.current.db.execute(
      sql`truncate workspaces, installations, invitations, passports, vendor_accounts, vendor_sign_ins`,
    );

  // Its audit trail stays, whatever else is cleared away.
  let made = 0;
  const fill = async (signIns: number) => {
    await clear();
    made += 1;
    const id = `01900000-0000-7000-8000-${String(made).padStart(12, "a")}`;
    workspaceId = await sealEverywhere(database.current, oldKey, signIns, id);
  };

  beforeEach(async () => {
    await fill(450);
  });

  it("seals everything anew, so that the new key alone opens it, and is on record once", async () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => seen.push(done / total);
    const end = await rotateKeys(config(), { ...watch, onProgress });
    expect(end).toEqual({
      state: "done",
      resealed: 456,
      unreadable: [],
      stillOld: 0,
      webHooksLeft: [],
      keyId: keyIdOf(newKey),
    });
    expect(seen.at(-1)).toBe(1);
    expect(await openAll(database.current, workspaceId, newKey)).toBe(456);
    expect(
      (await auditTrail(database.current, workspaceId)).filter((act) => act.startsWith("keys.")),
    ).toEqual(["keys.rotated"]);
    expect(await rotateKeys(config(), watch)).toMatchObject({ state: "done", resealed: 0 });
    expect(await rotateKeys(config({ otherKeys: [] }), watch)).toMatchObject({ state: "nothing-to-do" });
  });

  it("leaves a row alone that a bot changes at the same moment", async () => {
    const context = contextOf("vendor_accounts.sealed_refresh_token", workspaceId, workspaceId);
    const newer = createSealer(newKey, [oldKey]).seal("a newer token", context);
    const [before] = await rowsOf<{ sealed: string }>(
      database.current.db,
      sql`select sealed_refresh_token as sealed from vendor_accounts`,
    );
    await database.current.db.execute(sql`update vendor_accounts set sealed_refresh_token = ${newer}`);
    const late = [{ id: workspaceId, sealed: before!.sealed, replacement: "late" }];
    const put = await replaceSealed(
      database.current.patientDb,
      workspaceId,
      "vendor_accounts.sealed_refresh_token",
      late,
    );
    expect(put).toBe(0);
    const [after] = await rowsOf<{ sealed: string }>(
      database.current.db,
      sql`select sealed_refresh_token as sealed from vendor_accounts`,
    );
    expect(after?.sealed).toBe(newer);
  });

  it("finds what a bot seals under the old key meanwhile, and says so when it goes on doing it", async () => {
    const sealUnderOld = async (number: number) => {
      const id = `late-${number}`;
      const sealed = createSealer(oldKey).seal(
        `the secret of vendor_sign_ins.sealed_verifier ${id}`,
        contextOf("vendor_sign_ins.sealed_verifier", workspaceId, id),
      );
      await database.current.db.execute(
        sql`insert into vendor_sign_ins (workspace_id, state_hash, sealed_verifier, callback_url, expires_at)
          values (${workspaceId}, ${id}, ${sealed}, '', now())`,
      );
    };
    let late = 0;
    const waiting: Promise<void>[] = [];
    const onProgress = () => {
      late += 1;
      waiting.push(sealUnderOld(late));
    };
    const end = await rotateKeys(config(), { ...watch, onProgress });
    await Promise.all(waiting);
    // Each pass brings a new one, so some are under the old key at the end or the passes caught up: never both.
    const counts = await countSealed(database.current.db, workspaceId, "vendor_sign_ins.sealed_verifier");
    const left = counts.get(keyIdOf(oldKey)) ?? 0;
    expect(end.state === "done" ? 0 : 1).toBe(exitCodeOf(end));
    expect(await rotateKeys(config(), watch)).toMatchObject({ state: "done", resealed: left });
    expect(await openAll(database.current, workspaceId, newKey)).toBe(456 + late);
  });

  it("names what no key opens, leaves it, and ends with 1", async () => {
    const strange = createSealer(Buffer.alloc(32, 9)).seal("x", "y");
    await database.current.db.execute(sql`update passports set sealed_token = ${strange}`);
    const end = await rotateKeys(config(), watch);
    expect(end).toMatchObject({
      state: "done",
      resealed: 455,
      unreadable: [{ workspaceId, column: "passports.sealed_token", count: 1 }],
    });
    expect(exitCodeOf(end)).toBe(1);
    const [row] = await rowsOf<{ sealed: string }>(
      database.current.db,
      sql`select sealed_token as sealed from passports`,
    );
    expect(row?.sealed).toBe(strange);
  });

  it("goes on after kill -9 where it was", async () => {
    await fill(6_000);
    const env = {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: base64(newKey),
      ENCRYPTION_KEY_OLD: base64(oldKey),
    };
    const start = () => spawn(process.execPath, ["dist/kapocs.js", "keys", "rotate", "--json"], { env });
    const killed = start();
    await once(killed.stderr, "data");
    killed.kill("SIGKILL");
    await once(killed, "close");
    const counts = await Promise.all(
      sealedColumns.map((column) => countSealed(database.current.db, workspaceId, column)),
    );
    for (const key of [oldKey, newKey])
      expect(counts.reduce((sum, each) => sum + (each.get(keyIdOf(key)) ?? 0), 0)).toBeGreaterThan(0);

    const again = start();
    let said = "";
    again.stdout.on("data", (chunk) => {
      said += chunk;
    });
    const [code] = await once(again, "close");
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ state: "done", stillOld: 0, unreadable: [] });
    expect(await openAll(database.current, workspaceId, newKey)).toBe(6_006);
  }, 60_000);
});

describe("a rotation of the key in the data folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-rotation-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const config: CoreConfig = {
    storage: { kind: "embedded", folder },
    encryptionKey: null,
    dataFolder: folder,
    publicUrl: null,
    logLevel: "silent",
    partnerDirectory: { kind: "local" },
  };
  const keyFiles = () => readdirSync(folder).filter((name) => name.startsWith("encryption"));
  const readKey = () => Buffer.from(readFileSync(join(folder, "encryption.key"), "utf8"), "base64");

  it("stops between two batches when told to, leaves both keys, goes on, and puts the new key in the old one's place", async () => {
    const before = Buffer.from(
      keepEncryptionKey(folder, () => oldKey),
      "base64",
    );
    const owner = await openEmbedded(folder, imageFor(folder));
    await migrate(owner);
    const workspaceId = await sealEverywhere(owner, before, 450);
    await expect(rotateKeys(config, watch)).rejects.toThrow("another process");
    expect(keyFiles()).toEqual(["encryption.key"]);
    await owner.close();

    const interrupted = new AbortController();
    const first = await rotateKeys(config, {
      signal: interrupted.signal,
      onProgress: () => interrupted.abort(),
    });
    expect(first).toMatchObject({ state: "interrupted" });
    expect(first.resealed).toBeGreaterThan(0);
    expect(keyFiles()).toEqual(["encryption.key", "encryption.key.next"]);
    expect(readKey()).toEqual(oldKey);

    const second = await rotateKeys(config, watch);
    expect(second).toMatchObject({ state: "done", resealed: 456 - first.resealed, unreadable: [] });
    expect(keyFiles()).toEqual(["encryption.key"]);
    expect(statSync(join(folder, "encryption.key")).mode & 0o777).toBe(0o600);
    expect(readKey()).not.toEqual(oldKey);
    expect(keyIdOf(readKey())).toBe(second.keyId);
    const later = await openEmbedded(folder);
    expect(await openAll(later, workspaceId, readKey())).toBe(456);
    await later.close();
  }, 60_000);
});
