import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Fields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { plainWords } from "../../text/text.tsx";
import { useForm } from "../form.ts";
import { numberIn } from "../held.ts";
import { groupsFound } from "./choices.ts";
import { Combobox } from "./combobox.tsx";
import type { ElementProps } from "./control.ts";
import { menuProps } from "./select.tsx";

/** The app is asked when typing rests for this long. */
const restMs = 250;
const slacksLeastLength = 3;

type Found =
  | { readonly is: "waiting" | "searching" }
  | { readonly is: "found"; readonly options: readonly Fields[] }
  | { readonly is: "failed"; readonly words: string | null };

/** A menu whose choices the app gives for what is typed. */
export function ExternalSelect({ element, control }: ElementProps): JSX.Element {
  const { t } = useSession();
  const form = useForm();
  const least = numberIn(element, "min_query_length") ?? slacksLeastLength;
  const [found, setFound] = useState<Found>({ is: "waiting" });
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(typed: string): void {
    clearTimeout(timer.current);
    asked.current += 1;
    const turn = asked.current;
    const isEnough = [...typed].length >= least;
    setFound({ is: isEnough ? "searching" : "waiting" });
    if (!isEnough) return;
    const ask = async () => {
      const answer = await form.search(control.slot.blockId, control.actionId, typed).catch(() => null);
      // An answer to what was typed before says nothing any more.
      if (turn !== asked.current) return;
      if (!answer || answer.trouble) setFound({ is: "failed", words: answer?.words ?? null });
      else setFound({ is: "found", options: answer.options });
    };
    timer.current = setTimeout(() => void ask(), typed === "" ? 0 : restMs);
  }

  const groups = found.is === "found" ? groupsFound(found.options) : [];
  const isNothing = groups.every(({ choices }) => choices.length === 0);
  const remark = {
    waiting: t("playground.blocks.select.type-more", { count: least }),
    searching: t("playground.blocks.select.searching"),
    found: isNothing ? t("playground.blocks.select.none") : null,
    failed: t("playground.blocks.select.failed"),
  }[found.is];
  return (
    <Combobox
      {...menuProps(element, control, [])}
      element={element}
      control={control}
      placeholder={plainWords(element["placeholder"]) || t("playground.blocks.select")}
      groups={groups}
      remark={remark}
      onOpen={() => search("")}
      onTyped={(typed) => (typed === null ? undefined : search(typed))}
    />
  );
}
