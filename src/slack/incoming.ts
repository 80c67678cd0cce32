import { z } from "zod";
import { MessageTs, SlackChannelId, SlackUserId } from "../domain/ids.ts";
import { FormValues, StateValues } from "./form-values.ts";
import type { ShownView } from "./handler.ts";

/** Who sent a request, from where, and how they can be answered. */
export interface Origin {
  readonly slackUserId: SlackUserId;
  /** The workspace of the person, which in a shared channel may be another organisation's. */
  readonly userTeamId: string | null;
  readonly enterpriseId: string | null;
  readonly triggerId: string | null;
  readonly responseUrl: string | null;
}

export type Incoming =
  | {
      readonly kind: "command";
      readonly origin: Origin;
      readonly command: string;
      readonly text: string;
      readonly channelId: string;
    }
  | { readonly kind: "shortcut"; readonly origin: Origin; readonly callbackId: string }
  | {
      readonly kind: "action";
      readonly origin: Origin;
      readonly actionId: string;
      readonly blockId: string;
      readonly value: string;
      readonly view: ShownView | null;
      readonly message: { readonly channelId: SlackChannelId; readonly ts: MessageTs } | null;
      readonly values: FormValues;
    }
  | {
      readonly kind: "submission";
      readonly origin: Origin;
      readonly view: ShownView;
      readonly values: FormValues;
      /** The block_ids that an error can hang on. */
      readonly inputs: readonly string[];
    }
  | {
      readonly kind: "closed";
      readonly origin: Origin;
      readonly view: ShownView;
      readonly isCleared: boolean;
    }
  | {
      readonly kind: "options";
      readonly origin: Origin;
      readonly actionId: string;
      readonly query: string;
      readonly view: ShownView | null;
    }
  | {
      readonly kind: "event";
      /** Null when the event is about no person. */
      readonly origin: Origin | null;
      readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
    };

type Kind = Incoming["kind"];
export type Of<K extends Kind> = Extract<Incoming, { readonly kind: K }>;

/** Everything that comes from a person: all but events about nobody. */
export type FromPerson = Of<Exclude<Kind, "event">> | (Of<"event"> & { readonly origin: Origin });

const User = z.looseObject({ id: SlackUserId, team_id: z.string().nullish() });
const Workspace = z.looseObject({ id: z.string(), enterprise_id: z.string().nullish() }).nullish();
const Enterprise = z.looseObject({ id: z.string() }).nullish();
const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

const Interaction = z.looseObject({
  user: User,
  team: Workspace,
  enterprise: Enterprise,
  trigger_id: z.string().nullish(),
  response_url: z.string().nullish(),
});

const View = z.looseObject({
  id: z.string(),
  type: z.enum(["modal", "home"]),
  root_view_id: z.string().nullish(),
  previous_view_id: z.string().nullish(),
  hash: Text,
  callback_id: Text,
  private_metadata: Text,
  state: z.looseObject({ values: StateValues.nullish() }).nullish(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().nullish() })).nullish(),
});
type View = z.infer<typeof View>;

const Command = z.looseObject({
  command: z.string(),
  text: Text,
  user_id: SlackUserId,
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  channel_id: Text,
  trigger_id: z.string().nullish(),
  response_url: z.string().nullish(),
});

const Action = z.looseObject({
  action_id: z.string(),
  block_id: Text,
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
});

const BlockActions = Interaction.extend({
  actions: z.array(Action).min(1),
  view: View.nullish(),
  container: z
    .looseObject({
      type: z.string(),
      channel_id: z.string().nullish(),
      message_ts: z.string().nullish(),
      is_ephemeral: z.boolean().nullish(),
    })
    .nullish(),
  state: z.looseObject({ values: StateValues.nullish() }).nullish(),
});

const Submission = Interaction.extend({ view: View });
const Closed = Submission.extend({ is_cleared: z.boolean().nullish() });
const Suggestion = Interaction.extend({ action_id: z.string(), value: Text, view: View.nullish() });
const Shortcut = Interaction.extend({ callback_id: z.string() });
const EventEnvelope = z.looseObject({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  event: z.looseObject({ type: z.string(), user: z.unknown().optional() }),
});

/** The receiver and the dispatcher ask for the same body, one after the other. */
const alreadyRead = new WeakMap<object, Incoming | null>();

