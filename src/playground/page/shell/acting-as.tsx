import { useSession } from "../session.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { findPerson } from "./people.ts";

/** Whom one acts as: everybody of the cast, with their part in the play and their language. */
export function ActingAs() {
  const { seen, cast, t, go, locale } = useSession();
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <Menu
      label={t("playground.acting-as", { name: seen.me.realName })}
      buttonClass="acting-as"
      opens="down-left"
      button={
        <>
          <Avatar person={seen.me} size="small" />
          <span class="acting-as-words">
            <span class="acting-as-label">{t("playground.acting-as.label")}</span>{" "}
            <span class="acting-as-name">{seen.me.realName}</span>
          </span>
          <Icon name="down" size={16} />
        </>
      }
      choices={cast.people.map(({ userId, part }) => {
        const person = findPerson(seen, userId);
        return {
          key: userId,
          isChosen: userId === seen.me.id,
          choose: () => go({ userId }),
          draw: (
            <>
              <Avatar person={person} size="small" />
              <span class="cast-words">
                <strong>{person?.realName ?? userId}</strong>
                <span class="quiet">
                  {t(`playground.part.${part}`)}
                  {person && ` · ${languages.of(person.locale.slice(0, 2))}`}
                </span>
              </span>
            </>
          ),
        };
      })}
    />
  );
}
