import type { SupportedLanguage } from "../i18n/index.ts";
import type { SlackSimulator } from "../simulators/slack/simulator.ts";
import { inviteJointly, inviteNewCustomer } from "./story/scene-invite.ts";
import { checkAudit, importCustomers, knownCustomer } from "./story/scene-operator.ts";
import { approveRemoval, denyRemoval } from "./story/scene-removal.ts";
import { providerName, setUpWorkspace } from "./story/scene-set-up.ts";
import { setStage } from "./story/stage.ts";
import { tellVendorStory } from "./story/vendor-story.ts";
import { createVoice } from "./story/voice.ts";

/** On the console, with the program that is running now as the bot. */
export async function printStory(language: string, withVendor: boolean): Promise<void> {
  if (language !== "en" && language !== "hu") {
    process.stderr.write(`Kapocs tells its story in en and in hu, not in ${language}.\n`);
    process.exitCode = 1;
    return;
  }
  const tell = withVendor ? tellVendorStory : tellStory;
  await tell(language, (line) => process.stdout.write(`${line}\n`), process.argv[1] ?? "");
}

/**
 * Plays the main job from beginning to end: the bot as users run it, a strict Slack, and people who press its buttons.
 * Throws as soon as something is not as it must be. `program` is the built bot. Answers with what the Slack objected to.
 */
export async function tellStory(
  language: SupportedLanguage,
  print: (line: string) => void,
  program: string,
  isSocketMode = false,
): Promise<Pick<SlackSimulator, "violations" | "traffic">> {
  const voice = createVoice(language, print);
  const stage = await setStage(program, language, { isSocketMode });
  try {
    voice.chapter(voice.t("story.title"));
    print(voice.t("story.about"));
    await stage.startBot();
    await setUpWorkspace(stage, voice);
    const customer = await inviteNewCustomer(stage, voice);
    await importCustomers(stage, voice);
    await inviteJointly(stage, voice, knownCustomer, providerName);
    await denyRemoval(stage, voice, customer);
    await approveRemoval(stage, voice, customer);
    await checkAudit(stage, voice);
    print("");
    print(voice.t("story.end"));
    return { violations: stage.slack.violations, traffic: stage.slack.traffic };
  } finally {
    await stage.close();
  }
}
