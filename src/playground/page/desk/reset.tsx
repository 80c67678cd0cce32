import { useEffect, useRef, useState } from "preact/hooks";
import type { Cast, DeskAct } from "../../contract.ts";
import { useSession } from "../session.ts";

interface ResetProps {
  readonly cast: Cast;
  act(what: DeskAct, done: string): Promise<boolean>;
}

type Seed = Cast["seeds"][number];

/** Back to a seed, after a question that says what is lost. */
export function Reset({ cast, act }: ResetProps) {
  const { t, go, announce } = useSession();
  const [asked, setAsked] = useState<Seed | null>(null);
  const [isGoing, setGoing] = useState(false);

  const start = async (seed: Seed) => {
    setAsked(null);
    setGoing(true);
    announce(t("playground.desk.reset.going"));
    // The answer comes when the bot runs again. Channels and threads of before are gone.
    if (await act({ desk: "reset", seed }, t("playground.desk.reset.done")))
      go({ place: "list", channelId: null, threadTs: null, messageTs: null });
    setGoing(false);
  };
  return (
    <section class="reset" aria-labelledby="reset-title">
      <h3 id="reset-title">{t("playground.desk.reset")}</h3>
      <p class="quiet">{t("playground.desk.reset.about")}</p>
      {isGoing && <p class="reset-going">{t("playground.desk.reset.going")}</p>}
      <ul class="seeds">
        {cast.seeds.map((seed) => (
          <li key={seed}>
            <button type="button" class="button" disabled={isGoing} onClick={() => setAsked(seed)}>
              {t(`playground.desk.reset.${seed}`)}
            </button>
            <span class="quiet">{t(`playground.desk.reset.${seed}.about`)}</span>
          </li>
        ))}
      </ul>
      {asked && <Question seed={asked} yes={() => start(asked)} no={() => setAsked(null)} />}
    </section>
  );
}

interface QuestionProps {
  readonly seed: Seed;
  yes(): void;
  no(): void;
}

function Question({ seed, yes, no }: QuestionProps) {
  const { t } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="reset-question" aria-labelledby="reset-question" onClose={no}>
      <h3 id="reset-question">
        {t("playground.desk.reset.confirm", { seed: t(`playground.desk.reset.${seed}`) })}
      </h3>
      <p>{t("playground.desk.reset.lost")}</p>
      <div class="reset-answers">
        <button type="button" class="button" onClick={no}>
          {t("playground.desk.reset.no")}
        </button>
        <button type="button" class="button button-danger" onClick={yes}>
          {t("playground.desk.reset.yes")}
        </button>
      </div>
    </dialog>
  );
}
