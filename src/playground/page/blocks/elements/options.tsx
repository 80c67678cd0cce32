import type { JSX } from "preact";
import { type Fields, isFields } from "../../../../simulators/slack/rules/shape.ts";
import { fieldsIn, TextObject } from "../../text/text.tsx";
import { type ElementProps, fieldProps } from "./control.ts";

export function Checkboxes({ element, control }: ElementProps): JSX.Element {
  const chosen = fieldsIn(control.held);
  const isTicked = (option: Fields) => chosen.some((one) => one["value"] === option["value"]);
  return (
    <OptionGroup element={element} control={control}>
      {(option, props) => (
        <input
          {...props}
          type="checkbox"
          checked={isTicked(option)}
          onChange={({ currentTarget }) => {
            const others = chosen.filter((one) => one["value"] !== option["value"]);
            const isOn = !isTicked(option);
            // The tick shows what is held, also when a question was answered with no.
            currentTarget.checked = !isOn;
            void control.change(isOn ? [...others, option] : others);
          }}
        />
      )}
    </OptionGroup>
  );
}

export function RadioButtons({ element, control }: ElementProps): JSX.Element {
  const chosen = isFields(control.held) ? control.held["value"] : null;
  return (
    <OptionGroup element={element} control={control}>
      {(option, props) => (
        <input
          {...props}
          type="radio"
          name={control.id}
          checked={chosen === option["value"]}
          onChange={({ currentTarget }) => {
            currentTarget.checked = chosen === option["value"];
            void control.change(option);
          }}
        />
      )}
    </OptionGroup>
  );
}

interface GroupProps extends ElementProps {
  children(option: Fields, props: { id: string; "aria-describedby": string | undefined }): JSX.Element;
}

function OptionGroup({ element, control, children }: GroupProps): JSX.Element {
  const { id, "aria-required": isRequired, "aria-invalid": _, ...group } = fieldProps(control, element);
  const role = control.type === "radio_buttons" ? "radiogroup" : "group";
  return (
    <div
      {...group}
      {...(role === "radiogroup" ? { "aria-required": isRequired } : {})}
      role={role}
      class="option-group"
    >
      {fieldsIn(element["options"]).map((option, index) => (
        <div class="option" key={String(option["value"])}>
          {children(option, {
            id: `${id}${index}`,
            "aria-describedby": option["description"] ? `${id}${index}about` : undefined,
          })}
          <div>
            <label for={`${id}${index}`}>
              <TextObject of={option["text"]} />
            </label>
            {option["description"] ? (
              <div class="option-about" id={`${id}${index}about`}>
                <TextObject of={option["description"]} />
              </div>
            ) : null}
          </div>
        </div>
      ))}
    </div>
  );
}
