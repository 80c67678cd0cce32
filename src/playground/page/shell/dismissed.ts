import type { SeenMessage } from "../../../simulators/slack/client/seen.ts";
import { useKept } from "../kept.ts";

/** Private messages that the person sent away. Only their client knows, as with Slack's. */
export function useDismissed() {
  const [gone, setGone] = useKept<readonly string[]>("dismissed", []);
  return {
    isDismissed: (message: SeenMessage) => message.isEphemeral && gone.includes(message.ts),
    dismiss: (message: SeenMessage) => setGone((was) => [...was, message.ts]),
  };
}
