import type { ServerResponse } from "node:http";

export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
): void {
  response.writeHead(status, headers).end(text);
}
