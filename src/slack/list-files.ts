import { createReadStream } from "node:fs";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { WorkspaceId } from "../domain/ids.ts";
import { largestList } from "../domain/list-transfer.ts";
import {
  type FileAway,
  FileBrokenOff,
  type ListFiles,
  type OpenedFile,
  type SentFile,
} from "../ports/list-files.ts";
import { deliveryAfter, platformError } from "./slack-failure.ts";

interface Needs {
  /** Null: the app is not installed there any more. */
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient | null>;
}

const Shown = z.object({
  file: z.looseObject({
    size: z.number().nonnegative(),
    url_private_download: z.string().nullish(),
    url_private: z.string().nullish(),
  }),
});
const Place = z.object({ upload_url: z.string(), file_id: z.string() });

const answerWithinMs = 15_000;
/** Between two pieces of a file. */
const silentForMs = 30_000;

/** Lists that people put into a file field, and those that the bot sends them. A file's bytes need its token, too. */
export function createListFiles({ clientFor }: Needs): ListFiles {
  return {
    async open(workspaceId, fileId) {
      const client = await clientFor(workspaceId);
      if (!client) return away("not_installed");
      let shown: z.infer<typeof Shown>["file"];
      try {
        shown = Shown.parse(await client.files.info({ file: fileId })).file;
      } catch (error) {
        return afterRefusal(error, "no-file-scope") ?? { outcome: "refused", because: "file-gone" };
      }
      if (shown.size > largestList) return { outcome: "refused", because: "file-too-large" };
      const address = shown.url_private_download ?? shown.url_private ?? "";
      // The token goes to Slack, and to nobody else.
      if (!isSlacks(address, client)) return { outcome: "refused", because: "file-gone" };
      return download(address, client.token ?? "", shown.size);
    },

    async send(workspaceId, { channelId }, { path, bytes, name }) {
      const client = await clientFor(workspaceId);
      if (!client) return away("not_installed");
      try {
        const place = Place.parse(await client.files.getUploadURLExternal({ filename: name, length: bytes }));
        if (!isSlacks(place.upload_url, client)) return away("foreign_upload_url");
        const status = await upload(place.upload_url, path, bytes);
        if (status !== 200) return away(`http_${status}`);
        await client.files.completeUploadExternal({
          files: [{ id: place.file_id, title: name }],
          channel_id: channelId,
        });
        return { outcome: "sent" };
      } catch (error) {
        return afterSending(error);
      }
    },
  };
}

async function download(address: string, token: string, bytes: number): Promise<OpenedFile> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      // Slack leads whom it does not know to its sign-in page.
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    });
  } catch {
    return away("no_connection");
  }
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  if (answer.status === 200 && answer.body && !isPage)
    return { outcome: "open", bytes, pieces: whole(answer.body, bytes) };
  await answer.body?.cancel();
  if (answer.status === 404 || answer.status === 410) return { outcome: "refused", because: "file-gone" };
  if (answer.status === 429 || answer.status >= 500) return away(`http_${answer.status}`);
  return { outcome: "refused", because: "no-file-scope" };
}

/** All of it or an error: half a list must not pass for a list. */
async function* whole(body: ReadableStream<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let read = 0;
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), silence()]).catch(() => null);
      if (piece === null) throw new FileBrokenOff("connection_lost");
      if (piece.done) break;
      read += piece.value.byteLength;
      if (read > bytes) break;
      yield piece.value;
    }
    if (read !== bytes) throw new FileBrokenOff("other_length");
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function silence(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), silentForMs).unref();
  });
}

/** Straight from the disk. Answers with the status. */
async function upload(address: string, path: string, bytes: number): Promise<number> {
  const url = new URL(address);
  const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "content-length": bytes },
    timeout: silentForMs,
  });
  const answered = new Promise<number>((resolve, reject) => {
    request.once("timeout", () => request.destroy(new Error("Slack took nothing for long")));
    request.once("error", reject);
    request.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  // A refusal may come before everything was sent.
  const sent = pipeline(createReadStream(path), request);
  await Promise.race([answered, sent]);
  return answered;
}

/** Of the workspace's own Slack: the host of the Web API, or one below it. */
function isSlacks(address: string, { slackApiUrl }: WebClient): boolean {
  if (!URL.canParse(address)) return false;
  const [url, api] = [new URL(address), new URL(slackApiUrl)];
  if (url.origin === api.origin) return true;
  return url.protocol === "https:" && url.hostname.endsWith(`.${api.hostname}`);
}

/** Null: Slack does not show this file to anybody. */
function afterRefusal(error: unknown, because: "no-file-scope"): OpenedFile | null {
  const code = platformError(error);
  if (code === "missing_scope") return { outcome: "refused", because };
  if (code === "file_not_found" || code === "file_deleted" || code === "access_denied") return null;
  return toAway(error);
}

function afterSending(error: unknown): SentFile {
  if (platformError(error) === "missing_scope") return { outcome: "refused", because: "no-send-scope" };
  return toAway(error);
}

function toAway(error: unknown): FileAway {
  if (error instanceof z.ZodError || !isOfTheWebApi(error)) return away("no_connection");
  const delivery = deliveryAfter(error, true);
  return delivery.outcome === "try-later"
    ? { outcome: "away", reason: delivery.reason, afterMs: delivery.afterMs }
    : away("reason" in delivery ? delivery.reason : "unknown");
}

function isOfTheWebApi(error: unknown): boolean {
  try {
    deliveryAfter(error, true);
    return true;
  } catch {
    return false;
  }
}

function away(reason: string): FileAway {
  return { outcome: "away", reason, afterMs: null };
}
