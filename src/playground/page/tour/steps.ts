import type { MessageKey } from "../../../i18n/index.ts";
import type { Seen } from "../../../simulators/slack/client/seen.ts";
import type { Cast, SeenExchange } from "../../contract.ts";
import type { Route } from "../route.ts";

/** What a step can notice. */
export interface Scene {
  readonly seen: Seen;
  readonly route: Route;
  readonly cast: Cast;
  /** Since the tour began. */
  readonly exchanges: readonly SeenExchange[];
  readonly hasNewMail: boolean;
  readonly agent: string | null;
}

export interface Todo {
  readonly id: string;
  readonly words: TourKey;
  isDone(scene: Scene): boolean;
  /** Where it is to be done; navigation alone, nothing is done for anybody. */
  where?(scene: Scene): Partial<Route> | null;
}

type TourKey = Extract<MessageKey, `playground.tour.${Digit}.${string}`>;
type Digit = "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8";

export interface Step {
  readonly title: Extract<MessageKey, `playground.tour.${Digit}`>;
  readonly about: TourKey;
  readonly todos: readonly Todo[];
}

/** Eight steps: an invitation, its answer, a removal, its decision, and what is remembered of all that. */
export const steps: readonly Step[] = [
  {
    title: "playground.tour.1",
    about: "playground.tour.1.about",
    todos: [
      {
        id: "choose",
        words: "playground.tour.1.choose",
        isDone: ({ agent, route }) => agent !== null && route.userId === agent,
      },
    ],
  },
  {
    title: "playground.tour.2",
    about: "playground.tour.2.about",
    todos: [
      {
        id: "invite",
        words: "playground.tour.2.command",
        isDone: (scene) => hasModal(scene, "invite.form") || hasSubmitted(scene, "invite.form"),
        where: atSales,
      },
      {
        id: "form",
        words: "playground.tour.2.form",
        isDone: (scene) => hasSubmitted(scene, "invite.form"),
      },
    ],
  },
  {
    title: "playground.tour.3",
    about: "playground.tour.3.about",
    todos: [
      {
        id: "draft",
        words: "playground.tour.3.draft",
        isDone: (scene) => hasModal(scene, "invite.hand-over") || hasSubmitted(scene, "invite.draft"),
      },
      { id: "mail", words: "playground.tour.3.mail", isDone: ({ hasNewMail }) => hasNewMail },
      {
        id: "handed-over",
        words: "playground.tour.3.done",
        isDone: (scene) => hasSubmitted(scene, "invite.hand-over"),
      },
    ],
  },
  {
    title: "playground.tour.4",
    about: "playground.tour.4.about",
    todos: [
      {
        id: "open-mail",
        words: "playground.tour.4.open",
        isDone: ({ route }) => route.place === "mail" && route.mail !== null,
        where: () => ({ place: "mail", address: null, mail: null }),
      },
      { id: "answer", words: "playground.tour.4.accept", isDone: isAnswered },
    ],
  },
  {
    title: "playground.tour.5",
    about: "playground.tour.5.about",
    todos: [
      { id: "card", words: "playground.tour.5.card", isDone: isAtSales, where: atSales },
      {
        id: "thread",
        words: "playground.tour.5.thread",
        isDone: ({ route }) => route.place === "channel" && route.threadTs !== null,
      },
      {
        id: "direct",
        words: "playground.tour.5.direct",
        isDone: ({ route }) => route.place === "messages",
        where: ({ agent }) => ({ ...(agent && { userId: agent }), place: "messages" }),
      },
    ],
  },
  {
    title: "playground.tour.6",
    about: "playground.tour.6.about",
    todos: [
      {
        id: "ask",
        words: "playground.tour.6.command",
        isDone: (scene) =>
          ["removal.find", "removal.reading", "removal.facts"].some((name) => hasModal(scene, name)) ||
          hasSubmitted(scene, "removal.facts"),
        where: atSales,
      },
      {
        id: "facts",
        words: "playground.tour.6.facts",
        isDone: (scene) => hasSubmitted(scene, "removal.facts"),
      },
      {
        id: "attest",
        words: "playground.tour.6.attest",
        isDone: (scene) => hasSubmitted(scene, "removal.attest"),
      },
    ],
  },
  {
    title: "playground.tour.7",
    about: "playground.tour.7.about",
    todos: [
      {
        id: "become",
        words: "playground.tour.7.become",
        isDone: ({ route, cast }) =>
          cast.people.some(({ userId, part }) => part === "admin-agent" && userId === route.userId),
        where: (scene) => ({ ...atSales(scene), userId: adminOf(scene) }),
      },
      {
        id: "decide",
        words: "playground.tour.7.decide",
        isDone: (scene) => hasSubmitted(scene, "removal.decide"),
      },
    ],
  },
  {
    title: "playground.tour.8",
    about: "playground.tour.8.about",
    todos: [
      {
        id: "drawer",
        words: "playground.tour.8.drawer",
        isDone: ({ route }) => route.desk !== null,
        where: () => ({ desk: "" }),
      },
      {
        id: "audit",
        words: "playground.tour.8.audit",
        isDone: ({ exchanges }) =>
          exchanges.some(({ name, about }) => name === "command" && /^\/kapocs\s+audit\b/.test(about)),
      },
    ],
  },
];

