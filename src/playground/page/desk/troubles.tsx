import { useEffect, useState } from "preact/hooks";
import type { DeskAct, FaultSwitch } from "../../contract.ts";
import { ServerRefused } from "../api.ts";
import { useSession } from "../session.ts";
import { faultWords } from "./fault-words.ts";
import { Reset } from "./reset.tsx";
import { useCastNow } from "./use-cast.ts";

/** Switches for what can go wrong between Slack and the bot, and the way back to a fresh workspace. */
export function Troubles() {
  const { t, notice, announce, desk } = useSession();
  const { cast, askAgain } = useCastNow();

  const act = async (what: DeskAct, done: string) => {
    try {
      await desk(what);
      announce(done);
      return true;
    } catch (error) {
      // The server's refusals are sentences for the person.
      notice(error instanceof ServerRefused ? error.message : t("playground.desk.failed"));
      return false;
    } finally {
      askAgain();
    }
  };
  return (
    <div class="desk-page">
      <p class="quiet">{t("playground.desk.troubles.about")}</p>
      <ul class="switches">
        {cast.faults.map((one) => (
          <li key={one.id}>
            <Switch
              one={one}
              flip={(isOn) => {
                const what = faultWords(one, t).does;
                return act(
                  { desk: "fault", id: one.id, isOn },
                  t(isOn ? "playground.desk.trouble.on" : "playground.desk.trouble.off", { what }),
                );
              }}
            />
          </li>
        ))}
        <li class="switch-other">
          <div>
            <h3>{t("playground.desk.sockets")}</h3>
            <p class="quiet">{t("playground.desk.sockets.about")}</p>
          </div>
          <button
            type="button"
            class="button"
            onClick={() => act({ desk: "drop-sockets" }, t("playground.desk.sockets.dropped"))}
          >
            {t("playground.desk.sockets.drop")}
          </button>
        </li>
      </ul>
      <Reset cast={cast} act={act} />
    </div>
  );
}

interface SwitchProps {
  readonly one: FaultSwitch;
  flip(isOn: boolean): Promise<boolean>;
}

function Switch({ one, flip }: SwitchProps) {
  const { t } = useSession();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { does, see } = faultWords(one, t);
  // The server's answer comes before its new list of switches: until then, as it was flipped.
  useEffect(() => setWanted(null), [one.isOn]);
  const isOn = wanted ?? one.isOn;
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={async ({ currentTarget }) => {
          setWanted(currentTarget.checked);
          if (!(await flip(currentTarget.checked))) setWanted(null);
        }}
      />
      <span>
        <strong>{does}</strong>
        {see && <span class="switch-see quiet">{t("playground.desk.troubles.see", { what: see })}</span>}
      </span>
    </label>
  );
}
