import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { Blocks } from "../blocks/blocks.tsx";
import type { Route } from "../route.ts";
import { useSession } from "../session.ts";
import { Avatar } from "./avatar.tsx";
import { Composer } from "./composer.tsx";
import { Back } from "./conversation.tsx";
import { MessageList } from "./message-list.tsx";
import { findPerson } from "./people.ts";
import { channelInView } from "./places.ts";

/** A link to one of the app's direct messages names their channel: that is its second tab. */
const tabOf = ({ place }: Route) => (place === "home" || place === "about" ? place : "messages");

const tabs = ["home", "messages", "about"] as const;

/** The app's own page with its three tabs, as Slack shows it. */
export function AppPage() {
  const session = useSession();
  const { seen, route, t, href } = session;
  const channel = channelInView(session);
  const { app } = seen;
  const here = tabOf(route);
  if (!app)
    return (
      <div class="nothing-here">
        <Back />
        <p>{t("playground.no-app")}</p>
      </div>
    );
  return (
    <section class="conversation" aria-labelledby="conversation-name">
      <div class="pane-head">
        <Back />
        <Avatar person={findPerson(seen, app.botUserId)} size="small" />
        <h2 id="conversation-name" class="pane-name">
          {app.name}
        </h2>
        <span class="app-badge">{t("playground.app-badge")}</span>
      </div>
      <nav class="tabs" aria-label={t("playground.app-tabs", { app: app.name })}>
        {tabs.map((tab) => (
          <a
            key={tab}
            class="tab"
            href={href({ place: tab, channelId: null })}
            aria-current={here === tab ? "page" : undefined}
          >
            {t(`playground.tab.${tab}`)}
            {tab === "messages" && channel && channel.unread > 0 && (
              <span class="badge">{channel.unread}</span>
            )}
          </a>
        ))}
      </nav>
      {here === "home" && <Home />}
      {here === "messages" && channel && (
        <>
          <MessageList key={`${seen.me.id} ${channel.id}`} channel={channel} />
          <Composer channelId={channel.id} placeName={app.name} isChannel={false} />
        </>
      )}
      {here === "messages" && !channel && (
        <p class="nothing-here">{t("playground.beginning", { channel: app.name })}</p>
      )}
      {here === "about" && <About />}
    </section>
  );
}

function Home() {
  const { seen, t, act } = useSession();
  const { home, me } = seen;
  useEffect(() => {
    // Should the app not hear of it, the page shows the Home as it was.
    act({ act: "open-home" }).catch(() => undefined);
  }, [me.id]);
  return (
    <Scrolled label={t("playground.tab.home")}>
      {home ? (
        <div class="home-column" key={home.id}>
          <Blocks blocks={blocksOf(home.payload)} place={{ viewId: home.id }} values={home.values} />
        </div>
      ) : (
        <p class="beginning">{t("playground.home.empty")}</p>
      )}
    </Scrolled>
  );
}

function blocksOf(payload: Fields): readonly Fields[] {
  const { blocks } = payload;
  return Array.isArray(blocks) ? blocks.filter(isFields) : [];
}

function About() {
  const { seen, t } = useSession();
  const { app } = seen;
  if (!app) return null;
  return (
    <Scrolled label={t("playground.tab.about")}>
      <div class="home-column about">
        <p>{t("playground.about", { app: app.name, team: seen.team.name })}</p>
        <h3>{t("playground.about.commands")}</h3>
        <dl>
          {app.commands.map(({ command, description, usageHint, isReserved }) => (
            <div key={command}>
              <dt>
                <code>{command}</code> <span class="quiet">{usageHint}</span>
              </dt>
              <dd>
                {description}
                {isReserved && <span class="tag tag-warn">{t("playground.reserved")}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <h3>{t("playground.about.shortcuts")}</h3>
        <dl>
          {app.shortcuts.map(({ callbackId, name, description, type }) => (
            <div key={callbackId}>
              <dt>{name}</dt>
              <dd>
                {description}
                {type === "message" && <span class="tag">{t("playground.about.on-messages")}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Scrolled>
  );
}

function Scrolled({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard, and it may hold nothing that can be focused
    <section class="home" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
