import type { SeenChannel } from "../../../simulators/slack/client/seen.ts";
import { useSession } from "../session.ts";
import { Avatar } from "./avatar.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { findPerson } from "./people.ts";
import { channelInView, isAppInView, placeOf } from "./places.ts";

/** Channels, then those one may join, direct messages, and the app. */
export function Sidebar() {
  const { seen, cast, t } = useSession();
  const channels = seen.channels.filter(({ kind }) => kind === "channel");
  const mine = channels.filter(({ isMember }) => isMember);
  const others = channels.filter(({ isMember }) => !isMember);
  const direct = seen.channels.filter(({ kind }) => kind === "im");
  const withPeople = direct.filter(({ withUserId }) => withUserId !== seen.app?.botUserId);

  return (
    <nav class="sidebar" aria-label={t("playground.sidebar")}>
      <h1 class="team-name">{seen.team.name}</h1>
      <Group title={t("playground.channels")} channels={mine} />
      {others.length > 0 && <Group title={t("playground.channels.to-join")} channels={others} />}
      {withPeople.length > 0 && <Group title={t("playground.direct")} channels={withPeople} />}
      {seen.app && (
        <section>
          <h2>{t("playground.apps")}</h2>
          <ul>
            <AppLink />
            {cast.vendorPortal && <VendorLink href={cast.vendorPortal} />}
          </ul>
        </section>
      )}
    </nav>
  );
}

function Group({ title, channels }: { readonly title: string; readonly channels: readonly SeenChannel[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  );
}

function ChannelLink({ channel }: { readonly channel: SeenChannel }) {
  const session = useSession();
  const { seen, route, t, href } = session;
  const isHere = route.place !== "mail" && channelInView(session)?.id === channel.id;
  return (
    <li>
      <a
        class="sidebar-link"
        href={href(placeOf(session, channel))}
        aria-current={isHere ? "page" : undefined}
        data-unread={channel.unread > 0}
        data-quiet={!channel.isMember || channel.isArchived}
      >
        {channel.kind === "im" ? (
          <Avatar person={findPerson(seen, channel.withUserId ?? "")} size="small" />
        ) : (
          <Icon name={iconOf(channel)} size={18} />
        )}
        <span class="sidebar-name">{channel.name}</span>
        {channel.isPrivate && channel.kind === "channel" && (
          <span class="visually-hidden">{t("playground.channel.private")}</span>
        )}
        {channel.isArchived && <span class="visually-hidden">{t("playground.channel.archived")}</span>}
        {channel.isShared && (
          <span class="sidebar-mark" title={t("playground.channel.shared")}>
            <Icon name="shared" size={16} />
            <span class="visually-hidden">{t("playground.channel.shared")}</span>
          </span>
        )}
        <Unread channel={channel} />
      </a>
    </li>
  );
}

function AppLink() {
  const session = useSession();
  const { seen, href } = session;
  const { app } = seen;
  if (!app) return null;
  const messages = seen.channels.find(({ withUserId }) => withUserId === app.botUserId);
  const unread = messages?.unread ?? 0;
  const isHere = isAppInView(session);
  return (
    <li>
      <a
        class="sidebar-link"
        href={href({ place: unread > 0 ? "messages" : "home", channelId: null })}
        aria-current={isHere ? "page" : undefined}
        data-unread={unread > 0}
      >
        <Avatar person={findPerson(seen, app.botUserId)} size="small" />
        <span class="sidebar-name">{app.name}</span>
        {messages && <Unread channel={messages} />}
      </a>
    </li>
  );
}

/** The vendor's own pages open beside the workspace, as they do for a partner. */
function VendorLink({ href }: { readonly href: string }) {
  const { t } = useSession();
  return (
    <li>
      <a class="sidebar-link" href={href} target="_blank" rel="noopener">
        <Icon name="shared" size={18} />
        <span class="sidebar-name">{t("playground.vendor-portal")}</span>
      </a>
    </li>
  );
}

function Unread({ channel }: { readonly channel: SeenChannel }) {
  const { t } = useSession();
  if (channel.unread === 0) return null;
  const words =
    channel.mentions > 0
      ? t("playground.unread.mentions", { count: channel.unread, mentions: channel.mentions })
      : t("playground.unread", { count: channel.unread });
  return (
    <>
      <span class={channel.mentions > 0 ? "badge" : "badge badge-quiet"} aria-hidden="true" title={words}>
        {channel.mentions > 0 ? channel.mentions : channel.unread}
      </span>
      <span class="visually-hidden">{words}</span>
    </>
  );
}

export function iconOf({ isArchived, isPrivate }: SeenChannel): IconName {
  return isArchived ? "archive" : isPrivate ? "lock" : "hash";
}
