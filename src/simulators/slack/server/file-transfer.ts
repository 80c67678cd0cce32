import type { ServerResponse } from "node:http";
import { workspaceOf } from "../neighbours.ts";
import type { Simulation } from "../simulation.ts";
import { privateFile } from "../web-api/files.ts";
import { mimetypeOf } from "../world/files.ts";
import { send } from "./send.ts";

/** Whoever has no right to a file is sent to a page to sign in, as Slack does: that page is what a careless app downloads. */
export function sendFile(
  all: readonly [Simulation, ...Simulation[]],
  response: ServerResponse,
  path: string,
  authorization: string | undefined,
): void {
  const sim = workspaceOf(all, teamIn(path)) ?? all[0];
  const file = privateFile(sim, path, authorization);
  if (file === "sign-in") {
    send(response, 302, { Location: `${sim.origin}/signin` }, "");
    return;
  }
  if (!file) {
    send(response, 404, { "Content-Type": "text/plain" }, "not found");
    return;
  }
  const headers = {
    "Content-Type": mimetypeOf(file),
    "Content-Length": String(file.bytes.byteLength),
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "X-Content-Type-Options": "nosniff",
  };
  response.writeHead(200, headers).end(Buffer.from(file.bytes));
}

/** What the app sends to an address that it was given: no token, the address itself is the right. */
export function takeUpload(
  all: readonly [Simulation, ...Simulation[]],
  response: ServerResponse,
  path: string,
  bytes: Uint8Array,
): void {
  const sim = workspaceOf(all, teamIn(path)) ?? all[0];
  const isTaken = sim.uploads.put(path.split("-").at(-1) ?? "", bytes);
  const text = { "Content-Type": "text/plain" };
  if (isTaken) send(response, 200, text, `OK - ${bytes.byteLength}`);
  else send(response, 400, text, "upload failed");
}

/** `/files-pri/T…-F…/…` and `/upload/v1/T…-F…`. */
function teamIn(path: string): string {
  return /\/([A-Z0-9]+)-[A-Z0-9]+/.exec(path)?.[1] ?? "";
}
