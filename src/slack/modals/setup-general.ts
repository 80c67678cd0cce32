import type { ModalView } from "@slack/types";
import { z } from "zod";
import { Language } from "../../domain/language.ts";
import { daysAllowed, monthsAllowed, nameLimits, PartnerKind, type Settings } from "../../domain/settings.ts";
import { tidyLine } from "../../domain/typed-text.ts";
import type { Translate } from "../../i18n/index.ts";
import { settings as settingsVerbs, setUp } from "../../service/index.ts";
import { option } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import type { ViewHandler } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { checkboxInput, frame, selectInput, textInput } from "./inputs.ts";
import { backToOverview, refusedToOverview, setUpForm } from "./setup-forms.ts";
import { readState, type SetUpState, type Unsaved } from "./setup-state.ts";

type Typed = NonNullable<Unsaved["general"]>;
type FrameOptions = Parameters<typeof frame>[2];
interface Range {
  readonly min: number;
  readonly max: number;
}

/** `isVendorLink`: links are the vendor's, so that there is something to choose beside them. */
export function generalForm(
  t: Translate,
  state: SetUpState,
  settings: Settings,
  isVendorLink = false,
): ModalView {
  const typed: Typed = state.unsaved.general ?? fromSettings(settings);
  const one = (name: string) => String(typed[name] ?? "");
  const number = (actionId: string, label: string, { min, max }: Range, framed: FrameOptions = {}) => ({
    ...frame(actionId, label, framed),
    element: {
      type: "number_input" as const,
      action_id: actionId,
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      ...(/^\d{1,3}$/.test(one(actionId)) ? { initial_value: one(actionId) } : {}),
    },
  });
  const forEver = { isOptional: true, hint: t("setup.months.hint") };
  const ticked = typed[actions.policies];
  return setUpForm(t, views.setUpGeneral, "setup.title", state, [
    textInput(actions.partnerName, t("setup.partner-name"), {
      value: one(actions.partnerName),
      maxLength: nameLimits.partnerName,
      hint: t("setup.partner-name.hint"),
    }),
    selectInput(
      actions.partnerKind,
      t("setup.partner-kind"),
      PartnerKind.options.map((kind) => option(t(`setup.partner-kind.${kind}`), kind)),
      one(actions.partnerKind),
    ),
    selectInput(
      actions.emailLanguage,
      t("setup.email-language"),
      languageOptions(t),
      one(actions.emailLanguage),
      {
        hint: t("setup.email-language.hint"),
      },
    ),
    number(actions.invitationDays, t("setup.invitation-days"), daysAllowed),
    number(actions.attestationDays, t("setup.attestation-days"), daysAllowed),
    number(actions.personalDataMonths, t("setup.personal-data-months"), monthsAllowed, forEver),
    number(actions.auditDetailsMonths, t("setup.audit-details-months"), monthsAllowed, forEver),
    checkboxInput(
      actions.policies,
      t("setup.policies"),
      [
        option(t("setup.policies.own-removal"), "own-removal", t("setup.policies.own-removal.hint")),
        option(t("setup.policies.shared"), "shared-channels", t("setup.policies.shared.hint")),
        ...(isVendorLink ? [option(t("setup.passports"), "passports", t("setup.passports.hint"))] : []),
      ],
      Array.isArray(ticked) ? ticked : [],
      { isOptional: true },
    ),
  ]);
}

export function languageOptions(t: Translate) {
  return Language.options.map((language) => option(t(`setup.language.${language}`), language));
}

/** What stands in the form, to be kept over Back. */
export function typedGeneral(values: FormValues): Typed {
  return {
    [actions.partnerName]: values.text(actions.partnerName) ?? "",
    [actions.partnerKind]: values.choice(actions.partnerKind) ?? "",
    [actions.emailLanguage]: values.choice(actions.emailLanguage) ?? "",
    [actions.invitationDays]: values.text(actions.invitationDays) ?? "",
    [actions.attestationDays]: values.text(actions.attestationDays) ?? "",
    [actions.personalDataMonths]: values.text(actions.personalDataMonths) ?? "",
    [actions.auditDetailsMonths]: values.text(actions.auditDetailsMonths) ?? "",
    [actions.policies]: [...values.choices(actions.policies)],
  };
}

