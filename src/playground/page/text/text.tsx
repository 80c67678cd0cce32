import type { ComponentChildren, JSX } from "preact";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { dateWords } from "./date-words.ts";
import { withEmoji } from "./emoji.ts";
import { type Inline, parseMrkdwn, type Stretch } from "./mrkdwn.ts";

/** A text object (`plain_text` or `mrkdwn`); nothing for anything else. */
export function TextObject({ of }: { readonly of: unknown }): JSX.Element | null {
  if (!isFields(of) || typeof of["text"] !== "string") return null;
  if (of["type"] !== "mrkdwn") return <span class="plain-text">{plainWords(of)}</span>;
  const isAutomatic = of["verbatim"] !== true;
  return <Mrkdwn text={of["text"]} links={isAutomatic} names={isAutomatic} />;
}

/** A plain text as one string, for labels and menus: short names are emoji unless the app said otherwise. */
export function plainWords(of: unknown): string {
  if (!isFields(of) || typeof of["text"] !== "string") return "";
  return of["emoji"] === false ? of["text"] : withEmoji(of["text"]);
}

export function Mrkdwn(props: {
  readonly text: string;
  readonly links?: boolean;
  readonly names?: boolean;
}): JSX.Element {
  const stretches = parseMrkdwn(props.text, { links: props.links ?? true, names: props.names ?? false });
  return (
    <div class="mrkdwn">
      <Stretches of={stretches} />
    </div>
  );
}

function Stretches({ of }: { readonly of: readonly Stretch[] }): JSX.Element {
  return (
    <>
      {of.map((stretch, index) =>
        stretch.is === "quote" ? (
          <blockquote key={index}>
            <Stretches of={stretch.inner} />
          </blockquote>
        ) : stretch.is === "preformatted" ? (
          <pre key={index}>
            <Inlines of={stretch.inner} />
          </pre>
        ) : (
          <p key={index}>
            <Inlines of={stretch.inner} />
          </p>
        ),
      )}
    </>
  );
}

export function Inlines({ of }: { readonly of: readonly Inline[] }): JSX.Element {
  return (
    <>
      {of.map((inline, index) => (
        <Piece key={index} of={inline} />
      ))}
    </>
  );
}

const marks = { bold: "strong", italic: "em", strike: "s", code: "code" } as const;

function Piece({ of }: { readonly of: Inline }): JSX.Element {
  switch (of.is) {
    case "text":
      return <>{of.text}</>;
    case "marked": {
      const Tag = marks[of.mark];
      return (
        <Tag>
          <Inlines of={of.inner} />
        </Tag>
      );
    }
    case "link":
      return <Link url={of.url}>{withEmoji(of.text)}</Link>;
    case "emoji":
      return <Emoji name={of.name} character={of.character} />;
    case "date":
      return <DateText {...of} />;
    case "user":
      return <UserMention id={of.id} label={of.label} />;
    case "channel":
      return <ChannelMention id={of.id} label={of.label} />;
    case "group":
      return <GroupMention id={of.id} label={of.label} />;
    case "everyone":
      return <Mention isMine>{`@${of.range}`}</Mention>;
  }
}

/** Only addresses that open a page or a mail program; anything else stays text. */
export function Link({ url, children }: { readonly url: string; readonly children: ComponentChildren }) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function Emoji({ name, character }: { readonly name: string; readonly character: string }) {
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll("_", " ")} title={`:${name}:`}>
      {character}
    </span>
  );
}

export function DateText(props: {
  readonly epoch: number;
  readonly format: string;
  readonly url: string | null;
  readonly fallback: string;
  readonly isFirst: boolean;
}): JSX.Element {
  const { locale, tz, now } = useSession();
  const said = dateWords(props.format, props.epoch, { locale, tz, now });
  if (said === undefined) return <>{props.fallback}</>;
  const words = props.isFirst ? said.charAt(0).toLocaleUpperCase(locale) + said.slice(1) : said;
  const whole = new Intl.DateTimeFormat(locale, { timeZone: tz, dateStyle: "full", timeStyle: "long" });
  const at = new Date(props.epoch * 1000);
  const time = (
    <time dateTime={at.toISOString()} title={whole.format(at)}>
      {words}
    </time>
  );
  return props.url ? <Link url={props.url}>{time}</Link> : time;
}

export function UserMention({ id, label }: { readonly id: string; readonly label: string | null }) {
  const { seen } = useSession();
  const person = seen.people.find((one) => one.id === id);
  return <Mention isMine={id === seen.me.id}>{`@${person?.realName ?? label ?? id}`}</Mention>;
}

export function GroupMention({ id, label }: { readonly id: string; readonly label: string | null }) {
  const { seen } = useSession();
  const group = seen.userGroups.find((one) => one.id === id);
  return <Mention>{`@${group?.handle ?? label?.replace(/^@/, "") ?? id}`}</Mention>;
}

export function ChannelMention({ id, label }: { readonly id: string; readonly label: string | null }) {
  const { seen, href, t } = useSession();
  const channel = seen.channels.find((one) => one.id === id);
  if (!channel) return <Mention>{label ? `#${label}` : t("playground.blocks.unseen-channel")}</Mention>;
  return (
    <a class="mention" href={href({ place: "channel", channelId: id })}>
      {`#${channel.name}`}
    </a>
  );
}

export function TeamMention({ id }: { readonly id: string }) {
  const { seen } = useSession();
  return <Mention>{`@${id === seen.team.id ? seen.team.name : id}`}</Mention>;
}

/** `isMine`: the reader is among those who are named. */
export function Mention(props: { readonly isMine?: boolean; readonly children: ComponentChildren }) {
  return <span class={props.isMine ? "mention mention-mine" : "mention"}>{props.children}</span>;
}

export function fieldsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
