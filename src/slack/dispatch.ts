import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import type { HomeView } from "@slack/types";
import type { Log } from "../log.ts";
import { roles } from "../service/index.ts";
import { AnswerLost } from "./answer-lost.ts";
import { apologise, apologyForSubmission, apologyHome, type Trouble } from "./apology.ts";
import { attempt, type DispatchNeeds, type Job, lookUp } from "./attempt.ts";
import { canonicalName } from "./commands/names.ts";
import { parseTyped } from "./commands/parse.ts";
import { untilDeadline } from "./deadline.ts";
import { type Ending, endingOf } from "./events/endings.ts";
import type { Request, Said, ShownView, ViewAnswer } from "./handler.ts";
import { ChangeWatch, drawAnew } from "./home/drawn-homes.ts";
import { type Incoming, type Of, type Origin, readIncoming } from "./incoming.ts";
import { answerNotInstalled, Unanswerable } from "./not-installed.ts";
import { createPrivately, toMessage } from "./privately.ts";
import { RecentEvents } from "./recent-events.ts";
import { TurnedAway } from "./requests.ts";
import { type Ack, watchRequest } from "./watch-request.ts";

/** Where requests come in: it finds out for whom they are. */
export interface Reception {
  /** What it takes to answer this request; null where the app is not installed. */
  serve(body: object): Promise<DispatchNeeds | null>;
  /** Slack took the app's access back, or says so. */
  ended(body: object, told: Ending): Promise<void>;
  /** Where the app can be installed. */
  readonly installUrl: string;
}

/**
 * The one listener: reads the request, finds its handler in the table in constant time, and sees to it that the person
 * has an answer within three seconds whatever happens, with a reference that stands in the log beside the cause.
 */
export function createDispatcher(reception: Reception, log: Log): Middleware<AnyMiddlewareArgs> {
  const events = new RecentEvents();
  const take = async (args: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    // Bolt acknowledges events itself; everything else has an ack, whose parameter depends on the kind of request.
    const ack: Ack = "ack" in args && args.ack ? (args.ack as Ack) : async () => {};
    const incoming = readIncoming(args.body);
    if (!incoming) {
      log.warn({ type: "type" in args.body ? args.body.type : "none" }, "Slack sent something unknown");
      return;
    }
    const told = incoming.kind === "event" ? endingOf(incoming.event.type) : null;
    if (told !== null) return reception.ended(args.body, told);
    const needs = await reception.serve(args.body);
    if (needs) return dispatch(incoming, needs, ack, args.body);
    log.warn({ kind: incoming.kind }, "Slack sent something from where the app is not installed");
    await answerNotInstalled(incoming, reception.installUrl, ack, log);
  };
  return async (args) => {
    const id = "event_id" in args.body ? String(args.body.event_id) : null;
    if (id === null) return take(args);
    if (!events.begin(id)) {
      log.info({ eventId: id }, "an event came again");
      return;
    }
    try {
      await take(args);
    } catch (error) {
      events.forget(id);
      throw error;
    }
  };
}

function dispatch(incoming: Incoming, needs: DispatchNeeds, ack: Ack, body: object): Promise<void> {
  const reference = needs.newReference();
  return watchRequest({ incoming, reference, needs, body }, ack, (step, watchedAck) => {
    const toldAck = telling({ incoming, reference, needs }, watchedAck);
    const about = { reference, needs, step };
    switch (incoming.kind) {
      case "command":
        return takeCommand({ incoming, ...about }, toldAck);
      case "shortcut":
        return takeShortcut({ incoming, ...about }, toldAck);
      case "action":
        return takeAction({ incoming, ...about }, toldAck);
      case "submission":
        return takeSubmission({ incoming, ...about }, toldAck);
      case "closed":
        return takeClosed({ incoming, ...about }, toldAck);
      case "options":
        return takeOptions({ incoming, ...about }, toldAck);
      case "event":
        return takeEvent(incoming, about);
    }
  });
}

/** An ack that sees to the person where Slack did not take it. */
function telling(lost: Lost, ack: Ack): Ack {
  return async (content) => {
    try {
      await ack(content);
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
      await tellOfLost(lost, error, content);
    }
  };
}

