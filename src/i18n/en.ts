import { common } from "./en/common.ts";
import { email } from "./en/email.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const en = { ...common, ...email } as const;
