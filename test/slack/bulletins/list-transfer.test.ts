import { expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { insertTransfer } from "../../../db/queries/list-transfers.ts";
import { ListTransferId, SlackUserId } from "../../../src/domain/ids.ts";
import {
  type ListTransfer,
  type TransferReport,
  transferTroubles,
} from "../../../src/domain/list-transfer.ts";
import { translator } from "../../../src/i18n/index.ts";
import { validateView } from "../../../src/simulators/slack/rules/validate.ts";
import { listTransfer } from "../../../src/slack/bulletins/list-transfer.ts";
import { listImport } from "../../../src/slack/modals/list-import.ts";
import { firstNow, makeContext, newId } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { directVoice, hostileName, inWords, languages } from "../messages/in-words.ts";

const database = useDatabase("embedded");

const report: TransferReport = {
  ...{ rows: 1_234, added: 1_200, updated: 3, unchanged: 10, rejected: 21 },
  problems: [
    { line: 3, field: "domain", reason: "bad-domain", sameAsLine: null },
    { line: 4, field: "tenantId", reason: "duplicate-in-file", sameAsLine: 2 },
    { line: 9, field: null, reason: "unreadable", sameAsLine: null },
    ...Array.from({ length: 27 }, (_, at) => ({
      ...({ line: 10 + at, field: "contactEmail", reason: "bad-email", sameAsLine: null } as const),
    })),
  ],
  ignoredColumns: ["<!channel>", "Tag"],
};
const nothing: TransferReport = {
  ...{ rows: 2, added: 0, updated: 0, unchanged: 2, rejected: 0 },
  ...{ problems: [], ignoredColumns: [] },
};
const undone = { removed: 1_198, restored: 3, kept: 2, keptNames: [hostileName, "Contoso"] };

const transfer = (state: ListTransfer["state"], overrides: Partial<ListTransfer> = {}): ListTransfer => ({
  ...{ id: ListTransferId.parse(newId()), state, fileId: "F1", name: "*új* <lista>.csv", bytes: 10 },
  ...{ fileHash: null, percent: 0, report: null, undone: null, because: null },
  ...{ by: SlackUserId.parse("UADMIN1"), at: firstNow },
  ...overrides,
});

const all: readonly (readonly [string, ListTransfer])[] = [
  ["being read", transfer("reading")],
  ["being read, on its way", transfer("reading", { percent: 40 })],
  ["read", transfer("read", { report })],
  ["read, with nothing new", transfer("read", { report: nothing })],
  ["being imported", transfer("importing", { report, percent: 75 })],
  ["imported", transfer("imported", { report })],
  ["imported, too long ago", transfer("imported", { report, because: "too-late" })],
  ["being undone", transfer("undoing", { report })],
  ["undone", transfer("undone", { report, undone })],
  ["left alone", transfer("cancelled", { report })],
  ["being written", transfer("writing")],
  ["sent", transfer("sent", { name: "customers-2026-03-02.csv", report: nothing })],
  ...transferTroubles.map((because) => [because, transfer("refused", { because })] as const),
];

it.each(languages)("a list says where it stands, and what can be done about it (%s)", async (language) => {
  const ctx = await makeContext(database.current);
  const reader = { kind: "person", slackId: "UADMIN1", voice: directVoice(language) } as const;
  const words: string[] = [];
  for (const [title, each] of all) {
    const made = { ...each, id: ListTransferId.parse(newId()) };
    await inTransaction(ctx.db, (tx) => insertTransfer(tx, ctx.workspaceId, made));
    const message = await listTransfer(ctx, { kind: "list.transfer", id: made.id }, reader);
    if (!message) throw new Error("nothing was said");
    words.push(inWords(title, message));
  }
  await expect(words.join("\n")).toMatchFileSnapshot(`../snapshots/list-transfer.${language}.txt`);
});

it("says nothing of what is not there, nor in a channel", async () => {
  const ctx = await makeContext(database.current);
  const reader = { kind: "person", slackId: "UADMIN1", voice: directVoice("en") } as const;
  expect(await listTransfer(ctx, { kind: "list.transfer", id: newId() }, reader)).toBeNull();
  const made = transfer("read", { report });
  await inTransaction(ctx.db, (tx) => insertTransfer(tx, ctx.workspaceId, made));
  const channel = { ...reader, kind: "channel" } as const;
  expect(await listTransfer(ctx, { kind: "list.transfer", id: made.id }, channel)).toBeNull();
});

it.each(languages)("the form takes one file, by Slack's rules (%s)", (language) => {
  expect(validateView(listImport(translator(language)))).toEqual([]);
});