const within = ({ min, max }: Range) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
const Days = within(daysAllowed);
/** Empty: for ever. */
const Months = z
  .literal("")
  .transform(() => null)
  .or(within(monthsAllowed));
const PartnerName = z
  .string()
  .transform((name) => tidyLine(name) ?? "")
  .refine((name) => name !== "" && [...name].length <= nameLimits.partnerName);

export const saveGeneral: ViewHandler = async (request) => {
  const { values, t, ctx } = request;
  const state = readState(request.view.privateMetadata);
  const name = PartnerName.safeParse(values.text(actions.partnerName) ?? "");
  const invitationDays = Days.safeParse(values.text(actions.invitationDays) ?? "");
  const attestationDays = Days.safeParse(values.text(actions.attestationDays) ?? "");
  const personalDataMonths = Months.safeParse(values.text(actions.personalDataMonths) ?? "");
  const auditDetailsMonths = Months.safeParse(values.text(actions.auditDetailsMonths) ?? "");
  const wrongDays = t("setup.days.wrong", daysAllowed);
  const wrongMonths = t("setup.days.wrong", monthsAllowed);
  if (
    !name.success ||
    !invitationDays.success ||
    !attestationDays.success ||
    !personalDataMonths.success ||
    !auditDetailsMonths.success
  ) {
    const faults = [
      [actions.partnerName, name.success ? null : t("setup.partner-name.required")],
      [actions.invitationDays, invitationDays.success ? null : wrongDays],
      [actions.attestationDays, attestationDays.success ? null : wrongDays],
      [actions.personalDataMonths, personalDataMonths.success ? null : wrongMonths],
      [actions.auditDetailsMonths, auditDetailsMonths.success ? null : wrongMonths],
    ] as const;
    const errors = faults.flatMap(([id, text]) =>
      text === null ? [] : [[values.blockOf(id), text] as const],
    );
    return { kind: "errors", errors: Object.fromEntries(errors) };
  }

  const { settings } = await setUp.read(ctx);
  const policies = values.choices(actions.policies);
  const outcome = await settingsVerbs.change(
    ctx,
    {
      partnerName: name.data,
      partnerKind: PartnerKind.catch(settings.partnerKind).parse(values.choice(actions.partnerKind)),
      emailLanguage: Language.catch(settings.emailLanguage).parse(values.choice(actions.emailLanguage)),
      invitationValidForDays: invitationDays.data,
      attestationValidForDays: attestationDays.data,
      ownRemovalAllowed: policies.includes("own-removal"),
      sharedChannelsAllowed: policies.includes("shared-channels"),
      passportsWanted: ctx.directory.linksArePersonal
        ? settings.passportsWanted
        : policies.includes("passports"),
      personalDataKeptForMonths: personalDataMonths.data,
      auditDetailsKeptForMonths: auditDetailsMonths.data,
    },
    state.version,
  );
  if (outcome.ok) return backToOverview(request, state, "general", t("setup.saved"));
  const kept = { ...state, unsaved: { ...state.unsaved, general: typedGeneral(values) } };
  return refusedToOverview(request, kept, outcome);
};

function fromSettings(settings: Settings): Typed {
  return {
    [actions.partnerName]: settings.partnerName ?? "",
    [actions.partnerKind]: settings.partnerKind,
    [actions.emailLanguage]: settings.emailLanguage,
    [actions.invitationDays]: String(settings.invitationValidForDays),
    [actions.attestationDays]: String(settings.attestationValidForDays),
    [actions.personalDataMonths]: String(settings.personalDataKeptForMonths ?? ""),
    [actions.auditDetailsMonths]: String(settings.auditDetailsKeptForMonths ?? ""),
    [actions.policies]: [
      ...(settings.ownRemovalAllowed ? ["own-removal"] : []),
      ...(settings.sharedChannelsAllowed ? ["shared-channels"] : []),
      ...(settings.passportsWanted ? ["passports"] : []),
    ],
  };
}
