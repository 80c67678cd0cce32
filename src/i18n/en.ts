import { acceptance } from "./en/acceptance.ts";
import { carrying } from "./en/carrying.ts";
import { common } from "./en/common.ts";
import { connection } from "./en/connection.ts";
import { core } from "./en/core.ts";
import { customer } from "./en/customer.ts";
import { directoryTexts } from "./en/directory-texts.ts";
import { doctor } from "./en/doctor.ts";
import { email } from "./en/email.ts";
import { gdap } from "./en/gdap.ts";
import { home } from "./en/home.ts";
import { install } from "./en/install.ts";
import { invite } from "./en/invite.ts";
import { link } from "./en/link.ts";
import { lists } from "./en/lists.ts";
import { messages } from "./en/messages.ts";
import { operations } from "./en/operations.ts";
import { operator } from "./en/operator.ts";
import { playground } from "./en/playground.ts";
import { playgroundBlocks } from "./en/playground-blocks.ts";
import { playgroundDesk } from "./en/playground-desk.ts";
import { playgroundMail } from "./en/playground-mail.ts";
import { playgroundTour } from "./en/playground-tour.ts";
import { record } from "./en/record.ts";
import { refusals } from "./en/refusals.ts";
import { registry } from "./en/registry.ts";
import { removal } from "./en/removal.ts";
import { setup } from "./en/setup.ts";
import { standing } from "./en/standing.ts";
import { story } from "./en/story.ts";
import { sync } from "./en/sync.ts";
import { trail } from "./en/trail.ts";
import { vendorSearch } from "./en/vendor-search.ts";
import { web } from "./en/web.ts";
import { webHook } from "./en/web-hook.ts";
import { whoami } from "./en/whoami.ts";

/** Every message, by area. Whole sentences with named parameters (ICU), never glued. */
export const en = {
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
