import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Customer } from "../../domain/customer.ts";
import { type GdapTerms, type GdapTermsFaults, gdapLongestDays, gdapNameLimit } from "../../domain/gdap.ts";
import { gdapRoleNames, gdapRoleSetNames, gdapRoleSets, gdapRoles } from "../../domain/gdap-roles.ts";
import { CustomerId, GdapRequestId } from "../../domain/ids.ts";
import { Language } from "../../domain/language.ts";
import type { Translate } from "../../i18n/index.ts";
import { limits, option, plain, plainSection, section } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { actions, views } from "../ids.ts";
import { checkboxInput, frame, selectInput, textInput } from "./inputs.ts";

/** `id` is the request that this form makes, however often it is sent. */
export const GdapFormState = z.object({ id: GdapRequestId, customerId: CustomerId });
export type GdapFormState = z.infer<typeof GdapFormState>;

const usualDays = "365";

export function gdapForm(t: Translate, state: GdapFormState, customer: Customer, now: Date): ModalView {
  const sets = [...gdapRoleSetNames, "own"] as const;
  const languages = Language.options.map((each) => option(t(`invite.language.${each}`), each));
  return {
    type: "modal",
    callback_id: views.gdapForm,
    private_metadata: JSON.stringify(state),
    title: plain(t("gdap.form.title"), limits.title),
    submit: plain(t("gdap.form.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      plainSection(t("gdap.form.for", { customer: customer.companyName })),
      section(t("gdap.form.intro")),
      textInput(actions.gdapName, t("gdap.form.name"), {
        value: suggestedName(customer.companyName, state.id, now),
        maxLength: gdapNameLimit,
        hint: t("gdap.form.name.hint"),
      }),
      selectInput(
        actions.gdapSet,
        t("gdap.form.set"),
        sets.map((set) => option(t(`gdap.set.${set}`), set, t(`gdap.set.${set}.for`))),
        "reading",
      ),
      rolesInput(t),
      textInput(actions.gdapDays, t("gdap.form.days"), {
        value: usualDays,
        maxLength: 3,
        hint: t("gdap.form.days.hint", { limit: gdapLongestDays }),
      }),
      checkboxInput(
        actions.gdapExtend,
        t("gdap.form.extend"),
        [option(t("gdap.form.extend.yes"), "yes")],
        [],
        { isOptional: true },
      ),
      selectInput(actions.gdapLanguage, t("gdap.form.language"), languages, customer.language),
    ],
  };
}

/** Unlike any other: the day and a piece of the request's own id stand behind the customer's name. */
function suggestedName(companyName: string, id: GdapRequestId, now: Date): string {
  const ending = ` ${now.toISOString().slice(0, 10)} ${id.replaceAll("-", "").slice(-6)}`;
  return `${[...companyName]
    .slice(0, gdapNameLimit - ending.length)
    .join("")
    .trim()}${ending}`;
}

function rolesInput(t: Translate): InputBlock {
  return {
    ...frame(actions.gdapRoles, t("gdap.form.roles"), { isOptional: true, hint: t("gdap.form.roles.hint") }),
    element: {
      type: "multi_static_select",
      action_id: actions.gdapRoles,
      options: gdapRoleNames.map((role) => option(t(`gdap.role.${role}`), gdapRoles[role])),
    },
  };
}

export interface GdapFormAnswer {
  readonly terms: GdapTerms;
  readonly language: Language;
}

/** What was chosen: the set and the further roles together, each once. */
export function readGdapForm(values: FormValues): GdapFormAnswer {
  const chosen = gdapRoleSetNames.find((each) => each === values.choice(actions.gdapSet));
  const ofSet = chosen ? gdapRoleSets[chosen].map((role) => gdapRoles[role]) : [];
  const days = values.text(actions.gdapDays)?.trim() ?? "";
  const language = Language.safeParse(values.choice(actions.gdapLanguage));
  return {
    terms: {
      name: values.text(actions.gdapName) ?? "",
      roleIds: [...new Set<string>([...ofSet, ...values.choices(actions.gdapRoles)])],
      durationDays: /^\d{1,3}$/.test(days) ? Number(days) : 0,
      isAutoExtended: values.isTicked(actions.gdapExtend, "yes"),
    },
    language: language.success ? language.data : "en",
  };
}

export function gdapFormErrors(
  t: Translate,
  faults: GdapTermsFaults,
  values: FormValues,
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (faults.name === "required") errors[values.blockOf(actions.gdapName)] = t("gdap.form.name.required");
  if (faults.name === "too-long")
    errors[values.blockOf(actions.gdapName)] = t("gdap.form.name.too-long", { limit: gdapNameLimit });
  if (faults.roles) errors[values.blockOf(actions.gdapRoles)] = t(`gdap.form.roles.${faults.roles}`);
  if (faults.durationDays)
    errors[values.blockOf(actions.gdapDays)] = t("gdap.form.days.out-of-range", { limit: gdapLongestDays });
  if (faults.isAutoExtended) errors[values.blockOf(actions.gdapExtend)] = t("gdap.form.extend.impossible");
  return errors;
}
