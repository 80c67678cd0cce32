/** The server is not there, or it could not answer. */
export class ServerAway extends Error {
  override readonly name = "ServerAway";
}

/** The server said no, in a sentence for the person. */
export class ServerRefused extends Error {
  override readonly name = "ServerRefused";
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

const base = "/playground/";

/** `path` is what contract.ts says, such as `seen?as=U0ANNA`. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, signal ? { signal } : {});
  // The shapes are contract.ts's, and both sides are compiled together.
  return (await response.json()) as T;
}

export async function postJson<T>(path: string, body: unknown): Promise<T | null> {
  const response = await ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // As above; 204 carries nothing.
  return response.status === 204 ? null : ((await response.json()) as T);
}

export async function postFile(userId: string, file: File): Promise<string> {
  const query = new URLSearchParams({ as: userId, name: file.name });
  const response = await ask(`file?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  const { id } = await response.json();
  return String(id);
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(base + path, init);
  } catch (cause) {
    throw new ServerAway(`No answer to ${path}`, { cause });
  }
  if (response.ok) return response;
  if (response.status >= 500) throw new ServerAway(`${path} was answered with ${response.status}`);
  const said: unknown = await response.json().catch(() => null);
  const sentence = said && typeof said === "object" && "error" in said ? String(said.error) : "";
  throw new ServerRefused(response.status, sentence || `${path}: ${response.status}`);
}
