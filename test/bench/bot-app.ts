// The bot as compose.ts puts it together. Without "with-outbox" it has no workers: what a request costs until it is
// answered, and no more. With it, it can be asked to put card refreshes in its outbox.
import { inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queries/record.ts";
import { addressOf, askSlack, openCore, openWorkspace } from "../../src/compose.ts";
import { startWorkers } from "../../src/compose-workers.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { openServer } from "../../src/server.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import { routes } from "../../src/slack/routes.ts";
import { cardRefresh } from "./messages.ts";
import { monotonicMs } from "./slack-stub.ts";

const config = readConfig(process.env);
const log = createLog(config.logLevel);
const server = await openServer(config);
const side = await askSlack(config.slack, log);
const core = await openCore(config, addressOf(config, server.url));
const workspace = await openWorkspace(core, side);
const { workspaceId, installation, identify, client, homes } = workspace;
const { botToken, apiUrl: slackApiUrl, transport } = config.slack;
const slack = await createSlackApp(
  { botToken, slackApiUrl, transport, log },
  {
    ...{ routes, client, identify, installation, homes, log },
    makeContext: (actor, correlationId) => core.contextFor(workspaceId, actor, correlationId),
    newReference: core.newReference,
  },
);
if (process.argv[2] === "with-outbox") await startWorkers(core, workspace, config.slack, log);

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