async function takeCommand(job: Job<Of<"command">>, ack: Ack): Promise<void> {
  const { incoming, needs } = job;
  const typed = parseTyped(incoming.text);
  const command = canonicalName(incoming.command);
  const subcommand = `${command} ${typed.words[0]?.toLowerCase() ?? ""}`;
  const { commands } = needs.routes;
  const ofSubcommand = lookUp(commands, subcommand);
  const [id, route, text] = ofSubcommand
    ? [subcommand, ofSubcommand, typed.rest]
    : [command, lookUp(commands, command), typed.text];

  const result = await attempt(job, id, route, (handle, request) =>
    handle({
      ...interactive(request, incoming.origin, null, needs.log),
      text,
      channelId: incoming.channelId,
    }),
  );
  if (result.kind === "done") return ack(ephemeral(result.value));
  await ack(ephemeral(apologyFor(job, result).text));
  if (result.kind !== "late") return;
  const answer = await result.later.catch(() => null);
  if (answer === null) return;
  // The trigger is too old by now.
  const origin = { ...incoming.origin, triggerId: null };
  await createPrivately(needs.client, origin, null, apologyFor(job, result).t, needs.log).say(answer);
}

async function takeShortcut(job: Job<Of<"shortcut">>, ack: Ack): Promise<void> {
  const { incoming, needs } = job;
  const { callbackId, origin } = incoming;
  const result = await attempt(
    job,
    callbackId,
    lookUp(needs.routes.shortcuts, callbackId),
    (handle, request) => handle({ ...interactive(request, origin, null, needs.log), callbackId }),
  );
  if (result.kind === "done") await ack();
  else await tellOf(job, null, result, ack);
}

async function takeAction(job: Job<Of<"action">>, ack: Ack): Promise<void> {
  const { incoming, needs } = job;
  const { origin, actionId, blockId, value, view, message, values } = incoming;
  const watch = new ChangeWatch();
  const result = await attempt(job, actionId, lookUp(needs.routes.actions, actionId), (handle, request) =>
    handle({
      ...interactive(watch.on(request), origin, view, needs.log),
      ...{ actionId, blockId, value, view, message, values },
      publishHome: publishHome(request, needs),
    }),
  );
  if (result.kind === "done") await ack();
  else await tellOf(job, view, result, ack);
  if (view?.type !== "home") await redrawHome(job, watch, result.later);
}

async function takeSubmission(job: Job<Of<"submission">>, ack: Ack): Promise<void> {
  const { incoming, needs } = job;
  const { origin, view, values } = incoming;
  const watch = new ChangeWatch();
  const result = await attempt(
    job,
    view.callbackId,
    lookUp(needs.routes.views, view.callbackId),
    (handle, request) => handle({ ...interactive(watch.on(request), origin, view, needs.log), view, values }),
  );
  await ack(
    result.kind === "done"
      ? toResponse(result.value)
      : apologyForSubmission(incoming, result, apologyFor(job, result)),
  );
  await redrawHome(job, watch, result.later);
}

async function takeClosed(job: Job<Of<"closed">>, ack: Ack): Promise<void> {
  const { view, isCleared } = job.incoming;
  await attempt(
    job,
    view.callbackId,
    lookUp(job.needs.routes.viewsClosed, view.callbackId),
    (handle, request) => handle({ ...request, view, isCleared }),
  );
  await ack();
}

async function takeOptions(job: Job<Of<"options">>, ack: Ack): Promise<void> {
  const { actionId, query, view } = job.incoming;
  const result = await attempt(job, actionId, lookUp(job.needs.routes.options, actionId), (handle, request) =>
    handle({ ...request, actionId, query, view }),
  );
  if (result.kind === "done") return ack({ options: result.value });
  if (result.kind === "failed" && result.error instanceof TurnedAway) return ack({ options: [] });
  throw new Unanswerable(`the options of ${actionId} could not be given (reference ${job.reference})`);
}

async function takeEvent(incoming: Of<"event">, about: Omit<Job, "incoming">): Promise<void> {
  const { reference, needs, step } = about;
  const { event, origin } = incoming;
  const route = lookUp(needs.routes.events, event.type);
  if (route === undefined) return;
  step.handler = event.type;
  if (typeof route === "object") {
    const ctx = needs.makeContext({ kind: "system", name: "slack" }, reference);
    const { identify, client, installation } = needs;
    return route.aboutNobody({ ctx, event, identify, client, botUserId: installation.botUserId });
  }
  // What the bot does itself is no news to it.
  if (origin === null || origin.slackUserId === needs.installation.botUserId) return;
  const job = { incoming: { ...incoming, origin }, ...about };
  const result = await attempt(job, event.type, route, (handle, request) =>
    handle({ ...request, event, publishHome: publishHome(request, needs) }),
  );
  if (result.kind === "done" || event.type !== "app_home_opened") return;
  const view = apologyHome(apologyFor(job, result).text);
  await needs.client.views.publish({ user_id: origin.slackUserId, view });
}

