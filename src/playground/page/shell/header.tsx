import { useState } from "preact/hooks";
import { useViolationCount } from "../desk/traffic.ts";
import { useMailbox } from "../mail/use-mailbox.ts";
import { useSession } from "../session.ts";
import { ActingAs } from "./acting-as.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { applyTheme, keptTheme, type Theme, themes } from "./theme.ts";

const themeIcons: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };

/** Says that nothing here is real, and holds what is not Slack's: whom to act as, the mailbox, the desk, the tour. */
export function Header() {
  const { route, t, href } = useSession();
  const mailbox = useMailbox(null);
  const unread = mailbox?.addresses.reduce((sum, { unread }) => sum + unread, 0) ?? 0;
  const violations = useViolationCount();
  const isMail = route.place === "mail";

  return (
    <header class="header">
      <p class="simulation">
        <strong>{t("playground.name")}</strong>
        <span>{t("playground.simulation")}</span>
      </p>
      <nav class="header-tools" aria-label={t("playground.tools")}>
        <ThemeSwitch />
        <Tool
          icon="tour"
          words={t("playground.tour")}
          href={href({ tour: route.tour === null ? "1" : null })}
          isOn={route.tour !== null}
        />
        <Tool
          icon="traffic"
          words={
            violations > 0
              ? t("playground.desk.violations-badge", { count: violations })
              : t("playground.desk")
          }
          href={href({ desk: route.desk === null ? "" : null })}
          isOn={route.desk !== null}
          badge={violations}
        />
        <Tool
          icon="mail"
          words={unread > 0 ? t("playground.mail.unread", { count: unread }) : t("playground.mail")}
          href={isMail ? href({ place: "list", address: null, mail: null }) : href({ place: "mail" })}
          isOn={isMail}
          badge={unread}
        />
        <ActingAs />
      </nav>
    </header>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly words: string;
  readonly href: string;
  readonly isOn: boolean;
  readonly badge?: number;
}

function Tool({ icon, words, href, isOn, badge = 0 }: ToolProps) {
  return (
    <a class="tool" href={href} title={words} aria-label={words} aria-current={isOn ? "page" : undefined}>
      <Icon name={icon} />
      {badge > 0 && (
        <span class="badge" aria-hidden="true">
          {badge}
        </span>
      )}
    </a>
  );
}

function ThemeSwitch() {
  const { t } = useSession();
  const [theme, setTheme] = useState(keptTheme);
  const words = t(`playground.theme.${theme}`);
  return (
    <button
      type="button"
      class="tool"
      title={words}
      aria-label={words}
      onClick={() => {
        const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon name={themeIcons[theme]} />
    </button>
  );
}
