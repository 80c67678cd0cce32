import { expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { insertSync } from "../../../db/queries/directory-syncs.ts";
import { insertFinding, saveFinding } from "../../../db/queries/drift-findings.ts";
import { begin, type DirectorySync, fail, finish, waitFor } from "../../../src/domain/directory-sync.ts";
import type { DriftFinding, DriftKind } from "../../../src/domain/drift.ts";
import { DirectorySyncId, DriftFindingId } from "../../../src/domain/ids.ts";
import { directorySync } from "../../../src/slack/bulletins/directory-sync.ts";
import { driftFound } from "../../../src/slack/bulletins/drift-found.ts";
import { differenceButtons } from "../../../src/slack/messages/difference.ts";
import { firstNow, makeContext, newId, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { customerId } from "../../support/make.ts";
import { directVoice, hostileName, inWords, languages } from "../messages/in-words.ts";

const database = useDatabase("embedded");

const sync = (overrides: Partial<DirectorySync> = {}): DirectorySync => ({
  ...begin(
    { id: DirectorySyncId.parse(newId()), kind: "first", startedBy: "UADMIN1", channelId: null },
    firstNow,
  ),
  seen: 1_234,
  added: 1_200,
  updated: 1,
  pages: 3,
  ...overrides,
});

const readings: readonly (readonly [string, () => DirectorySync])[] = [
  ["under way", () => sync()],
  ["begun again", () => sync({ restarts: 1 })],
  ["waiting for the vendor", () => waitFor(sync(), "throttled", 1_000, firstNow)],
  ["waiting for a person", () => waitFor(sync(), "no-mfa", 1_000, firstNow)],
  ["being compared", () => sync({ place: { at: "comparison" } })],
  ["finished", () => finish(sync(), firstNow)],
  ["finished again", () => finish(sync({ kind: "again", added: 2, updated: 1, gone: 1 }), firstNow)],
  ["stopped", () => ({ ...sync(), state: "stopped" })],
  ["not believed", () => fail(sync(), "shrank", firstNow)],
  ["going round", () => fail(sync(), "goes-round", firstNow)],
  ["losing its place", () => fail(sync(), "keeps-changing", firstNow)],
  ["without an answer", () => fail(sync(), "throttled", firstNow)],
  ["without a sign-in", () => fail(sync(), "sign-in-ended", firstNow)],
];

const kinds: readonly DriftKind[] = [
  ...(["ended-elsewhere", "active-elsewhere", "provider-leg"] as const),
  ...(["dap", "renamed", "same-tenant"] as const),
];

const finding = (kind: DriftKind, overrides: Partial<DriftFinding> = {}): DriftFinding => ({
  id: DriftFindingId.parse(newId()),
  kind,
  tenantId: null,
  customerId,
  providerId: null,
  details: { companyName: hostileName, domain: "a.example", theirName: "Brand New Ltd.", theirDomain: null },
  state: "open",
  foundAt: firstNow,
  settledAt: null,
  settledBy: null,
  reason: null,
  ...overrides,
});

const reader = (language: "en" | "hu") =>
  ({ kind: "person", slackId: "UADMIN1", voice: directVoice(language) }) as const;

async function said(ctx: TestContext, render: typeof driftFound, id: string, language: "en" | "hu") {
  const kind = render === driftFound ? "drift.found" : "directory.sync";
  const message = await render(ctx, { kind, id }, reader(language));
  if (!message) throw new Error("nothing was said");
  return message;
}

it.each(languages)("a reading says how far it is and how it ended (%s)", async (language) => {
  const words: string[] = [];
  for (const [title, make] of readings) {
    const ctx = await makeContext(database.current);
    const made = make();
    await inTransaction(ctx.db, (tx) => insertSync(tx, ctx.workspaceId, made));
    words.push(inWords(title, await said(ctx, directorySync, made.id, language)));
  }
  await expect(words.join("\n")).toMatchFileSnapshot(`../snapshots/directory-sync.${language}.txt`);
});

it.each(languages)("a difference is one sentence, with what can be done about it (%s)", async (language) => {
  const words: string[] = [];
  const ctx = await makeContext(database.current);
  for (const kind of kinds) {
    const open = finding(kind);
    await inTransaction(ctx.db, (tx) => insertFinding(tx, ctx.workspaceId, open, open.id));
    words.push(inWords(kind, await said(ctx, driftFound, open.id, language)));
  }
  const end = { settledAt: firstNow, settledBy: "UADMIN1" };
  for (const state of ["gone", "taken-over", "dismissed"] as const) {
    const open = finding("renamed");
    await inTransaction(ctx.db, async (tx) => {
      await insertFinding(tx, ctx.workspaceId, open, open.id);
      await saveFinding(tx, ctx.workspaceId, { ...open, ...end, state, reason: "We *know*." });
    });
    words.push(inWords(state, await said(ctx, driftFound, open.id, language)));
  }
  const text = words.join("\n").replaceAll(/01900000-0000-7000-8000-\d{12}/g, "<id>");
  await expect(text).toMatchFileSnapshot(`../snapshots/drift.${language}.txt`);
});

it("says nothing of what is not there", async () => {
  const ctx = await makeContext(database.current);
  expect(await driftFound(ctx, { kind: "drift.found", id: newId() }, reader("en"))).toBeNull();
  expect(await directorySync(ctx, { kind: "directory.sync", id: "no id" }, reader("en"))).toBeNull();
});

it("offers to take over only what can be taken over", () => {
  const offers = kinds.filter((kind) =>
    JSON.stringify(differenceButtons(finding(kind), directVoice("en"))).includes("drift.take-over"),
  );
  expect(offers).toEqual(kinds.filter((kind) => kind !== "same-tenant"));
});
