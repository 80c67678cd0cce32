import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isFields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { plainWords } from "../../text/text.tsx";
import { numberIn } from "../held.ts";
import {
  type Choice,
  type ChoiceGroup,
  channelChoices,
  choiceOf,
  conversationGroups,
  filtered,
  groupsOf,
  peopleChoices,
} from "./choices.ts";
import { Combobox } from "./combobox.tsx";
import type { Control, ElementProps } from "./control.ts";

export function StaticSelect({ element, control }: ElementProps): JSX.Element {
  const { t } = useSession();
  const words = plainWords(element["placeholder"]) || t("playground.blocks.select");
  return <Select element={element} control={control} words={words} groups={groupsOf(element)} />;
}

export function UsersSelect({ element, control }: ElementProps): JSX.Element {
  const { t, seen } = useSession();
  const words = plainWords(element["placeholder"]) || t("playground.blocks.select.person");
  const groups = [{ label: null, choices: peopleChoices(seen, false) }];
  return <Select element={element} control={control} words={words} groups={groups} />;
}

export function ChannelsSelect({ element, control }: ElementProps): JSX.Element {
  const { t, seen } = useSession();
  const words = plainWords(element["placeholder"]) || t("playground.blocks.select.channel");
  const groups = [{ label: null, choices: channelChoices(seen, { publicOnly: true, exceptShared: false }) }];
  return <Select element={element} control={control} words={words} groups={groups} />;
}

export function ConversationsSelect({ element, control }: ElementProps): JSX.Element {
  const { t, seen } = useSession();
  const words = plainWords(element["placeholder"]) || t("playground.blocks.select.conversation");
  const groups = conversationGroups(seen, element["filter"], {
    channels: t("playground.blocks.select.channels"),
    people: t("playground.blocks.select.people"),
  });
  return <Select element={element} control={control} words={words} groups={groups} />;
}

interface SelectProps extends ElementProps {
  readonly words: string;
  readonly groups: readonly ChoiceGroup[];
}

function Select({ element, control, words, groups }: SelectProps): JSX.Element {
  const { t } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const offered = filtered(groups, typed ?? "");
  return (
    <Combobox
      {...menuProps(element, control, groups)}
      element={element}
      control={control}
      placeholder={words}
      groups={offered}
      remark={offered.length === 0 ? t("playground.blocks.select.none") : null}
      onTyped={setTyped}
    />
  );
}

/** What is chosen now, and what choosing does, for menus that take one and that take many. */
export function menuProps(
  element: ElementProps["element"],
  control: Control,
  groups: readonly ChoiceGroup[],
) {
  const isMany = control.type.startsWith("multi_");
  const known = groups.flatMap(({ choices }) => choices);
  const held = Array.isArray(control.held) ? control.held : control.held ? [control.held] : [];
  return {
    isMany,
    most: numberIn(element, "max_selected_items"),
    chosen: held.map((one) => chosenChoice(one, known)),
    onChosen(next: readonly Choice[]) {
      const all = next.map(({ held }) => held);
      void control.change(isMany ? all : (all[0] ?? null));
    },
  };
}

function chosenChoice(held: unknown, known: readonly Choice[]): Choice {
  if (isFields(held)) return choiceOf(held);
  const id = String(held);
  return known.find(({ value }) => value === id) ?? { value: id, text: id, description: "", held };
}
