import { eq, sql } from "drizzle-orm";
import { openPostgres, rowsOf } from "../../db/client.ts";
import { listTransfers, roleGrants, workspaces } from "../../db/schema/index.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { eventually } from "../../src/simulators/slack/simulator.ts";
import { startBotWithSlack } from "../support/bot.ts";

export const scopes = [
  "commands",
  "chat:write",
  "users:read",
  "usergroups:read",
  "files:read",
  "files:write",
];
const formOf = /"callback_id":"list\.import"/;

/** The bot in a workspace with an admin agent (Dan) and a sales agent (Ben), and what they do with lists. */
export async function startListBot(databaseUrl: string, granted: readonly string[] = scopes) {
  const running = await startBotWithSlack({ databaseUrl, install: { scopes: granted } });
  const database = openPostgres(databaseUrl);
  const workspaceId = await workspaceOf();
  await database.db
    .insert(roleGrants)
    .values(
      (["admin-agent", "sales-agent"] as const).map((role) => ({
        workspaceId,
        role,
        holderKind: "person" as const,
        holderId: role === "admin-agent" ? "U0DAN" : "U0BEN",
        grantedBy: "U0OWNER",
        grantedAt: new Date(),
      })),
    )
    .onConflictDoNothing();
  const { slack } = running;
  const dan = slack.person("U0DAN");
  const said = () => dan.directMessages().map(({ text }) => text);

  return {
    ...running,
    database,
    workspaceId,
    dan,
    said,
    /** Through the command, the form and the message that follows. */
    async uploads(name: string, content: string | Uint8Array) {
      await dan.command("/kapocs", "import");
      const { view } = dan.modal() ?? {};
      if (!view || !formOf.test(JSON.stringify(view))) throw new Error("the form did not open");
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      const fileId = slack.addFile("U0DAN", name, Uint8Array.from(bytes));
      const values = { "list.file": { "list.file": [fileId] } };
      const answer = await slack.client("U0DAN").act({ act: "submit", viewId: String(view.id), values });
      return { answer, fileId };
    },
    async waitsFor(text: string) {
      await eventually(() => said().some((each) => each.includes(text)));
      const found = dan.directMessages().findLast((each) => each.text.includes(text));
      if (!found) throw new Error(`nobody said: ${text}`);
      return found;
    },
    transfers: () =>
      database.db.select().from(listTransfers).where(eq(listTransfers.workspaceId, workspaceId)),
    /** What the audit trail says of Dan. */
    async acts() {
      const rows = await rowsOf<{ act: string }>(
        database.db,
        sql`select act from audit_entries where workspace_id = ${workspaceId} and actor = 'U0DAN' order by seq`,
      );
      return rows.map(({ act }) => act);
    },
    async stop() {
      await database.close();
      await running.stop();
    },
  };

  async function workspaceOf(): Promise<WorkspaceId> {
    const [row] = await database.db.select({ id: workspaces.workspaceId }).from(workspaces);
    if (!row) throw new Error("the bot knows no workspace");
    return row.id;
  }
}

export const list = (rows: readonly string[]) =>
  ["Company name,Primary domain name,Microsoft ID,Contact e-mail", ...rows, ""].join("\r\n");
