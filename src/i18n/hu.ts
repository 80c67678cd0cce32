import { common } from "./hu/common.ts";
import { core } from "./hu/core.ts";
import { customer } from "./hu/customer.ts";
import { email } from "./hu/email.ts";
import { invite } from "./hu/invite.ts";
import { refusals } from "./hu/refusals.ts";
import { web } from "./hu/web.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const hu = { ...common, ...core, ...refusals, ...customer, ...email, ...invite, ...web } as const;
