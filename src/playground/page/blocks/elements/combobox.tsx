import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Fields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { Icon } from "../../shell/icon.tsx";
import { ChoiceList } from "./choice-list.tsx";
import type { Choice, ChoiceGroup } from "./choices.ts";
import { type Control, fieldProps } from "./control.ts";
import { useFloating } from "./floating.ts";

interface ComboboxProps {
  readonly element: Fields;
  readonly control: Control;
  readonly placeholder: string;
  /** What is offered for what is typed. */
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Choice[];
  readonly isMany: boolean;
  /** Of a menu that takes many. */
  readonly most?: number | undefined;
  /** Instead of choices: searching, nothing found, could not load. */
  readonly remark: string | null;
  /** Null: the list closed, nothing is typed any more. */
  onTyped(typed: string | null): void;
  onOpen?(): void;
  onChosen(next: readonly Choice[]): void;
}

/** An editable combobox with a list, by the ARIA pattern: typing narrows, arrows move, Enter takes, Escape leaves. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const { control, groups, chosen, isMany, most, remark } = props;
  const { t } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, open, close, floats } = useFloating(box, "start");
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const all = groups.flatMap(({ choices }) => choices);
  const listId = `${control.id}list`;
  const isFull = most !== undefined && chosen.length >= most;
  const isChosen = ({ value }: Choice) => chosen.some((one) => one.value === value);

  useEffect(() => {
    if (!isOpen && typed !== null) type(null);
  }, [isOpen]);

  function type(next: string | null): void {
    setTyped(next);
    setActive(0);
    props.onTyped(next);
  }
  function show(): void {
    if (isOpen) return;
    open();
    setActive(Math.max(0, all.findIndex(isChosen)));
    props.onOpen?.();
  }
  function take(choice: Choice | undefined): void {
    if (!choice) return;
    if (!isMany) {
      close();
      type(null);
      props.onChosen([choice]);
      return;
    }
    if (isChosen(choice)) props.onChosen(chosen.filter(({ value }) => value !== choice.value));
    else if (!isFull) props.onChosen([...chosen, choice]);
    if (typed !== null) type(null);
  }
  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) show();
      else if (all.length > 0) setActive((active + step + all.length) % all.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen) take(all[active]);
      else show();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") close();
    else if (event.key === "Backspace" && isMany && !typed) props.onChosen(chosen.slice(0, -1));
  }

  const said = !isMany && typed === null ? (chosen[0]?.text ?? "") : (typed ?? "");
  const isClearable = !isMany && control.slot.isOptional && chosen.length > 0;
  return (
    <div ref={box} class={`combobox field${isOpen ? " is-open" : ""}${control.isBusy ? " is-busy" : ""}`}>
      {isMany &&
        chosen.map((choice) => (
          <span class="chip" key={choice.value}>
            {choice.text}
            <button
              type="button"
              aria-label={t("playground.blocks.select.remove", { choice: choice.text })}
              onClick={() => {
                props.onChosen(chosen.filter(({ value }) => value !== choice.value));
                input.current?.focus();
              }}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <input
        ref={input}
        {...fieldProps(control, props.element)}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && all.length > 0 ? `${listId}${active}` : undefined}
        aria-label={control.slot.labelId ? undefined : props.placeholder}
        placeholder={isMany && chosen.length > 0 ? "" : (chosen[0]?.text ?? props.placeholder)}
        value={said}
        onFocus={() => !isMany && input.current?.select()}
        onBlur={({ relatedTarget }) => {
          if (!(relatedTarget instanceof Node && box.current?.contains(relatedTarget))) close();
        }}
        onClick={show}
        onKeyDown={press}
        onInput={({ currentTarget }) => {
          show();
          type(currentTarget.value);
        }}
      />
      {isClearable && (
        <button
          type="button"
          class="combobox-clear"
          aria-label={t("playground.blocks.select.clear")}
          onClick={() => {
            props.onChosen([]);
            input.current?.focus();
          }}
        >
          <Icon name="close" size={14} />
        </button>
      )}
      <span class="combobox-arrow" aria-hidden="true" onClick={() => input.current?.click()}>
        <Icon name="down" size={16} />
      </span>
      {isOpen && (
        <ChoiceList
          listRef={floats}
          id={listId}
          label={props.placeholder}
          isMany={isMany}
          groups={groups}
          active={active}
          isChosen={isChosen}
          isFull={isFull}
          remark={remark ?? (isFull ? t("playground.blocks.select.full", { count: most }) : null)}
          onTake={take}
        />
      )}
      <span class="visually-hidden" role="status">
        {isOpen ? (remark ?? t("playground.blocks.select.count", { count: all.length })) : ""}
      </span>
    </div>
  );
}
