import type { SeenPerson } from "../../../simulators/slack/client/seen.ts";

const hues = 8;

/** A square with the person's initials; the colour is theirs for ever. */
export function Avatar({
  person,
  size,
}: {
  readonly person: SeenPerson | undefined;
  readonly size: "small" | "large";
}) {
  const hue = person?.kind === "bot" ? "bot" : String(hueOf(person?.id ?? ""));
  return (
    // A picture, not words: the stylesheet draws the letters.
    <span
      class={`avatar avatar-${size} avatar-${hue}`}
      data-initials={initials(person?.realName || person?.name || "?")}
      aria-hidden="true"
    />
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0]);
  return letters.join("").toLocaleUpperCase() || "?";
}

function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}