/** Reads one of Slack's payloads, or null when it is of a kind or shape that we do not know. */
export function readIncoming(body: object): Incoming | null {
  const before = alreadyRead.get(body);
  if (before !== undefined) return before;
  const incoming = readAfresh({ ...body });
  alreadyRead.set(body, incoming);
  return incoming;
}

function readAfresh(body: Record<string, unknown>): Incoming | null {
  switch (body["type"] ?? (body["command"] === undefined ? null : "command")) {
    case "command":
      return read(Command, body, (command) => ({
        kind: "command",
        origin: {
          slackUserId: command.user_id,
          userTeamId: command.team_id ?? null,
          enterpriseId: command.enterprise_id ?? null,
          triggerId: command.trigger_id ?? null,
          responseUrl: command.response_url ?? null,
        },
        command: command.command,
        text: command.text,
        channelId: command.channel_id,
      }));
    case "shortcut":
    case "message_action":
      return read(Shortcut, body, (shortcut) => ({
        kind: "shortcut",
        origin: originOf(shortcut),
        callbackId: shortcut.callback_id,
      }));
    case "block_actions":
      return read(BlockActions, body, toAction);
    case "view_submission":
      return read(Submission, body, ({ view, ...rest }) => ({
        kind: "submission",
        origin: originOf(rest),
        view: toShown(view),
        values: new FormValues(view.state?.values ?? {}),
        inputs: (view.blocks ?? []).flatMap((each) =>
          each.type === "input" && each.block_id ? [each.block_id] : [],
        ),
      }));
    case "view_closed":
      return read(Closed, body, ({ view, is_cleared, ...rest }) => ({
        kind: "closed",
        origin: originOf(rest),
        view: toShown(view),
        isCleared: is_cleared ?? false,
      }));
    case "block_suggestion":
      return read(Suggestion, body, ({ view, action_id, value, ...rest }) => ({
        kind: "options",
        origin: originOf(rest),
        actionId: action_id,
        query: value,
        view: view ? toShown(view) : null,
      }));
    case "event_callback":
      return read(EventEnvelope, body, ({ event, team_id, enterprise_id }) => {
        const user = SlackUserId.safeParse(event.user);
        const origin = {
          userTeamId: team_id ?? null,
          enterpriseId: enterprise_id ?? null,
          triggerId: null,
          responseUrl: null,
        };
        return {
          kind: "event",
          origin: user.success ? { slackUserId: user.data, ...origin } : null,
          event,
        };
      });
    default:
      return null;
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown, build: (parsed: T) => Incoming): Incoming | null {
  const parsed = schema.safeParse(body);
  return parsed.success ? build(parsed.data) : null;
}

function originOf(interaction: z.infer<typeof Interaction>): Origin {
  const { user, team, enterprise } = interaction;
  return {
    slackUserId: user.id,
    userTeamId: user.team_id ?? team?.id ?? null,
    enterpriseId: enterprise?.id ?? team?.enterprise_id ?? null,
    triggerId: interaction.trigger_id ?? null,
    responseUrl: interaction.response_url ?? null,
  };
}

function toAction({ actions, view, container, state, ...rest }: z.infer<typeof BlockActions>): Incoming {
  // Slack sends one action a click.
  const [action] = actions as [z.infer<typeof Action>];
  const channelId = SlackChannelId.safeParse(container?.channel_id);
  const ts = MessageTs.safeParse(container?.message_ts);
  const isLasting = container?.type !== "view" && container?.is_ephemeral !== true;
  return {
    kind: "action",
    origin: originOf(rest),
    actionId: action.action_id,
    blockId: action.block_id,
    value: action.value ?? action.selected_option?.value ?? "",
    view: view ? toShown(view) : null,
    message: isLasting && channelId.success && ts.success ? { channelId: channelId.data, ts: ts.data } : null,
    values: new FormValues(view?.state?.values ?? state?.values ?? {}),
  };
}

function toShown(view: View): ShownView {
  const rootId = view.root_view_id ?? view.id;
  return {
    id: view.id,
    rootId,
    isThird: ![null, undefined, view.id, rootId].includes(view.previous_view_id),
    hash: view.hash,
    type: view.type,
    callbackId: view.callback_id,
    privateMetadata: view.private_metadata,
  };
}
