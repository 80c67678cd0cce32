import type { SavedIds } from "../ids.ts";
import type { Installation } from "../installation.ts";
import type { SavedUrls } from "../response-urls.ts";
import { isFields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { SavedRotation } from "../token-rotation.ts";
import type { Message, StateValues, World } from "./state.ts";

const format = "slack-stand-in";
/** Another number, another shape: what an older one wrote is refused. */
const version = 1;
const mostMessages = 5_000;

type Entries<T> = readonly (readonly [string, T])[];
type MapValue<M> = M extends Map<string, infer V> ? V : never;
type SavedMessage = Omit<Message, "state"> & { readonly state: Entries<StateValues> };

interface Saved {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly world: {
    readonly team: World["team"];
    readonly messages: readonly SavedMessage[];
    readonly mentions: World["mentions"];
    readonly reads: Entries<Entries<string>>;
    readonly files: Entries<Omit<MapValue<World["files"]>, "bytes"> & { readonly bytes: string }>;
  } & { readonly [K in PlainMap]: Entries<MapValue<World[K]>> };
  readonly ids: SavedIds;
  readonly responseUrls: SavedUrls;
  readonly installation: Installation | null;
  readonly revokedTokens: readonly string[];
  readonly rotation: SavedRotation;
}

/** Parts of the world that are JSON but for the map around them. */
const plainMaps = ["users", "channels", "userGroups", "views", "stacks", "homes"] as const;
type PlainMap = (typeof plainMaps)[number];

/** The whole workspace as JSON, with the newest messages: what `restore` makes it again from. */
export function save(sim: Simulation): Saved {
  const { world } = sim;
  const messages = world.messages.slice(-mostMessages);
  const kept = new Set(messages.map(({ ts }) => ts));
  return structuredClone({
    format,
    version,
    world: {
      team: world.team,
      users: [...world.users],
      channels: [...world.channels],
      userGroups: [...world.userGroups],
      views: [...world.views],
      stacks: [...world.stacks],
      homes: [...world.homes],
      messages: messages.map((message) => ({ ...message, state: [...message.state] })),
      mentions: world.mentions.filter(({ ts }) => kept.has(ts)),
      reads: [...world.reads].map(([userId, marks]) => [userId, [...marks]] as const),
      files: [...world.files].map(
        ([id, file]) => [id, { ...file, bytes: Buffer.from(file.bytes).toString("base64") }] as const,
      ),
    },
    ids: sim.ids.save(),
    responseUrls: sim.responseUrls.save(),
    installation: sim.installation ?? null,
    revokedTokens: [...sim.revokedTokens],
    rotation: sim.rotation.save(),
  });
}

/** Puts the workspace back as it was saved. Throws, and leaves everything alone, for anything that was not. */
export function restore(sim: Simulation, state: unknown): void {
  const saved = read(state);
  const { world } = sim;
  world.team = saved.world.team;
  for (const part of plainMaps) refill(world[part] as Map<string, unknown>, saved.world[part]);
  world.messages.splice(
    0,
    world.messages.length,
    ...saved.world.messages.map((message) => ({ ...message, state: new Map(message.state) })),
  );
  world.mentions.splice(0, world.mentions.length, ...saved.world.mentions);
  refill(
    world.reads,
    saved.world.reads.map(([userId, marks]) => [userId, new Map(marks)] as const),
  );
  refill(
    world.files,
    saved.world.files.map(
      ([id, file]) => [id, { ...file, bytes: Buffer.from(file.bytes, "base64") }] as const,
    ),
  );
  sim.ids.goOn(saved.ids);
  sim.responseUrls.goOn(saved.responseUrls);
  sim.revokedTokens.clear();
  for (const token of saved.revokedTokens) sim.revokedTokens.add(token);
  sim.rotation.goOn(saved.rotation);
  if (saved.installation) sim.installation = { ...saved.installation, ...connection(sim) };
  sim.triggers.clear();
  sim.oauthCodes.clear();
  sim.uploads.clear();
  sim.changes.note();
}

/** Where the app of this run listens, if it was installed before the state was put back. */
function connection({ installation }: Simulation): Partial<Installation> {
  if (!installation) return {};
  const { requestUrl, signingSecret, commands, shortcuts, events, name } = installation;
  return { requestUrl, signingSecret, commands, shortcuts, events, name };
}

function refill<T>(map: Map<string, T>, entries: Entries<T>): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

function read(state: unknown): Saved {
  if (!isFields(state) || state["format"] !== format)
    throw new Error("This is not a saved workspace of the Slack stand-in.");
  if (state["version"] !== version)
    throw new Error(
      `This workspace was saved in version ${String(state["version"])} of its format; only version ${version} can be read.`,
    );
  const broken = brokenPart(state);
  if (broken) throw new Error(`The saved workspace is damaged: its "${broken}" cannot be read.`);
  // Format and version are ours, and every part has its shape.
  return structuredClone(state) as unknown as Saved;
}

function brokenPart(state: Record<string, unknown>): string | undefined {
  const world = isFields(state["world"]) ? state["world"] : {};
  if (!isFields(world["team"]) || typeof world["team"]["id"] !== "string") return "team";
  const mapped = ["users", "channels", "userGroups", "views", "homes", "files"];
  const broken = mapped.find((part) => !areEntries(world[part], (value) => isFields(value) && "id" in value));
  if (broken) return broken;
  if (!areEntries(world["stacks"], Array.isArray)) return "stacks";
  if (!areEntries(world["reads"], (marks) => areEntries(marks, isText))) return "reads";
  const isMessage = (one: unknown) =>
    isFields(one) && isText(one["ts"]) && Array.isArray(one["blocks"]) && areEntries(one["state"], isFields);
  if (!isList(world["messages"], isMessage)) return "messages";
  if (!isList(world["mentions"], isFields)) return "mentions";
  const ids = state["ids"];
  if (!isFields(ids) || !["lastSecond", "inSecond", "counter"].every((key) => typeof ids[key] === "number"))
    return "ids";
  if (!areEntries(state["responseUrls"], (url) => isFields(url) && isFields(url["target"])))
    return "responseUrls";
  if (state["installation"] !== null && !isFields(state["installation"])) return "installation";
  if (!isList(state["rotation"], (one) => isFields(one) && isText(one["accessToken"]))) return "rotation";
  return isList(state["revokedTokens"], isText) ? undefined : "revokedTokens";
}

function areEntries(value: unknown, isValue: (inner: unknown) => boolean): boolean {
  return isList(value, (entry) => Array.isArray(entry) && isText(entry[0]) && isValue(entry[1]));
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isItem(item));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
