import { CorrelationId, type WorkspaceId } from "../domain/ids.ts";
import type { ServiceContext } from "../service/index.ts";
import type { Core } from "./core.ts";

type BotName = "dispatcher" | "clock" | "directory" | "slack";

/** Contexts of the bot's own. The connection that has patience: nobody waits for an answer within three seconds here. */
export function contextsOf(core: Core) {
  return (name: BotName) =>
    (workspaceId: WorkspaceId, correlationId?: string): ServiceContext => ({
      ...core.contextFor(workspaceId, { kind: "system", name }, correlation(correlationId)),
      db: core.database.patientDb,
    });
}

function correlation(text: string | undefined): CorrelationId | undefined {
  return text === undefined ? undefined : CorrelationId.parse(text);
}
