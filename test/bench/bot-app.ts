// The bot as compose.ts puts it together. Without "with-outbox" it has no workers: what a request costs until it is
// answered, and no more. With it, it can be asked to put card refreshes in its outbox.
import { inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queries/record.ts";
import { openCore } from "../../src/compose/core.ts";
import { askSlack, openSlack, openWorkspace, soleWorkspace } from "../../src/compose/slack.ts";
import { startWorkers } from "../../src/compose/workers.ts";
import { addressOf } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { openServer } from "../../src/server.ts";
import { cardRefresh } from "./messages.ts";
import { monotonicMs } from "./slack-stub.ts";

const config = readConfig(process.env);
const log = createLog(config.logLevel);
const server = await openServer(config);
if (config.slack.botToken === null) throw new Error("the benchmark serves one workspace");
const side = await askSlack(config.slack, log);
const core = await openCore(config, addressOf(config, server.url));
const workspace = await openWorkspace(core, side);
const { workspaceId } = workspace;
const workspaces = soleWorkspace(workspace, log);
const slack = await openSlack(core, workspaces, config.slack, log);
if (process.argv[2] === "with-outbox") await startWorkers(core, workspaces, log);

/** Commits refreshes of these invitations' cards, wakes the outbox as a verb does, and tells when. */
process.on("message", async (question: { readonly from?: number; readonly count?: number }) => {
  const { from, count } = question;
  if (from === undefined || count === undefined) return;
  const now = new Date();
  const messages = Array.from({ length: count }, (_, at) => cardRefresh(from + at, now));
  await inTransaction(core.database.db, (tx) => enqueue(tx, workspaceId, messages, now));
  const committedAt = monotonicMs();
  core.onWork.nudge(workspaceId);
  process.send?.({ committedAt });
});

server.serve({
  slack: slack.handle,
  web: () => new Response("not measured", { status: 404 }),
  faults: async () => [],
});
// Over HTTP there is nothing to open.
await slack.start();
