import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { workspaceId } from "./columns.ts";

/** The head of each workspace's chain. Updating it is what puts two writers of one workspace in order. */
export const auditChains = pgTable("audit_chains", {
  workspaceId: workspaceId().primaryKey(),
  lastSeq: bigint({ mode: "number" }).notNull().default(0),
  previousHash: text().notNull().default(""),
  headHash: text().notNull().default(""),
});
