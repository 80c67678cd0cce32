import type { JSX } from "preact";
import type { Place } from "../../../simulators/slack/client/act.ts";
import type { Fields } from "../../../simulators/slack/rules/shape.ts";
import { initialValues } from "../../../simulators/slack/world/state-values.ts";
import { useSession } from "../session.ts";
import { DateText, fieldsIn, Link, Mrkdwn } from "../text/text.tsx";
import { BlockList } from "./block.tsx";
import { Confirming } from "./confirm.tsx";
import { FormContext, type FormProps, useNewForm } from "./form.ts";
import { textIn } from "./held.ts";
import { ImageBlock } from "./image.tsx";

/** The blocks of a message or of the App Home. */
export function Blocks(props: FormProps): JSX.Element {
  const form = useNewForm(props);
  return (
    <FormContext.Provider value={form}>
      <Confirming>
        <div class="blocks">
          <BlockList blocks={props.blocks} />
        </div>
      </Confirming>
    </FormContext.Provider>
  );
}

/** The text of a message that has no blocks. */
export function MessageText({ text }: { readonly text: string }): JSX.Element {
  return <Mrkdwn text={text} />;
}

export function Attachments(props: {
  readonly attachments: readonly Fields[];
  readonly place: Place;
}): JSX.Element {
  return (
    <>
      {props.attachments.map((attachment, index) => (
        <Attachment key={index} of={attachment} place={props.place} part={`attachment ${index}`} />
      ))}
    </>
  );
}

const namedColors: Readonly<Record<string, string>> = {
  good: "#2a9d6f",
  warning: "#d9a13a",
  danger: "#c0355d",
};

interface AttachmentProps {
  readonly of: Fields;
  readonly place: Place;
  readonly part: string;
}

function Attachment({ of, place, part }: AttachmentProps): JSX.Element {
  const { t } = useSession();
  const color = textIn(of, "color");
  const bar = color ? (namedColors[color] ?? (color.startsWith("#") ? color : `#${color}`)) : undefined;
  const text = (name: string) => {
    const value = textIn(of, name);
    return value ? <Mrkdwn text={value} /> : null;
  };
  const title = textIn(of, "title");
  const blocks = fieldsIn(of["blocks"]);
  const seconds = Number(of["ts"]);
  return (
    <div class="attachment-place">
      {text("pretext")}
      <section
        class="attachment"
        aria-label={t("playground.blocks.attachment")}
        style={bar ? { borderInlineStartColor: bar } : {}}
      >
        <small>{textIn(of, "author_name")}</small>
        {title && (
          <div class="card-title">
            {textIn(of, "title_link") ? <Link url={textIn(of, "title_link") ?? ""}>{title}</Link> : title}
          </div>
        )}
        {text("text")}
        {blocks.length > 0 && (
          <Blocks blocks={blocks} place={place} part={part} values={initialValues(blocks)} />
        )}
        <div class="section-fields">
          {fieldsIn(of["fields"]).map((field, index) => (
            <div key={index} class={field["short"] === true ? "" : "field-wide"}>
              <strong>{textIn(field, "title")}</strong>
              <Mrkdwn text={textIn(field, "value") ?? ""} />
            </div>
          ))}
        </div>
        {textIn(of, "image_url") && (
          <ImageBlock block={{ image_url: of["image_url"], alt_text: textIn(of, "fallback") ?? "" }} />
        )}
        {(of["footer"] || seconds > 0) && (
          <small>
            {textIn(of, "footer")}{" "}
            {seconds > 0 && (
              <DateText
                epoch={Math.floor(seconds)}
                format="{date_short_pretty} {time}"
                url={null}
                fallback=""
                isFirst={false}
              />
            )}
          </small>
        )}
      </section>
    </div>
  );
}
