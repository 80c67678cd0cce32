import { common } from "./en/common.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const en = { ...common } as const;
