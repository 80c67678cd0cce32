import { makeChanges } from "./changes.ts";
import { openClient, type SlackClient } from "./client/slack-client.ts";
import { type FaultBook, type Faults, faultBook } from "./faults.ts";
import { makeIds } from "./ids.ts";
import { installApp, nameBot, registerApp, registered } from "./install.ts";
import type { AppToInstall, InstalledApp } from "./installation.ts";
import { makeOauthCodes } from "./oauth-codes.ts";
import { Person } from "./people/person.ts";
import {
  type ChannelChange,
  changeChannel,
  changeUser,
  changeUserGroup,
  moveChannel,
  type UserGroupChange,
} from "./push/changes.ts";
import { deliver } from "./push/deliver.ts";
import { sendEvent } from "./push/events.ts";
import { type Forged, forge } from "./push/forge.ts";
import { makeResponseUrls } from "./response-urls.ts";
import { type Fields, isFields } from "./rules/shape.ts";
import { listen } from "./server/http.ts";
import { type DisconnectReason, openSocketHub } from "./server/socket-hub.ts";
import { noteViolation, type Settings, type Simulation } from "./simulation.ts";
import { makeTokenRotation } from "./token-rotation.ts";
import type { Exchange, Violation } from "./traffic.ts";
import { makeTriggers } from "./triggers.ts";
import { Uploads } from "./uploads.ts";
import { revokeTokens } from "./web-api/workspace.ts";
import { addFile } from "./world/files.ts";
import { restore, save } from "./world/saved.ts";
import { botIds, emptyWorld, plant } from "./world/seed.ts";
import type { User, World, WorldSeed } from "./world/state.ts";

export type { SlackClient } from "./client/slack-client.ts";
export type { Faults } from "./faults.ts";
export type { AppToInstall, InstalledApp } from "./installation.ts";
export type { MessageDriver } from "./people/message-driver.ts";
export type { ModalDriver } from "./people/modal-driver.ts";
export type { Person } from "./people/person.ts";
export type { ForgedView } from "./push/forge.ts";
export type { Exchange, Violation } from "./traffic.ts";
export type { User, World, WorldSeed } from "./world/state.ts";

export interface SimulatorOptions extends Partial<Settings> {
  readonly port?: number;
  readonly seed?: Partial<WorldSeed>;
  readonly now?: () => number;
  /** Between the pings over Socket Mode. */
  readonly socketPingMs?: number;
}

/** A Slack of our own: a real server with Slack's rules, people to act as, and a record of all that was said. */
export interface SlackSimulator {
  /** What SLACK_API_URL must say. */
  readonly apiUrl: string;
  /** Where an installer agrees: what SLACK_AUTHORIZE_URL must say. */
  readonly authorizeUrl: string;
  /** Inspect it, or change it in place. */
  readonly world: World;
  readonly faults: Faults;
  readonly traffic: Exchange[];
  readonly violations: Violation[];
  /** Tells the stand-in about the app; again to add to it, with the same tokens until they are revoked. */
  install(app?: AppToInstall): InstalledApp;
  /** Tells the stand-in about the app, which is installed nowhere yet: people add it by OAuth. */
  register(app: AppToInstall): InstalledApp;
  /** Another workspace of the same Slack, with people of its own; the app is not installed in it. */
  openWorkspace(seed: Partial<WorldSeed> & Pick<WorldSeed, "team">): SlackSimulator;
  /** An administrator removes the app: its token dies, and it hears of it. */
  uninstall(): Promise<void>;
  person(userId: string): Person;
  /** The same person by ids, for a page. Throws where nobody has this id. */
  client(userId: string): SlackClient;
  /** Keeps a file for a file element, and gives its id. Throws, with a sentence, when it is too large. */
  addFile(userId: string, name: string, bytes: Uint8Array): string;
  /** The whole workspace with its newest messages as JSON: people, messages, views, marks, tokens, response_urls. */
  exportState(): unknown;
  /** Puts a workspace back as it was exported. Throws, and changes nothing, for anything else. */
  restoreState(state: unknown): void;
  /** Grows with every change anybody could see. */
  readonly version: number;
  /** Called after something changed, once for all that changed together. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Asks the request URL to echo a challenge, as Slack does when the URL is set. */
  verifyRequestUrl(): Promise<boolean>;
  /** Sends any event the app subscribed to. */
  event(event: Fields & { type: string }): Promise<void>;
  /** Pushes what Slack's own client would never have offered this person; answers with the app's answer. */
  forge(userId: string, forged: Forged): Promise<{ readonly status: number; readonly answer: unknown }>;
  /** Somebody edits a user group; the app hears of it. */
  changeUserGroup(groupId: string, change: UserGroupChange | readonly string[]): Promise<void>;
  /** A channel is archived, renamed, joined or left; the app hears of it. */
  changeChannel(channelId: string, change: ChannelChange): Promise<void>;
  /** Slack gives a channel another id; the app hears of it. */
  moveChannel(from: string, to: string): Promise<void>;
  /** A person's account changes (deactivated, made a guest, another language); the app hears of it. */
  changeUser(userId: string, change: Partial<User>): Promise<void>;
  /** Slack asks Socket Mode connections to leave. */
  disconnectSockets(reason: DisconnectReason): void;
  /** Socket Mode connections break without a word. */
  dropSockets(): void;
  /** Socket Mode connections stay open, but Slack's pings stop, or everything does. */
  stallSockets(what: "pings" | "everything"): void;
  /** Open Socket Mode connections. */
  readonly socketConnections: number;
  /** Resolves when no push waits for its answer. */
  idle(): Promise<void>;
  /** Back to the seed; the app stays installed. */
  reset(): void;
  close(): Promise<void>;
}

