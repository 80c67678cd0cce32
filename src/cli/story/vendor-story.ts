import type { SupportedLanguage } from "../../i18n/index.ts";
import type { VendorExchange } from "../../simulators/partner-center/simulator.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import { checkAudit } from "./scene-operator.ts";
import { inviteByVendor } from "./scene-vendor-invite.ts";
import { removeAtVendor } from "./scene-vendor-removal.ts";
import { setUpWithVendor, signIn } from "./scene-vendor-set-up.ts";
import { setStage } from "./stage.ts";
import { startVendor } from "./vendor.ts";
import { createVoice } from "./voice.ts";

/**
 * Plays the main job beside a simulated Partner Center: a web hook that is lost, a removal that is blocked, an answer that
 * never comes. Answers with what the Slack objected to and what the vendor was asked.
 */
export async function tellVendorStory(
  language: SupportedLanguage,
  print: (line: string) => void,
  program: string,
): Promise<Pick<SlackSimulator, "violations"> & { readonly traffic: readonly VendorExchange[] }> {
  const voice = createVoice(language, print);
  const vendor = await startVendor();
  try {
    const stage = await setStage(program, language, { vendor });
    try {
      voice.chapter(voice.t("story.vendor.title"));
      print(voice.t("story.about"));
      await setUpWithVendor(stage, voice);
      await stage.startBot();
      await signIn(stage, voice);
      await inviteByVendor(stage, voice, vendor);
      await removeAtVendor(stage, voice, vendor);
      await checkAudit(stage, voice, { chapter: "story.vendor.chapter.audit", changed: "removal.approved" });
      print("");
      print(voice.t("story.end"));
      return { violations: stage.slack.violations, traffic: vendor.traffic };
    } finally {
      await stage.close();
    }
  } finally {
    await vendor.close();
  }
}
