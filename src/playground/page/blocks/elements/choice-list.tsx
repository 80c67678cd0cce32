import type { JSX, Ref } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../shell/icon.tsx";
import type { Choice, ChoiceGroup } from "./choices.ts";

interface ChoiceListProps {
  readonly listRef: Ref<HTMLDivElement>;
  readonly id: string;
  readonly label: string;
  readonly isMany: boolean;
  readonly groups: readonly ChoiceGroup[];
  readonly active: number;
  isChosen(choice: Choice): boolean;
  /** No more can be chosen. */
  readonly isFull: boolean;
  readonly remark: string | null;
  onTake(choice: Choice): void;
}

/** The list under a combobox. The focus stays in the field; the active option is named by `aria-activedescendant`. */
export function ChoiceList(props: ChoiceListProps): JSX.Element {
  const { id, active } = props;
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  let at = 0;
  return (
    <div ref={props.listRef} popover="manual" class="floating choice-list" onPointerDown={keepFocus}>
      {props.remark && <p class="choice-remark">{props.remark}</p>}
      <div
        id={id}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.isMany || undefined}
        tabIndex={-1}
      >
        {props.groups.map(({ label, choices }, group) => {
          const options = choices.map((choice) => {
            const index = at++;
            const isChosen = props.isChosen(choice);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the combobox, which keeps the focus.
              <div
                key={choice.value}
                id={`${id}${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={isChosen}
                aria-disabled={(props.isFull && !isChosen) || undefined}
                class={`choice${index === active ? " is-active" : ""}`}
                onClick={() => props.onTake(choice)}
              >
                <span class="choice-text">{choice.text}</span>
                {choice.description && <small class="choice-about">{choice.description}</small>}
                {isChosen && (
                  <span class="choice-tick">
                    <Icon name="check" size={16} />
                  </span>
                )}
              </div>
            );
          });
          if (label === null) return options;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is nothing that a listbox may contain.
            <div key={label} role="group" aria-labelledby={`${id}group${group}`}>
              <p id={`${id}group${group}`} class="choice-group">
                {label}
              </p>
              {options}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}
