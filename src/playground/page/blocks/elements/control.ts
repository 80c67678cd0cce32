import { useId, useState } from "preact/hooks";
import type { Entered } from "../../../../simulators/slack/client/act.ts";
import type { Fields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { useConfirm } from "../confirm.tsx";
import { useForm } from "../form.ts";
import { entered, type Held } from "../held.ts";

/** Where an element stands, and how it is called there. */
export interface Slot {
  readonly blockId: string;
  /** The id its label points to; an own one where nothing does. */
  readonly fieldId?: string;
  /** Ids of what names it and of what explains it. */
  readonly labelId: string | undefined;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
  /** It may be emptied again. */
  readonly isOptional: boolean;
  /** Using it tells the app at once. */
  readonly dispatches: boolean;
}

export interface ElementProps {
  readonly element: Fields;
  readonly control: Control;
}

/** One element in use. */
export interface Control {
  readonly id: string;
  readonly type: string;
  readonly actionId: string;
  readonly slot: Slot;
  readonly held: Held;
  readonly isBusy: boolean;
  /** Words beside the element when its act failed. */
  readonly trouble: string | null;
  /** Keeps a value without telling the app. */
  hold(next: Held): void;
  /** Keeps a value, and tells the app where the element does so; asks first if the element has a question. */
  change(next: Held): Promise<void>;
  /** Tells the app. False when the person said no, or it failed. */
  use(what: Entered): Promise<boolean>;
}

export function useControl(element: Fields, slot: Slot): Control {
  const { t } = useSession();
  const form = useForm();
  const ask = useConfirm();
  const ownId = useId();
  const id = slot.fieldId ?? ownId;
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const type = String(element["type"]);
  const actionId = String(element["action_id"]);

  async function tell(what: Entered): Promise<boolean> {
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await form.use(slot.blockId, actionId, what);
      if (answer.trouble) setTrouble(answer.words ?? t(`playground.blocks.trouble.${answer.trouble}`));
      return answer.trouble === null;
    } catch {
      setTrouble(t("playground.blocks.trouble.away"));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    id,
    type,
    actionId,
    slot,
    held: form.held(slot.blockId, actionId, type),
    isBusy,
    trouble,
    hold: (next) => form.hold(slot.blockId, actionId, type, next),
    async change(next) {
      if (slot.dispatches && !(await ask(element["confirm"]))) return;
      form.hold(slot.blockId, actionId, type, next);
      if (slot.dispatches) await tell(entered(next));
    },
    async use(what) {
      if (isBusy || !(await ask(element["confirm"]))) return false;
      return tell(what);
    },
  };
}

/** What every field carries for those who do not see it, and for whoever sets the focus. */
export function fieldProps({ slot, id, isBusy }: Control, element: Fields) {
  return {
    id,
    "aria-labelledby": slot.labelId,
    "aria-describedby": slot.describedBy,
    "aria-invalid": slot.isInvalid || undefined,
    "aria-required": slot.isRequired || undefined,
    "aria-busy": isBusy || undefined,
    "data-focus-on-load": element["focus_on_load"] === true || undefined,
  };
}