export async function startSlackSimulator(options: SimulatorOptions = {}): Promise<SlackSimulator> {
  const now = options.now ?? Date.now;
  const faults: FaultBook = faultBook();
  const sockets = openSocketHub({
    appId: botIds.app,
    faults,
    note: (message) => noteViolation(sim, { exchange: 0, where: "Socket Mode", pointer: "", message }),
    pingEveryMs: options.socketPingMs ?? 5_000,
  });
  const { server, origin } = await listen(options.port ?? 0, () => neighbours);
  const settings = {
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? [0, 50, 100],
    enforcePace: options.enforcePace ?? false,
    keepExchanges: options.keepExchanges ?? 10_000,
    keepMessages: options.keepMessages ?? 20_000,
    refreshGraceMs: options.refreshGraceMs ?? 0,
  };
  const shared = {
    ids: makeIds(now),
    oauthCodes: makeOauthCodes(now),
    uploads: new Uploads(),
    ...{ faults, sockets, origin, now, settings },
    traffic: [],
    violations: [],
    inFlight: new Set<Promise<unknown>>(),
  };
  const open = (all: () => Simulation["neighbours"], seed: Partial<WorldSeed> | undefined): Simulation => {
    const world = emptyWorld();
    plant(world, seed);
    return {
      ...shared,
      world,
      triggers: makeTriggers(now),
      responseUrls: makeResponseUrls(origin, world.team.id, now),
      rotation: makeTokenRotation(now, settings.refreshGraceMs),
      changes: makeChanges(Date.now()),
      get neighbours() {
        return all();
      },
      installation: undefined,
      revokedTokens: new Set(),
    };
  };
  const sim = open(() => neighbours, options.seed);
  const neighbours: [Simulation, ...Simulation[]] = [sim];
  const close = async () => {
    sockets.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const openBeside: SlackSimulator["openWorkspace"] = (seed) => {
    const beside = open(() => neighbours, seed);
    neighbours.push(beside);
    beside.installation = registered(beside);
    return asSimulator(beside, { seed, close, openWorkspace: openBeside });
  };
  return asSimulator(sim, { seed: options.seed, close, openWorkspace: openBeside });
}

function asSimulator(
  sim: Simulation,
  {
    seed,
    close,
    openWorkspace,
  }: Pick<SlackSimulator, "close" | "openWorkspace"> & { readonly seed: Partial<WorldSeed> | undefined },
): SlackSimulator {
  const { origin, world, faults, sockets } = sim;
  return {
    apiUrl: `${origin}/api/`,
    authorizeUrl: `${origin}/oauth/v2/authorize`,
    world,
    faults,
    traffic: sim.traffic,
    violations: sim.violations,
    install: (app = {}) => installApp(sim, app),
    register: (app) => registerApp(sim, app),
    openWorkspace,
    async uninstall() {
      revokeTokens(sim);
      await settled(sim);
    },
    person: (userId) => new Person(sim, userId),
    client: (userId) => openClient(sim, userId),
    addFile: (userId, name, bytes) => addFile(sim, userId, name, bytes),
    exportState: () => save(sim),
    restoreState: (state) => restore(sim, state),
    get version() {
      return sim.changes.version;
    },
    onChange: (listener) => sim.changes.onChange(listener),
    async verifyRequestUrl() {
      const challenge = sim.ids.next("challenge");
      const body = { token: "simulated-verification-token", challenge, type: "url_verification" };
      const { answer } = await deliver(sim, { kind: "event", body });
      return answer === challenge || (isFields(answer) && answer["challenge"] === challenge);
    },
    async event(event) {
      await sendEvent(sim, event);
    },
    forge: (userId, forged) => forge(sim, userId, forged),
    changeUserGroup: (groupId, change) =>
      changeUserGroup(sim, groupId, "length" in change ? { users: change } : change),
    moveChannel: (from, to) => moveChannel(sim, from, to),
    changeChannel: (channelId, change) => changeChannel(sim, channelId, change),
    changeUser: (userId, change) => changeUser(sim, userId, change),
    disconnectSockets: (reason) => sockets.disconnect(reason),
    dropSockets: () => sockets.drop(),
    stallSockets: (what) => sockets.stall(what),
    get socketConnections() {
      return sockets.connections;
    },
    idle: () => settled(sim),
    reset() {
      plant(world, seed);
      nameBot(sim);
      sim.triggers.clear();
      sim.responseUrls.clear();
      sim.oauthCodes.clear();
      sim.uploads.clear();
      faults.clear();
      sim.traffic.length = 0;
      sim.violations.length = 0;
      sim.changes.note();
    },
    close,
  };
}

async function settled(sim: Simulation): Promise<void> {
  // A push may start another (a retried event): look again until nothing is left.
  while (sim.inFlight.size > 0) await Promise.allSettled([...sim.inFlight]);
}

type Falsy = undefined | null | false;

/** Polls until `read` gives something; throws what it last gave, or the error it last threw, when time runs out. */
export async function eventually<T>(
  read: () => T | Falsy | Promise<T | Falsy>,
  options: { readonly withinMs?: number } = {},
): Promise<T> {
  const withinMs = options.withinMs ?? 5000;
  const endsAt = performance.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await read();
      if (value !== undefined && value !== null && value !== false) return value;
      last = value;
    } catch (cause) {
      last = cause;
    }
    if (performance.now() > endsAt) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const reason = last instanceof Error ? last.message : `the last look gave ${String(last)}`;
  throw new Error(`It did not happen within ${withinMs} ms: ${reason}\n  asked: ${String(read)}`, {
    cause: last,
  });
}
