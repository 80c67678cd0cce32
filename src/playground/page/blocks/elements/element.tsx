import type { FunctionComponent, JSX } from "preact";
import type { Fields } from "../../../../simulators/slack/rules/shape.ts";
import { ImageElement } from "../image.tsx";
import { Unknown } from "../unknown.tsx";
import { Button, FeedbackButtons, IconButton, Trouble, WorkflowButton } from "./buttons.tsx";
import { type ElementProps, type Slot, useControl } from "./control.ts";
import { DatePicker, DateTimePicker, TimePicker } from "./date-input.tsx";
import { ExternalSelect } from "./external-select.tsx";
import { FileInput } from "./file-input.tsx";
import { Checkboxes, RadioButtons } from "./options.tsx";
import { Overflow } from "./overflow.tsx";
import { ChannelsSelect, ConversationsSelect, StaticSelect, UsersSelect } from "./select.tsx";
import { EmailInput, NumberInput, PlainTextInput, RichTextInput, UrlInput } from "./text-input.tsx";

/** Every element there is a drawing for. */
export const elementParts: Readonly<Record<string, FunctionComponent<ElementProps>>> = {
  button: Button,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  static_select: StaticSelect,
  multi_static_select: StaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: UsersSelect,
  multi_users_select: UsersSelect,
  conversations_select: ConversationsSelect,
  multi_conversations_select: ConversationsSelect,
  channels_select: ChannelsSelect,
  multi_channels_select: ChannelsSelect,
  overflow: Overflow,
  plain_text_input: PlainTextInput,
  rich_text_input: RichTextInput,
  email_text_input: EmailInput,
  url_text_input: UrlInput,
  number_input: NumberInput,
  file_input: FileInput,
  image: ImageElement,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  workflow_button: WorkflowButton,
};

export function Element({ element, slot }: { readonly element: Fields; readonly slot: Slot }): JSX.Element {
  const control = useControl(element, slot);
  const Part = Object.hasOwn(elementParts, control.type) ? elementParts[control.type] : undefined;
  if (!Part) return <Unknown what="element" type={element["type"]} />;
  return (
    <span class={`element element-${control.type.replaceAll("_", "-")}`}>
      <Part element={element} control={control} />
      <Trouble words={control.trouble} />
    </span>
  );
}

/** Several elements of one block: each keeps its own state while it stays itself. */
export function Elements(props: { readonly of: readonly Fields[]; readonly slot: Slot }): JSX.Element {
  return (
    <>
      {props.of.map((element, index) => (
        <Element
          key={`${element["type"]} ${element["action_id"] ?? index}`}
          element={element}
          slot={props.slot}
        />
      ))}
    </>
  );
}

/** The slot of an element that stands in a row, not under a label. */
export function rowSlot(block: Fields, labelId?: string): Slot {
  return {
    blockId: String(block["block_id"]),
    labelId,
    describedBy: undefined,
    isInvalid: false,
    isRequired: false,
    isOptional: false,
    dispatches: true,
  };
}
