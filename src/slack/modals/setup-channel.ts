import type { InputBlock, ModalView } from "@slack/types";
import { SlackChannelId } from "../../domain/ids.ts";
import { Language } from "../../domain/language.ts";
import type { TeamChannel } from "../../domain/settings.ts";
import { type Translate, translator } from "../../i18n/index.ts";
import { channels } from "../../service/index.ts";
import { option, section } from "../blocks.ts";
import { checkChannel, greetChannel } from "../channel-check.ts";
import type { FormValues } from "../form-values.ts";
import type { ViewAnswer, ViewHandler, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { checkboxInput, frame, selectInput } from "./inputs.ts";
import { backToOverview, refusedToOverview, setUpForm } from "./setup-forms.ts";
import { languageOptions } from "./setup-general.ts";
import { readState, type SetUpState, type Unsaved } from "./setup-state.ts";

type Typed = NonNullable<Unsaved["channel"]>;

interface ChannelFormShown {
  readonly channel: TeamChannel | null;
  /** Ask whether another organisation is in it, because we cannot see it. */
  readonly asksIfShared?: boolean;
}

export function channelForm(
  t: Translate,
  state: SetUpState,
  { channel, asksIfShared }: ChannelFormShown,
): ModalView {
  const typed: Typed = state.unsaved.channel ?? {
    [actions.channel]: channel?.id ?? "",
    [actions.channelLanguage]: channel?.language ?? "en",
    [actions.channelDefault]: channel?.isDefault ? ["yes"] : [],
  };
  const chosen = String(typed[actions.channel] ?? "");
  const ticked = typed[actions.channelDefault];
  const picker: InputBlock = {
    ...frame(actions.channel, t("setup.channel.channel"), {}),
    element: {
      type: "conversations_select",
      action_id: actions.channel,
      filter: { include: ["public", "private"] },
      ...(chosen ? { initial_conversation: chosen } : {}),
    },
  };
  return setUpForm(t, views.setUpChannel, "setup.channel.title", state, [
    state.channel ? section(`<#${state.channel}>`) : picker,
    selectInput(
      actions.channelLanguage,
      t("setup.channel.language"),
      languageOptions(t),
      String(typed[actions.channelLanguage] ?? "en"),
    ),
    checkboxInput(
      actions.channelDefault,
      t("setup.channel.default-box"),
      [option(t("setup.channel.default-box.yes"), "yes")],
      Array.isArray(ticked) ? ticked : [],
      { isOptional: true },
    ),
    ...(asksIfShared
      ? [
          checkboxInput(
            actions.channelNotShared,
            t("setup.channel.not-shared"),
            [option(t("setup.channel.not-shared.yes"), "yes")],
            [],
            { hint: t("setup.channel.not-shared.hint") },
          ),
        ]
      : []),
  ]);
}

export function typedChannel(values: FormValues): Typed {
  return {
    [actions.channel]: values.channel(actions.channel) ?? "",
    [actions.channelLanguage]: values.choice(actions.channelLanguage) ?? "",
    [actions.channelDefault]: [...values.choices(actions.channelDefault)],
  };
}

export const saveChannel: ViewHandler = async (request) => {
  const { values, t, client } = request;
  const state = readState(request.view.privateMetadata);
  const chosen = SlackChannelId.safeParse(state.channel ?? values.channel(actions.channel));
  if (!chosen.success) return fieldError(request, t("setup.channel.fault.missing"));

  const checked = await checkChannel(client, chosen.data);
  if (!checked.ok) return fieldError(request, t(`setup.channel.fault.${checked.fault}`));
  const kept = { ...state, unsaved: { ...state.unsaved, channel: typedChannel(values) } };
  if (checked.isShared === null && !values.isTicked(actions.channelNotShared, "yes")) {
    return { kind: "update", view: channelForm(t, kept, { channel: null, asksIfShared: true }) };
  }
  const language = Language.catch("en").parse(values.choice(actions.channelLanguage));
  if (checked.isShared === null) {
    const hello = translator(language)("setup.channel.hello");
    const fault = await greetChannel(client, chosen.data, hello);
    if (fault) return fieldError(request, t(`setup.channel.fault.${fault}`));
  }
  return save(request, kept, {
    id: chosen.data,
    name: checked.name,
    language,
    isDefault: values.isTicked(actions.channelDefault, "yes"),
    isShared: checked.isShared ?? false,
  });
};

async function save(request: ViewRequest, kept: SetUpState, channel: TeamChannel): Promise<ViewAnswer> {
  const { ctx, t } = request;
  const outcome = await channels.save(ctx, channel, kept.version);
  if (outcome.ok)
    return backToOverview(request, { ...kept, channel: undefined }, "channel", t("setup.saved"));
  if (outcome.reason === "channel-shared") return fieldError(request, t("setup.channel.fault.shared"));
  return refusedToOverview(request, kept, outcome);
}

/** Under the channel where it is picked, else (it is fixed) under the language. */
function fieldError({ values, view }: ViewRequest, text: string): ViewAnswer {
  const isFixed = readState(view.privateMetadata).channel !== undefined;
  const field = values.blockOf(isFixed ? actions.channelLanguage : actions.channel);
  return { kind: "errors", errors: { [field]: text } };
}
