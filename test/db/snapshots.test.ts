import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, it } from "vitest";
import { askForSnapshot, NoSnapshot, serveSnapshots } from "../../db/snapshots.ts";

it("a copy that cannot be made is given up at once, and leaves nothing on the disk", async () => {
  // There is no database in this folder: copying it fails, as on a full disk.
  const folder = mkdtempSync(join(tmpdir(), "kapocs-snapshots-"));
  const pglite = await PGlite.create();
  const stop = serveSnapshots(folder, pglite);
  try {
    await expect(askForSnapshot(folder)).rejects.toThrow(NoSnapshot);
    expect(readdirSync(join(folder, "snapshots"))).toEqual([]);
  } finally {
    await stop();
    await pglite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 14_000);
