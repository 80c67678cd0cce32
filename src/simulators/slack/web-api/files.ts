import { lookAtBotToken } from "../install.ts";
import { tellOfMessage } from "../push/message-events.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import { fileLimits, keepFile, presentFile } from "../world/files.ts";
import { post } from "../world/post.ts";
import type { StoredFile } from "../world/state.ts";
import { visibleChannel } from "./channel-access.ts";
import { type Method, type MethodCall, refuse, textArg } from "./method.ts";

/** files.*: what people put into file elements. */
export const fileMethods: Readonly<Record<string, Method>> = {
  "files.info": {
    token: "bot",
    scope: "files:read",
    args: ["file", "count", "cursor", "limit", "page"],
    run: info,
  },
  "files.getUploadURLExternal": {
    token: "bot",
    scope: "files:write",
    args: ["filename", "length", "alt_txt", "snippet_type"],
    run: begin,
  },
  "files.completeUploadExternal": {
    token: "bot",
    scope: "files:write",
    args: ["files", "channel_id", "channels", "initial_comment", "thread_ts", "blocks"],
    run: put,
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

function begin(call: MethodCall): Fields {
  const { sim } = call;
  const name = textArg(call, "filename");
  const length = Number(textArg(call, "length"));
  if (!Number.isInteger(length) || length <= 0) refuse("invalid_arguments");
  if (length > fileLimits.bytes) refuse("file_upload_size_restricted");
  const id = sim.ids.next("F");
  sim.uploads.begin(id, { name, length });
  return { ok: true, upload_url: `${sim.origin}/upload/v1/${sim.world.team.id}-${id}`, file_id: id };
}

/** Shared into one conversation, which the bot must be in; without one the file is there and nobody sees it. */
function put(call: MethodCall): Fields {
  const { sim } = call;
  const asked = call.args["files"];
  if (!Array.isArray(asked) || asked.length === 0) return refuse("invalid_arguments");
  const channel = call.args["channel_id"] ? visibleChannel(call, "channel_id") : null;
  if (channel && !channel.members.includes(call.app.botUserId)) refuse("not_in_channel");
  if (channel?.isArchived) refuse("is_archived");
  const files = asked.filter(isFields).map((each) => {
    const id = String(each["id"] ?? "");
    const sent = sim.uploads.take(id);
    if (!sent) return refuse("file_not_found");
    keepFile(sim, id, call.app.botUserId, sent.name, sent.bytes);
    const file = sim.world.files.get(id);
    if (!file) return refuse("file_not_found");
    return { ...presentFile(sim, file), title: String(each["title"] ?? sent.name) };
  });
  if (channel) {
    const text = String(call.args["initial_comment"] ?? "");
    const message = post(sim, { channelId: channel.id, text, files });
    tellOfMessage(sim, message);
  }
  return { ok: true, files: files.map((file: Fields) => ({ id: file["id"], title: file["title"] })) };
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
