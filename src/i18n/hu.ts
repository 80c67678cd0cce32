import { common } from "./hu/common.ts";
import { customer } from "./hu/customer.ts";
import { email } from "./hu/email.ts";
import { invite } from "./hu/invite.ts";
import { web } from "./hu/web.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const hu = { ...common, ...customer, ...email, ...invite, ...web } as const;
