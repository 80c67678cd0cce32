import { lookAtBotToken } from "../install.ts";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { presentFile } from "../world/files.ts";
import type { StoredFile } from "../world/state.ts";
import { type Method, type MethodCall, refuse, textArg } from "./method.ts";

/** files.*: what people put into file elements. */
export const fileMethods: Readonly<Record<string, Method>> = {
  "files.info": {
    token: "bot",
    scope: "files:read",
    args: ["file", "count", "cursor", "limit", "page"],
    run: info,
  },
};

function info(call: MethodCall): Fields {
  const file = call.sim.world.files.get(textArg(call, "file"));
  if (!file) return refuse("file_not_found");
  return {
    ok: true,
    file: presentFile(call.sim, file),
    comments: [],
    response_metadata: { next_cursor: "" },
  };
}

/** The file behind a private address, for the bot's token with `files:read` alone. */
export function privateFile(
  sim: Simulation,
  path: string,
  authorization: string | undefined,
): StoredFile | "sign-in" | undefined {
  const [, id = ""] = /^\/files-pri\/[A-Z0-9]+-([A-Z0-9]+)\//.exec(path) ?? [];
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  const isAllowed = sim.installation?.scopes.includes("files:read") && lookAtBotToken(sim, token) === "good";
  return isAllowed ? sim.world.files.get(id) : "sign-in";
}
