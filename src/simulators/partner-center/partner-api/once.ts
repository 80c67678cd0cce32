import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { CallerEnv, Simulation } from "../simulation.ts";

const most = 5_000;

interface Answered {
  readonly status: number;
  readonly body: string;
}

/** What was answered under which `MS-RequestId`: the same request again changes nothing and hears the same. */
export function answeredBefore(sim: Simulation) {
  const answers = new Map<string, Promise<Answered>>();
  return async (c: Context<CallerEnv>, act: () => Response | Promise<Response>): Promise<Response> => {
    if (!c.req.header("MS-RequestId")) return act();
    const content = createHash("sha256")
      .update(await c.req.text())
      .digest("hex");
    const { partnerId } = c.get("caller");
    const { method, path } = c.req;
    const key = [partnerId, method, path.toLowerCase(), c.get("requestId").toLowerCase(), content].join(" ");
    const known = answers.get(key);
    if (known) return again(await known);
    // Kept before it is done: a repeat that comes meanwhile waits for the first.
    const acting = (async () => {
      const answer = await act();
      return { status: answer.status, body: await answer.text() };
    })();
    answers.set(key, acting);
    const oldest = answers.size > most ? answers.keys().next().value : undefined;
    if (oldest !== undefined) answers.delete(oldest);
    const answered = await acting;
    // A refusal changed nothing: asked again, it is decided anew.
    if (answered.status >= 400) answers.delete(key);
    sim.changed();
    return again(answered);
  };
}

function again({ status, body }: Answered): Response {
  return new Response(body === "" ? null : body, {
    status,
    headers: body === "" ? {} : { "Content-Type": "application/json; charset=utf-8" },
  });
}
