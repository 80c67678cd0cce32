import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ListTransferId, SlackUserId } from "../../src/domain/ids.ts";
import type {
  TransferReport,
  TransferState,
  TransferTrouble,
  UndoReport,
} from "../../src/domain/list-transfer.ts";
import { instant, workspaceId } from "./columns.ts";

/** Customer lists that come in or go out through Slack: where each stands. The files are Slack's; swept after a month. */
export const listTransfers = pgTable(
  "list_transfers",
  {
    workspaceId: workspaceId(),
    transferId: uuid().notNull().$type<ListTransferId>(),
    state: text().notNull().$type<TransferState>(),
    fileId: text(),
    name: text().notNull(),
    bytes: integer().notNull(),
    fileHash: text(),
    percent: integer().notNull().default(0),
    report: jsonb().$type<TransferReport>(),
    undone: jsonb().$type<UndoReport>(),
    because: text().$type<TransferTrouble>(),
    by: text().notNull().$type<SlackUserId>(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.transferId] }),
    index("list_transfers_by_age").on(table.workspaceId, table.at),
  ],
);
