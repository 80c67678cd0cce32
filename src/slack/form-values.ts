import { z } from "zod";

const Choice = z.object({ value: z.string() });

/** One input's state as Slack sends it. Everything is optional: an untouched input comes as null, [] or not at all. */
const Input = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: Choice.nullish(),
  selected_options: z.array(Choice).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_channel: z.string().nullish(),
  selected_date: z.string().nullish(),
  files: z
    .array(z.looseObject({ id: z.string(), name: z.string().nullish(), size: z.number().nullish() }))
    .nullish(),
});
type Input = z.infer<typeof Input>;

export const StateValues = z.record(z.string(), z.record(z.string(), Input));
export type StateValues = z.infer<typeof StateValues>;

/** What was typed and picked, found by action_id: ours are unique within a view, while block_ids change to reset a field. */
export class FormValues {
  readonly #inputs = new Map<string, { readonly blockId: string; readonly input: Input }>();

  constructor(state: StateValues) {
    for (const [blockId, actions] of Object.entries(state)) {
      for (const [actionId, input] of Object.entries(actions)) this.#inputs.set(actionId, { blockId, input });
    }
  }

  /** Exactly as typed, never trimmed; null when empty. */
  text(actionId: string): string | null {
    return this.#find(actionId)?.value || null;
  }

  /** The value of a select or of radio buttons. */
  choice(actionId: string): string | null {
    return this.#find(actionId)?.selected_option?.value ?? null;
  }

  /** The values of checkboxes or of a multi-select. */
  choices(actionId: string): readonly string[] {
    return (this.#find(actionId)?.selected_options ?? []).map((each) => each.value);
  }

  isTicked(actionId: string, value: string): boolean {
    return this.choices(actionId).includes(value);
  }

  users(actionId: string): readonly string[] {
    const input = this.#find(actionId);
    return input?.selected_users ?? (input?.selected_user ? [input.selected_user] : []);
  }

  channel(actionId: string): string | null {
    const input = this.#find(actionId);
    return input?.selected_conversation ?? input?.selected_channel ?? null;
  }

  /** `YYYY-MM-DD`. */
  date(actionId: string): string | null {
    return this.#find(actionId)?.selected_date ?? null;
  }

  /** What was put into a file field. Sizes are Slack's word: what is read is counted. */
  files(actionId: string): readonly { readonly id: string; readonly name: string; readonly bytes: number }[] {
    return (this.#find(actionId)?.files ?? []).map(({ id, name, size }) => ({
      id,
      name: name || id,
      bytes: size ?? 0,
    }));
  }

  /** The block to hang a field error on. */
  blockOf(actionId: string): string {
    return this.#inputs.get(actionId)?.blockId ?? actionId;
  }

  #find(actionId: string): Input | undefined {
    return this.#inputs.get(actionId)?.input;
  }
}
