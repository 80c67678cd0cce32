import { isFields } from "./shape.ts";

/** Somebody whom a message would notify. `automatic`: Slack made it from plain text, nobody wrote `<...>`. */
export interface MentionFound {
  readonly kind: "user" | "group" | "everyone";
  readonly target: string;
  readonly automatic: boolean;
  readonly pointer: string;
}

/** Finds whom a message would notify: in its text, its mrkdwn objects and its rich text. */
export function findMentions(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly linkNames?: boolean;
}): MentionFound[] {
  const found: MentionFound[] = [];
  if (typeof message.text === "string") {
    found.push(...written(message.text, "/text"));
    if (message.linkNames) found.push(...plainNames(message.text, "/text"));
  }
  walk(message.blocks, "/blocks", found);
  return found;
}

function walk(value: unknown, at: string, found: MentionFound[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${at}/${index}`, found);
    return;
  }
  if (!isFields(value)) return;
  const { type, text } = value;
  if (type === "mrkdwn" && typeof text === "string") {
    found.push(...written(text, at));
    if (value["verbatim"] !== true) found.push(...plainNames(text, at));
  }
  if (type === "user" && typeof value["user_id"] === "string")
    found.push({ kind: "user", target: value["user_id"], automatic: false, pointer: at });
  if (type === "usergroup" && typeof value["usergroup_id"] === "string")
    found.push({ kind: "group", target: value["usergroup_id"], automatic: false, pointer: at });
  if (type === "broadcast" && typeof value["range"] === "string")
    found.push({ kind: "everyone", target: value["range"], automatic: false, pointer: at });
  for (const [key, inner] of Object.entries(value)) walk(inner, `${at}/${key}`, found);
}

function written(text: string, pointer: string): MentionFound[] {
  return [...text.matchAll(/<(@|!subteam\^|!)([A-Za-z0-9]+)(?:\|[^>]*)?>/g)].flatMap(
    ([, mark, name = ""]): MentionFound[] => {
      if (mark === "@") return [{ kind: "user", target: name, automatic: false, pointer }];
      if (mark === "!subteam^") return [{ kind: "group", target: name, automatic: false, pointer }];
      return /^(here|channel|everyone|group)$/.test(name)
        ? [{ kind: "everyone", target: name, automatic: false, pointer }]
        : [];
    },
  );
}

/** Only the names that reach everybody: `@anna` alone is a name, not yet a person. */
function plainNames(text: string, pointer: string): MentionFound[] {
  const outsideTags = text.replace(/<[^>]*>/g, " ").replace(/`[^`]*`/g, " ");
  return [...outsideTags.matchAll(/(?<![\w@.])@(here|channel|everyone)\b(?!\.\w)/g)].map(
    ([, target = ""]) => ({ kind: "everyone", target, automatic: true, pointer }),
  );
}
