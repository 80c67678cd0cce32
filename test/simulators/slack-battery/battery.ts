import { wrongBlocks } from "./blocks.ts";
import { wrongElements } from "./elements.ts";
import { wrongNewerBlocks } from "./newer-blocks.ts";
import { wrongObjects } from "./objects.ts";
import type { Wrong } from "./payload.ts";
import { wrongRichText } from "./rich-text.ts";
import { wrongAsAWhole } from "./whole.ts";

/** A payload for each of Slack's rules, at least: refused for that rule, and taken without it. */
export const battery: readonly Wrong[] = [
  ...wrongAsAWhole,
  ...wrongObjects,
  ...wrongBlocks,
  ...wrongNewerBlocks,
  ...wrongElements,
  ...wrongRichText,
];
