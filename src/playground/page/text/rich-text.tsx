import type { JSX } from "preact";
import type { Fields } from "../../../simulators/slack/rules/shape.ts";
import { isFields } from "../../../simulators/slack/rules/shape.ts";
import { Unknown } from "../blocks/unknown.tsx";
import { emojiFor } from "./emoji.ts";
import {
  ChannelMention,
  DateText,
  Emoji,
  fieldsIn,
  GroupMention,
  Link,
  Mention,
  TeamMention,
  UserMention,
} from "./text.tsx";

/** A `rich_text` block, or anything that has `elements` like one. */
export function RichText({ of }: { readonly of: Fields }): JSX.Element {
  return (
    <div class="mrkdwn rich-text">
      {fieldsIn(of["elements"]).map((element, index) => (
        <Part key={index} of={element} />
      ))}
    </div>
  );
}

function Part({ of }: { readonly of: Fields }): JSX.Element {
  const border = of["border"] === 1 ? "bordered" : "";
  switch (of["type"]) {
    case "rich_text_section":
      return (
        <p>
          <Runs of={of} />
        </p>
      );
    case "rich_text_quote":
      return (
        <blockquote class={border}>
          <p>
            <Runs of={of} />
          </p>
        </blockquote>
      );
    case "rich_text_preformatted":
      return (
        <pre class={border}>
          <Runs of={of} />
        </pre>
      );
    case "rich_text_list":
      return <List of={of} border={border} />;
    default:
      return <Unknown what="part" type={of["type"]} />;
  }
}

const bullets = ["disc", "circle", "square"];
const numbers = ["decimal", "lower-alpha", "lower-roman"];

function List({ of, border }: { readonly of: Fields; readonly border: string }): JSX.Element {
  const indent = typeof of["indent"] === "number" ? of["indent"] : 0;
  const isOrdered = of["style"] === "ordered";
  const style = {
    marginInlineStart: `${indent * 1.75}em`,
    listStyleType: (isOrdered ? numbers : bullets)[indent % 3] ?? "disc",
  };
  const items = fieldsIn(of["elements"]).map((item, index) => (
    <li key={index}>
      <Runs of={item} />
    </li>
  ));
  if (!isOrdered)
    return (
      <ul class={border} style={style}>
        {items}
      </ul>
    );
  return (
    <ol class={border} style={style} start={1 + (typeof of["offset"] === "number" ? of["offset"] : 0)}>
      {items}
    </ol>
  );
}

function Runs({ of }: { readonly of: Fields }): JSX.Element {
  return (
    <>
      {fieldsIn(of["elements"]).map((run, index) => (
        <Styled key={index} style={run["style"]}>
          <Run of={run} />
        </Styled>
      ))}
    </>
  );
}

const styles = [
  ["code", "code"],
  ["strike", "s"],
  ["underline", "u"],
  ["highlight", "mark"],
  ["italic", "em"],
  ["bold", "strong"],
] as const;

function Styled({ style, children }: { readonly style: unknown; readonly children: JSX.Element }) {
  if (!isFields(style)) return children;
  return styles
    .filter(([name]) => style[name] === true)
    .reduce((inner, [, Tag]) => <Tag>{inner}</Tag>, children);
}

function Run({ of }: { readonly of: Fields }): JSX.Element {
  const text = (name: string) => (typeof of[name] === "string" ? String(of[name]) : "");
  switch (of["type"]) {
    case "text":
      return <>{text("text")}</>;
    case "link":
      return <Link url={text("url")}>{text("text") || text("url")}</Link>;
    case "emoji":
      return <EmojiRun name={text("name")} unicode={text("unicode")} />;
    case "user":
      return <UserMention id={text("user_id")} label={null} />;
    case "usergroup":
      return <GroupMention id={text("usergroup_id")} label={null} />;
    case "channel":
      return <ChannelMention id={text("channel_id")} label={null} />;
    case "broadcast":
      return <Mention isMine>{`@${text("range")}`}</Mention>;
    case "team":
      return <TeamMention id={text("team_id")} />;
    case "color":
      return (
        <>
          <span class="swatch" style={{ backgroundColor: text("value") }} aria-hidden="true" />
          {text("value")}
        </>
      );
    case "date":
      return (
        <DateText
          epoch={Number(of["timestamp"])}
          format={text("format")}
          url={text("url") || null}
          fallback={text("fallback")}
          isFirst={false}
        />
      );
    default:
      return <Unknown what="part" type={of["type"]} />;
  }
}

function EmojiRun({ name, unicode }: { readonly name: string; readonly unicode: string }): JSX.Element {
  const points = unicode.split("-").map((point) => Number.parseInt(point, 16));
  const isUsable = unicode !== "" && points.every((point) => point > 0 && point <= 0x10ffff);
  const character = isUsable ? String.fromCodePoint(...points) : emojiFor(name);
  return character ? <Emoji name={name} character={character} /> : <span>{`:${name}:`}</span>;
}

/** What a rich text says, without its looks: for a field that takes plain lines. */
export function richTextLines(value: unknown): string {
  if (!isFields(value)) return "";
  return fieldsIn(value["elements"])
    .map((part) =>
      part["type"] === "rich_text_list"
        ? fieldsIn(part["elements"])
            .map((item) => `• ${runsText(item)}`)
            .join("\n")
        : runsText(part),
    )
    .join("\n");
}

function runsText(of: Fields): string {
  return fieldsIn(of["elements"])
    .map((run) => String(run["text"] ?? run["url"] ?? run["user_id"] ?? run["channel_id"] ?? ""))
    .join("");
}
