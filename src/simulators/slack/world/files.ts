import { extname } from "node:path";
import type { Fields } from "../rules/shape.ts";
import { nowSeconds, type Simulation } from "../simulation.ts";
import type { StoredFile } from "./state.ts";

export const fileLimits = { bytes: 20_000_000, allBytes: 50_000_000 } as const;

const mimetypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  txt: "text/plain",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  zip: "application/zip",
};

/** Keeps a person's file, and gives its id. The oldest make room. Throws when it is too large, or has no name. */
export function addFile(sim: Simulation, userId: string, name: string, bytes: Uint8Array): string {
  const user = sim.world.users.get(userId);
  if (!user || user.deleted || user.isBot) throw new Error(`There is nobody ${userId} who could add a file.`);
  const base = name.split(/[/\\]/).at(-1)?.trim() ?? "";
  if (base === "" || base.length > 255) throw new Error("A file needs a name of at most 255 characters.");
  if (bytes.byteLength > fileLimits.bytes)
    throw new Error(`"${base}" is larger than ${fileLimits.bytes / 1_000_000} MB.`);
  const id = sim.ids.next("F");
  keepFile(sim, id, userId, base, bytes);
  return id;
}

/** The app's own, under the id that it was promised. */
export function keepFile(sim: Simulation, id: string, userId: string, base: string, bytes: Uint8Array): void {
  const { files } = sim.world;
  files.set(id, { id, name: base, userId, createdAt: nowSeconds(sim), bytes: Uint8Array.from(bytes) });
  let total = [...files.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0);
  for (const [oldest, file] of files) {
    if (total <= fileLimits.allBytes) break;
    total -= file.bytes.byteLength;
    files.delete(oldest);
  }
  sim.changes.note();
}

/** The ending that Slack calls a file's type. */
export function fileType(file: Pick<StoredFile, "name">): string {
  return extname(file.name).slice(1).toLowerCase();
}

export function mimetypeOf(file: Pick<StoredFile, "name">): string {
  return mimetypes[fileType(file)] ?? "application/octet-stream";
}

/** A file as `state.values` and `files.info` tell it. Its bytes are behind the two private addresses. */
export function presentFile(sim: Simulation, file: StoredFile): Fields {
  const { team, users } = sim.world;
  const type = fileType(file);
  const path = `${team.id}-${file.id}`;
  const end = encodeURIComponent(file.name);
  const home = `https://${team.domain}.slack.com`;
  return {
    id: file.id,
    created: file.createdAt,
    timestamp: file.createdAt,
    name: file.name,
    title: file.name,
    mimetype: mimetypeOf(file),
    filetype: type === "" ? "binary" : type,
    pretty_type: type === "" ? "Binary" : type.toUpperCase(),
    user: file.userId,
    user_team: users.get(file.userId)?.teamId ?? team.id,
    editable: false,
    size: file.bytes.byteLength,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${sim.origin}/files-pri/${path}/${end}`,
    url_private_download: `${sim.origin}/files-pri/${path}/download/${end}`,
    media_display_type: "unknown",
    permalink: `${home}/files/${file.userId}/${file.id}/${end}`,
    permalink_public: `https://slack-files.com/${path}-0000000000`,
    comments_count: 0,
    is_starred: false,
    shares: {},
    channels: [],
    groups: [],
    ims: [],
    has_more_shares: false,
    has_rich_preview: false,
    file_access: "visible",
  };
}
