import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { fieldsIn, plainWords, TextObject } from "../text/text.tsx";
import type { BlockProps } from "./block.tsx";
import { Element, Elements, rowSlot } from "./elements/element.tsx";
import { useForm } from "./form.ts";
import { ImageElement } from "./image.tsx";
import { Unknown } from "./unknown.tsx";

export function SectionBlock({ block }: BlockProps): JSX.Element {
  const id = useId();
  const fields = fieldsIn(block["fields"]);
  const accessory = block["accessory"];
  return (
    <>
      <div class="section-body" id={id}>
        <TextObject of={block["text"]} />
        {fields.length > 0 && (
          <div class="section-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isFields(accessory) && (
        <div class="section-accessory">
          <Element
            key={`${accessory["type"]} ${accessory["action_id"]}`}
            element={accessory}
            slot={rowSlot(block, id)}
          />
        </div>
      )}
    </>
  );
}

/** Above them stand the page's title and its part's. */
const headings = ["h3", "h4", "h5", "h6"] as const;

export function HeaderBlock({ block }: BlockProps): JSX.Element {
  const level = typeof block["level"] === "number" ? block["level"] : 1;
  const Heading = headings[level - 1] ?? "h3";
  return <Heading class={`block-title block-title-${level}`}>{plainWords(block["text"])}</Heading>;
}

export function ContextBlock({ block }: BlockProps): JSX.Element {
  return (
    <>
      {fieldsIn(block["elements"]).map((element, index) => {
        if (element["type"] === "image") return <ImageElement key={index} element={element} />;
        if (element["type"] === "mrkdwn" || element["type"] === "plain_text")
          return <TextObject key={index} of={element} />;
        return <Unknown key={index} what="element" type={element["type"]} />;
      })}
    </>
  );
}

export function ActionsBlock({ block }: BlockProps): JSX.Element {
  return <Elements of={fieldsIn(block["elements"])} slot={rowSlot(block)} />;
}

/** Elements of several controls, which no single label can belong to. */
const groups = ["checkboxes", "radio_buttons"];

export function InputBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const { errors } = useForm();
  const id = useId();
  const { element } = block;
  const blockId = String(block["block_id"]);
  const error = errors[blockId];
  const isOptional = block["optional"] === true;
  if (!isFields(element)) return <Unknown what="element" type={undefined} />;
  const hint = plainWords(block["hint"]);
  const describedBy = [error && `${id}error`, hint && `${id}hint`].filter(Boolean).join(" ") || undefined;
  const isGroup = groups.includes(String(element["type"]));
  const Label = isGroup ? "div" : "label";
  return (
    <div class={error ? "input has-error" : "input"}>
      <Label class="input-label" {...(isGroup ? {} : { for: `${id}field` })}>
        <span id={`${id}label`}>{plainWords(block["label"])}</span>
        {isOptional && <span class="input-optional"> {t("playground.blocks.optional")}</span>}
      </Label>
      <Element
        key={`${element["type"]} ${element["action_id"]}`}
        element={element}
        slot={{
          blockId,
          fieldId: `${id}field`,
          labelId: `${id}label`,
          describedBy,
          isInvalid: error !== undefined,
          isRequired: !isOptional,
          isOptional,
          dispatches: block["dispatch_action"] === true,
        }}
      />
      <div class="input-error" id={`${id}error`} role="alert">
        {error}
      </div>
      {hint && (
        <div class="input-hint" id={`${id}hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
