import { useEffect, useRef, useState } from "preact/hooks";
import type { SeenChannel, SeenConversation } from "../../../simulators/slack/client/seen.ts";
import { useSession } from "../session.ts";

/**
 * Marks a channel as read while the person looks at its end, and gives the first message that was new when they came
 * (the line above it stays until they leave).
 */
export function useReadMark(
  channel: SeenChannel,
  open: SeenConversation | null,
  isAtBottom: boolean,
): string | null {
  const { seen, act } = useSession();
  const [isLooking, setLooking] = useState(() => !document.hidden);
  const cameAt = useRef<{ readonly readTs: string | null } | null>(null);

  useEffect(() => {
    const look = () => {
      setLooking(!document.hidden);
      // Whoever comes back finds the line above what came meanwhile.
      if (document.hidden) cameAt.current = null;
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  if (open && isLooking) cameAt.current ??= { readTs: open.readTs };

  const newest = open?.messages.findLast((message) => !message.isEphemeral)?.ts;
  const isUnread = newest !== undefined && (open?.readTs ?? "") < newest;
  useEffect(() => {
    if (!isUnread || !isAtBottom || !isLooking || !channel.isMember) return;
    // What cannot be marked now is marked with the next message.
    act({ act: "mark-read", channelId: channel.id, ts: newest }).catch(() => undefined);
  }, [newest, isUnread, isAtBottom, isLooking, channel.id, channel.isMember]);

  if (!open || !channel.isMember || !cameAt.current) return null;
  const readTs = cameAt.current.readTs ?? "";
  const firstNew = open.messages.find((message) => message.ts > readTs && message.userId !== seen.me.id);
  return firstNew?.ts ?? null;
}
