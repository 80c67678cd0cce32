import type { IncomingMessage } from "node:http";
import { type Fields, isFields } from "../rules/shape.ts";

/** Arguments that travel as JSON inside form fields. */
const jsonFields = ["blocks", "attachments", "files", "view", "metadata", "message", "manifest"];

/** Reads a Web API call: JSON body, form fields or query; the token apart from the arguments. */
export function readArguments(
  request: IncomingMessage,
  query: URLSearchParams,
  body: string,
): { args: Fields; token: string | undefined } {
  const type = request.headers["content-type"] ?? "";
  const sent: Fields = { ...Object.fromEntries(query) };
  if (type.startsWith("application/json")) Object.assign(sent, asFields(body));
  else if (type.startsWith("multipart/form-data")) Object.assign(sent, readMultipart(type, body));
  else Object.assign(sent, Object.fromEntries(new URLSearchParams(body)));
  for (const name of jsonFields) if (typeof sent[name] === "string") sent[name] = parsed(sent[name]);
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const { token, ...args } = sent;
  return { args, token: bearer ?? (typeof token === "string" ? token : undefined) };
}

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Text that is not JSON stays text; the method says what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function asFields(body: string): Fields {
  const value = parsed(body);
  return isFields(value) ? value : {};
}

function readMultipart(type: string, body: string): Fields {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1] ?? "";
  const fields: Fields = {};
  for (const part of body.split(`--${boundary}`)) {
    const [, name, value] = /name="([^"]+)"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n$/.exec(part) ?? [];
    if (name !== undefined) fields[name] = value;
  }
  return fields;
}