/** The agent's own team channel; the seed calls it so. */
function salesOf({ seen }: Scene): string | null {
  const open = seen.channels.filter(({ kind, isArchived }) => kind === "channel" && !isArchived);
  return (open.find(({ name }) => name === "sales") ?? open.find(({ isMember }) => isMember))?.id ?? null;
}

function atSales(scene: Scene): Partial<Route> | null {
  const channelId = salesOf(scene);
  return channelId ? { ...(scene.agent && { userId: scene.agent }), channelId } : null;
}

function isAtSales(scene: Scene): boolean {
  return scene.route.place === "channel" && scene.route.channelId === salesOf(scene);
}

/** Somebody who decides, if possible in the agent's own language. */
export function adminOf({ seen, cast, agent }: Scene): string | null {
  const localeOf = (id: string | null) => seen.people.find((person) => person.id === id)?.locale.slice(0, 2);
  const admins = cast.people.filter(({ part }) => part === "admin-agent").map(({ userId }) => userId);
  return admins.find((id) => localeOf(id) === localeOf(agent)) ?? admins[0] ?? null;
}

function hasModal({ seen }: Scene, callbackId: string): boolean {
  return seen.modals.some(({ payload }) => payload["callback_id"] === callbackId);
}

/** Taken by the bot: field errors keep the modal where it is. What others do meanwhile is not this tour's. */
function submissionOf({ exchanges, agent }: Scene, callbackId: string): SeenExchange | undefined {
  return exchanges.find(
    ({ name, about, status, error, request, answer }) =>
      name === "view_submission" &&
      (callbackId === "removal.decide" || fieldOf(fieldOf(request, "user"), "id") === agent) &&
      about === callbackId &&
      status === 200 &&
      error === null &&
      !(typeof answer === "object" && answer !== null && "errors" in answer),
  );
}

function hasSubmitted(scene: Scene, callbackId: string): boolean {
  return submissionOf(scene, callbackId) !== undefined;
}

/** The invitation's card is changed when the customer has answered; handing it over only posts it. */
function isAnswered(scene: Scene): boolean {
  const sent = submissionOf(scene, "invite.hand-over");
  const invitation = sent && invitationOf(sent.request);
  if (!invitation) return false;
  const wentWell = scene.exchanges.filter(({ direction, error }) => direction === "call" && error === null);
  const card = wentWell.find(
    ({ name, request }) => name === "chat.postMessage" && JSON.stringify(request).includes(invitation),
  );
  const ts = card && fieldOf(card.answer, "ts");
  return (
    typeof ts === "string" &&
    wentWell.some(({ name, request }) => name === "chat.update" && fieldOf(request, "ts") === ts)
  );
}

/** The hand-over's modal knows its invitation, as the buttons of the card do. */
function invitationOf(submission: unknown): string | null {
  const metadata = fieldOf(fieldOf(submission, "view"), "private_metadata");
  return /"invitationId":"([\w-]+)"/.exec(String(metadata))?.[1] ?? null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}
