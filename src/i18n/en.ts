import { common } from "./en/common.ts";
import { core } from "./en/core.ts";
import { customer } from "./en/customer.ts";
import { email } from "./en/email.ts";
import { invite } from "./en/invite.ts";
import { refusals } from "./en/refusals.ts";
import { web } from "./en/web.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const en = { ...common, ...core, ...refusals, ...customer, ...email, ...invite, ...web } as const;