function interactive(request: Request, origin: Origin, view: ShownView | null, log: Log) {
  return { ...request, ...createPrivately(request.client, origin, view, request.t, log) };
}

function publishHome({ client, person }: Request, { homes }: DispatchNeeds) {
  return async (view: HomeView) => {
    await client.views.publish({ user_id: person.slackUserId, view });
    homes.remember(person.slackUserId, view.private_metadata ?? "");
  };
}

/** After the answer: what somebody changed from elsewhere shows in their Home, with the roles that they have by then. */
async function redrawHome(
  { incoming, reference, needs }: Job,
  watch: ChangeWatch,
  later: Promise<unknown> | undefined,
): Promise<void> {
  const { client, homes, identify, log } = needs;
  try {
    await later;
    const { changed } = watch;
    const by = incoming.origin.slackUserId;
    if (changed === null || homes.placeOf(by) === undefined) return;
    const actor = await identify.actorOf(await identify.find(by), await roles.grants(changed.ctx));
    await drawAnew({ ...changed, actor, ctx: { ...changed.ctx, actor } }, client, homes);
  } catch (error) {
    // They have their answer, and Home is drawn whenever it is opened.
    log.warn({ correlationId: reference, err: error }, "Home could not be drawn anew");
  }
}

function apologyFor({ incoming, reference, needs }: Omit<Job, "step">, trouble: Trouble) {
  return apologise(trouble, reference, incoming.origin, needs.identify);
}

/** Enough for one of our ways to the person; with what the handler may take, within Slack's three seconds. */
const tellingMs = 1_000;

/**
 * Tells the person before the request is acknowledged: where Slack takes no word of ours, it is not, and Slack shows its
 * own error. A late one is acknowledged first, since Slack would show that error beside work that may yet succeed.
 */
async function tellOf(
  job: Job<Of<"shortcut" | "action">>,
  view: ShownView | null,
  trouble: Trouble,
  ack: Ack,
): Promise<void> {
  if (trouble.kind === "late") {
    await ack();
    return sayPrivately(job, view, trouble);
  }
  const told = sayPrivately(job, view, trouble).then(
    () => true,
    (error: unknown) => {
      job.needs.log.error({ correlationId: job.reference, err: error }, "the person could not be told");
      return false;
    },
  );
  const inTime = await untilDeadline(told, tellingMs);
  if (inTime.isLate || !inTime.value)
    throw new Unanswerable(`nobody could be told of a failure (reference ${job.reference})`);
  await ack();
}

type Lost = Pick<Job, "reference" | "needs"> & { readonly incoming: Incoming };

/** The work is done or refused, only the answer is gone: whoever waits for it hears so another way. */
async function tellOfLost(
  { incoming, reference, needs }: Lost,
  error: AnswerLost,
  content: unknown,
): Promise<void> {
  const about = { reference, kind: incoming.kind };
  needs.log.error({ ...about, err: error }, "an answer did not reach Slack");
  // A search is repeated with the next letter, and nobody waits for the answer to a closed form.
  if (incoming.kind === "options" || incoming.kind === "closed" || incoming.kind === "event") return;
  try {
    if (incoming.kind === "command" && isSaid(content)) {
      const { t } = apologise({ kind: "lost" }, reference, incoming.origin, needs.identify);
      return await createPrivately(needs.client, incoming.origin, null, t, needs.log).say(content);
    }
    const view = "view" in incoming ? incoming.view : null;
    await sayPrivately({ incoming, reference, needs }, view, { kind: "lost" });
  } catch (cause) {
    needs.log.error({ ...about, err: cause }, "the person could not be told");
  }
}

async function sayPrivately(
  job: Omit<Job<Of<"command" | "shortcut" | "action" | "submission">>, "step">,
  view: ShownView | null,
  trouble: Trouble,
): Promise<void> {
  const { t, text } = apologyFor(job, trouble);
  await createPrivately(job.needs.client, job.incoming.origin, view, t, job.needs.log).say(text);
}

function ephemeral(said: Said | null): unknown {
  return said === null ? undefined : { response_type: "ephemeral", ...toMessage(said) };
}

/** What was to be said can be said another way, too. */
function isSaid(content: unknown): content is Exclude<Said, string> {
  return typeof content === "object" && content !== null && "text" in content;
}

function toResponse(answer: ViewAnswer): unknown {
  switch (answer.kind) {
    case "close":
      return undefined;
    case "clear":
      return { response_action: "clear" };
    case "update":
    case "push":
      return { response_action: answer.kind, view: answer.view };
    case "errors":
      return { response_action: "errors", errors: answer.errors };
  }
}
