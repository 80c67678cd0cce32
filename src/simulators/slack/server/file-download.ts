import type { ServerResponse } from "node:http";
import type { Simulation } from "../simulation.ts";
import { privateFile } from "../web-api/files.ts";
import { mimetypeOf } from "../world/files.ts";
import { send } from "./send.ts";

/** Whoever has no right to a file is sent to a page to sign in, as Slack does: that page is what a careless app downloads. */
export function sendFile(
  sim: Simulation,
  response: ServerResponse,
  path: string,
  authorization: string | undefined,
): void {
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
