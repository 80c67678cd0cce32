import { common } from "./hu/common.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const hu = { ...common } as const;
