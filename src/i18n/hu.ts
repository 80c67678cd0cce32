import { common } from "./hu/common.ts";
import { email } from "./hu/email.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const hu = { ...common, ...email } as const;
