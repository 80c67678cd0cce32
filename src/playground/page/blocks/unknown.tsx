import type { JSX } from "preact";
import { useSession } from "../session.ts";

/** Something this page cannot draw is said aloud, never left out. */
export function Unknown(props: {
  readonly what: "block" | "element" | "part" | "broken";
  readonly type: unknown;
}): JSX.Element {
  const { t } = useSession();
  const type = typeof props.type === "string" ? props.type : "?";
  return (
    <span class="unknown" role="alert">
      {t(`playground.blocks.unknown.${props.what}`, { type })}
    </span>
  );
}
