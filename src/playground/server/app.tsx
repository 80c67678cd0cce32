import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Cast, DeskAct } from "../contract.ts";
import { ReadAct, ReadDeskAct } from "./acts.ts";
import type { ChangeStream } from "./change-stream.ts";
import { isForeign, safeHeaders } from "./entry.ts";
import { mailProgram } from "./mail-routes.tsx";
import type { Stage } from "./stage.ts";
import { vendorPath } from "./vendor-path.ts";

/** What the log is told when an answer fails. */
export interface PageLog {
  error(fields: object, message: string): void;
}

const largestAct = 2 * 1024 * 1024;
const largestFile = 20 * 1024 * 1024;

/** The page's side of the playground: see contract.ts for what is asked and answered. */
export function createPageApp(stage: Stage, changes: ChangeStream, log: PageLog): Hono {
  const app = new Hono();
  const acting = { last: stage.people[0]?.userId ?? "" };

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(safeHeaders)) c.header(name, value);
    if (c.req.method === "POST" && isForeign((name) => c.req.header(name)))
      return c.json({ error: "Another site’s page may not act here." }, 403);
    return next();
  });

  app.get("/", (c) => asset(c, stage, "index.html"));
  // A message’s link, in the shape of Slack’s.
  app.get("/archives/:channel/:message", (c) => asset(c, stage, "index.html"));
  app.get("/playground/:file{(page|index)\\.[a-z.]+}", (c) => asset(c, stage, c.req.param("file")));

  app.get("/playground/seen", (c) => {
    const client = clientOf(c, stage);
    const channelId = c.req.query("channel");
    const threadTs = c.req.query("thread");
    return c.json(client.see({ ...(channelId ? { channelId } : {}), ...(threadTs ? { threadTs } : {}) }));
  });

  app.post("/playground/act", limit(largestAct), async (c) => {
    const client = clientOf(c, stage);
    const act = ReadAct.safeParse(await json(c));
    if (!act.success) return c.json({ error: `This is no act: ${act.error.issues[0]?.message}` }, 400);
    if (stage.botUrl() === null) return c.json({ error: "The bot is starting. Try again in a moment." }, 503);
    acting.last = c.req.query("as") ?? acting.last;
    return c.json(await client.act(act.data));
  });

  app.post("/playground/file", limit(largestFile), async (c) => {
    const { userId } = clientOf(c, stage);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    try {
      return c.json({ id: stage.slack.addFile(userId, c.req.query("name") ?? "", bytes) });
    } catch (error) {
      // The stand-in's refusals are sentences for the person.
      return c.json({ error: error instanceof Error ? error.message : "It was not taken." }, 400);
    }
  });

  // A file that stands in a conversation of this person's.
  app.get("/playground/file", (c) => {
    const { userId } = clientOf(c, stage);
    const { files, messages, channels } = stage.slack.world;
    const file = files.get(c.req.query("id") ?? "");
    const isShared = messages.some(
      (message) =>
        channels.get(message.channelId)?.members.includes(userId) &&
        message.files?.some(({ id }) => id === file?.id),
    );
    if (!file || !(isShared || file.userId === userId))
      return c.json({ error: "There is nothing here." }, 404);
    return c.body(Buffer.from(file.bytes), 200, {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.get("/playground/changes", (c) => {
    const answer = changes.open();
    for (const [name, value] of answer.headers) c.header(name, value);
    return c.newResponse(answer.body);
  });

  app.get("/playground/cast", (c) => {
    const { people, seeds } = stage;
    const vendorPortal = stage.hasVendor ? `${vendorPath}/portal` : null;
    const faults = stage.faults.switches();
    const cast: Cast = { people, seeds, seed: stage.seed(), faults, vendorPortal };
    return c.json(cast);
  });

  app.get("/playground/traffic", (c) => c.json(stage.traffic.after(Number(c.req.query("after")) || 0)));
  app.get("/playground/mail", (c) => c.json(stage.mail.open(c.req.query("address") ?? null)));

  app.post("/playground/desk", limit(largestAct), async (c) => {
    const act = ReadDeskAct.safeParse(await json(c));
    if (!act.success)
      return c.json({ error: `The desk cannot do this: ${act.error.issues[0]?.message}` }, 400);
    const fault = await doAtDesk(stage, act.data);
    changes.note();
    return fault === null ? c.body(null, 204) : c.json({ error: fault }, 400);
  });

  app.route(
    "/playground",
    mailProgram(stage, () => acting.last),
  );

  app.notFound((c) => c.json({ error: "There is nothing here." }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
    log.error({ err: error, path: c.req.path }, "the playground could not answer");
    return c.json({ error: "The playground failed; its log says why." }, 500);
  });
  return app;
}

/** Null when it is done, else why not. */
async function doAtDesk(stage: Stage, act: DeskAct): Promise<string | null> {
  switch (act.desk) {
    case "reset":
      await stage.reset(act.seed);
      return null;
    case "fault":
      return stage.faults.flip(act.id, act.isOn) ? null : "There is no such switch.";
    case "drop-sockets":
      if (stage.slack.socketConnections === 0)
        return "No socket is open: the bot is reached over HTTP. Start with --socket to see Socket Mode.";
      stage.slack.disconnectSockets("refresh_requested");
      return null;
    case "send-mail":
      stage.mail.deliver(act, stage.now());
      return null;
    case "read-mail":
      return stage.mail.read(act.number) ? null : "There is no such mail.";
  }
}

function limit(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      c.json(
        { error: `This is more than the ${maxSize / 1024 ** 2} MB that the playground takes at once.` },
        413,
      ),
  });
}

function clientOf(c: Context, stage: Stage) {
  const userId = c.req.query("as") ?? "";
  const user = stage.slack.world.users.get(userId);
  if (!user || user.isBot)
    throw new HTTPException(404, { message: "Nobody of this id is in the workspace." });
  return stage.slack.client(userId);
}

async function json(c: Context): Promise<unknown> {
  if (!c.req.header("content-type")?.startsWith("application/json"))
    throw new HTTPException(415, { message: "This takes JSON only." });
  try {
    return await c.req.json();
  } catch {
    throw new HTTPException(400, { message: "This is not JSON." });
  }
}

function asset(c: Context, stage: Stage, name: string) {
  const found = stage.asset(name);
  if (found) return c.body(found.body, 200, { "Content-Type": found.type });
  if (name !== "index.html") return c.json({ error: "There is nothing here." }, 404);
  return c.html(
    "<!doctype html><html lang=en><meta charset=utf-8><title>Kapocs playground</title><p>The playground runs, but this program was built without its page.</p></html>",
  );
}
