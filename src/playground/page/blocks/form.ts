import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef } from "preact/hooks";
import type { ActAnswer, Entered, EnteredValues, Place } from "../../../simulators/slack/client/act.ts";
import type { Fields } from "../../../simulators/slack/rules/shape.ts";
import type { StateValues } from "../../../simulators/slack/world/state.ts";
import { useKept } from "../kept.ts";
import { useSession } from "../session.ts";
import { enteredValues, type Held, heldBy, sizeOf, stillThere, type Touched, withHeld } from "./held.ts";

/** One view or message with its elements: what they hold, and the way to the app. */
export interface Form {
  readonly place: Place;
  /** Words under input blocks, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  held(blockId: string, actionId: string, type: string): Held;
  hold(blockId: string, actionId: string, type: string, held: Held): void;
  /** Everything touched, as acts carry it. */
  typed(): EnteredValues;
  use(blockId: string, actionId: string, entered: Entered): Promise<ActAnswer>;
  search(blockId: string, actionId: string, typed: string): Promise<ActAnswer>;
  forget(): void;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error("An element stands in a form");
  return form;
}

export interface FormProps {
  readonly blocks: readonly Fields[];
  readonly place: Place;
  readonly values: StateValues;
  readonly errors?: Readonly<Record<string, string>>;
  /** Of several forms in one place, such as a message's attachments: which one. */
  readonly part?: string;
}

const untouched: Touched = {};
const noErrors = {};

export function useNewForm({ blocks, place, values, errors = noErrors, part = "" }: FormProps): Form {
  const { act } = useSession();
  const where = "viewId" in place ? `view ${place.viewId}` : `message ${place.channelId} ${place.ts}`;
  const key = `${where} ${part}`;
  const [touched, setTouched, forget] = useKept<Touched>(key, untouched);

  // What is typed counts at once, not only after the next drawing: Enter may follow the last letter closely.
  const latest = useRef(touched);
  latest.current = touched;

  useEffect(() => {
    const kept = stillThere(latest.current, blocks);
    if (sizeOf(kept) < sizeOf(latest.current)) setTouched(kept);
  }, [blocks, setTouched]);

  return useMemo(() => {
    const typed = () => enteredValues(stillThere(latest.current, blocks));
    return {
      place,
      errors,
      held: (blockId, actionId, type) => heldBy(latest.current, values, blockId, actionId, type),
      hold: (blockId, actionId, type, held) =>
        setTouched((was) => {
          latest.current = withHeld(was, blockId, actionId, { type, held });
          return latest.current;
        }),
      typed,
      use: (blockId, actionId, entered) =>
        act({ act: "use", at: place, blockId, actionId, entered, values: typed() }),
      search: (blockId, actionId, words) =>
        act({ act: "search", at: place, blockId, actionId, typed: words, values: typed() }),
      forget,
    };
  }, [touched, setTouched, forget, blocks, place, values, errors, act]);
}
