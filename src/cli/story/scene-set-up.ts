import type { Stage } from "./stage.ts";
import { Teller } from "./teller.ts";
import type { Voice } from "./voice.ts";

export const partnerName = "Alma Cloud Kft.";
export const providerName = "Nagy Elosztó Zrt.";

/** The owner of the workspace says who we are, where cards go, and last of all who holds which role. */
export async function setUpWorkspace(stage: Stage, voice: Voice): Promise<void> {
  const { t } = voice;
  voice.chapter(t("story.chapter.set-up"));
  const olivia = new Teller(stage.slack, voice, stage.people.owner, "Olivia");
  await olivia.types("/kapocs", "setup");
  olivia.shows();

  const language = t(`setup.language.${voice.language}`);
  await olivia.presses(t("setup.change-settings"));
  olivia.fills({ [t("setup.partner-name")]: partnerName });
  await olivia.chooses(t("setup.email-language"), language);
  await olivia.submits();

  await olivia.presses(t("setup.add-provider"));
  olivia.fills({ [t("setup.provider.name")]: providerName });
  await olivia.submits();

  await olivia.presses(t("setup.add-channel"));
  await olivia.chooses(t("setup.channel.channel"), "C0SALES", "#sales");
  await olivia.chooses(t("setup.channel.language"), language);
  await olivia.submits();

  await olivia.presses(t("setup.change-roles"));
  await olivia.picks(t("setup.roles.admin-groups"), "admin", "@admin-agents");
  await olivia.chooses(t("setup.roles.sales-people"), "U0ANNA", "Anna");
  await olivia.submits();
  await olivia.closes();
}
