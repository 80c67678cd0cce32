import { acceptance } from "./hu/acceptance.ts";
import { carrying } from "./hu/carrying.ts";
import { common } from "./hu/common.ts";
import { connection } from "./hu/connection.ts";
import { core } from "./hu/core.ts";
import { customer } from "./hu/customer.ts";
import { directoryTexts } from "./hu/directory-texts.ts";
import { doctor } from "./hu/doctor.ts";
import { email } from "./hu/email.ts";
import { gdap } from "./hu/gdap.ts";
import { home } from "./hu/home.ts";
import { install } from "./hu/install.ts";
import { invite } from "./hu/invite.ts";
import { link } from "./hu/link.ts";
import { lists } from "./hu/lists.ts";
import { messages } from "./hu/messages.ts";
import { operations } from "./hu/operations.ts";
import { operator } from "./hu/operator.ts";
import { playground } from "./hu/playground.ts";
import { playgroundBlocks } from "./hu/playground-blocks.ts";
import { playgroundDesk } from "./hu/playground-desk.ts";
import { playgroundMail } from "./hu/playground-mail.ts";
import { playgroundTour } from "./hu/playground-tour.ts";
import { record } from "./hu/record.ts";
import { refusals } from "./hu/refusals.ts";
import { registry } from "./hu/registry.ts";
import { removal } from "./hu/removal.ts";
import { setup } from "./hu/setup.ts";
import { standing } from "./hu/standing.ts";
import { story } from "./hu/story.ts";
import { sync } from "./hu/sync.ts";
import { trail } from "./hu/trail.ts";
import { vendorSearch } from "./hu/vendor-search.ts";
import { web } from "./hu/web.ts";
import { webHook } from "./hu/web-hook.ts";
import { whoami } from "./hu/whoami.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const hu = {
  ...acceptance,
  ...carrying,
  ...common,
  ...standing,
  ...whoami,
  ...story,
  ...connection,
  ...core,
  ...gdap,
  ...home,
  ...playgroundBlocks,
  ...playgroundDesk,
  ...playgroundMail,
  ...playgroundTour,
  ...record,
  ...registry,
  ...refusals,
  ...setup,
  ...customer,
  ...directoryTexts,
  ...doctor,
  ...email,
  ...install,
  ...invite,
  ...link,
  ...messages,
  ...operations,
  ...operator,
  ...playground,
  ...removal,
  ...lists,
  ...sync,
  ...trail,
  ...vendorSearch,
  ...web,
  ...webHook,
} as const;
