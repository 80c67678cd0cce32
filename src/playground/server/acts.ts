import { z } from "zod";
import type { Act } from "../../simulators/slack/client/act.ts";
import type { DeskAct } from "../contract.ts";

const id = z.string().min(1).max(300);
const typed = z.string().max(100_000);
const Entered = z.union([typed, z.array(typed).max(200), z.null()]);
const Values = z.record(id, z.record(id, Entered));
const At = z.union([z.strictObject({ viewId: id }), z.strictObject({ channelId: id, ts: id })]);
const within = { at: At, blockId: id, actionId: id };

/** What the page asks to be done, as it comes over the wire. */
export const ReadAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("say"), channelId: id, text: typed, threadTs: id.exactOptional() }),
  z.strictObject({ act: z.literal("shortcut"), callbackId: id }),
  z.strictObject({ act: z.literal("message-shortcut"), callbackId: id, channelId: id, ts: id }),
  z.strictObject({ act: z.literal("open-home") }),
  z.strictObject({ act: z.literal("use"), ...within, entered: Entered, values: Values.exactOptional() }),
  z.strictObject({ act: z.literal("search"), ...within, typed, values: Values.exactOptional() }),
  z.strictObject({ act: z.literal("submit"), viewId: id, values: Values }),
  z.strictObject({ act: z.literal("close"), viewId: id, whole: z.boolean() }),
  z.strictObject({ act: z.literal("mark-read"), channelId: id, ts: id }),
  z.strictObject({ act: z.literal("join"), channelId: id }),
]) satisfies z.ZodType<Act>;

const address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/);

export const ReadLetter = z.object({
  from: address,
  to: address,
  subject: z.string().max(1_000),
  body: z.string().max(100_000),
});

/** What is done at the desk, as it comes over the wire. */
export const ReadDeskAct = z.discriminatedUnion("desk", [
  z.strictObject({ desk: z.literal("reset"), seed: z.enum(["little-world", "empty"]) }),
  z.strictObject({ desk: z.literal("fault"), id, isOn: z.boolean() }),
  z.strictObject({ desk: z.literal("drop-sockets") }),
  z.strictObject({ desk: z.literal("send-mail"), ...ReadLetter.shape }),
  z.strictObject({ desk: z.literal("read-mail"), number: z.number().int().min(1) }),
]) satisfies z.ZodType<DeskAct>;
