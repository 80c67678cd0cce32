import type { ModalView } from "@slack/types";
import { CustomerTenantId } from "../../domain/ids.ts";
import { nameLimits, type Provider } from "../../domain/settings.ts";
import type { Translate } from "../../i18n/index.ts";
import { providers } from "../../service/index.ts";
import type { FormValues } from "../form-values.ts";
import type { ViewHandler } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { textInput } from "./inputs.ts";
import { backToOverview, refusedToOverview, setUpForm } from "./setup-forms.ts";
import { readState, type SetUpState, type Unsaved } from "./setup-state.ts";

type Typed = NonNullable<Unsaved["provider"]>;

export function providerForm(t: Translate, state: SetUpState, provider: Provider | null): ModalView {
  const typed = state.unsaved.provider ?? {
    [actions.providerName]: provider?.name ?? "",
    [actions.providerTenantId]: provider?.tenantId ?? "",
  };
  return setUpForm(t, views.setUpProvider, "setup.provider.title", state, [
    textInput(actions.providerName, t("setup.provider.name"), {
      value: typed[actions.providerName] ?? "",
      maxLength: nameLimits.providerName,
    }),
    textInput(actions.providerTenantId, t("setup.provider.tenant-id"), {
      value: typed[actions.providerTenantId] ?? "",
      maxLength: 60,
      isOptional: true,
    }),
  ]);
}

export function typedProvider(values: FormValues): Typed {
  return {
    [actions.providerName]: values.text(actions.providerName) ?? "",
    [actions.providerTenantId]: values.text(actions.providerTenantId) ?? "",
  };
}

export const saveProvider: ViewHandler = async (request) => {
  const { values, t, ctx } = request;
  const state = readState(request.view.privateMetadata);
  const name = values.text(actions.providerName) ?? "";
  const typedTenant = (values.text(actions.providerTenantId) ?? "").trim();
  const tenantId = typedTenant === "" ? null : CustomerTenantId.safeParse(typedTenant);
  if (tenantId !== null && !tenantId.success) {
    const field = values.blockOf(actions.providerTenantId);
    return { kind: "errors", errors: { [field]: t("setup.provider.tenant-id.wrong") } };
  }

  const draft = { id: state.provider ?? null, name, tenantId: tenantId?.data ?? null };
  const outcome = await providers.save(ctx, draft, state.version);
  if (outcome.ok)
    return backToOverview(request, { ...state, provider: undefined }, "provider", t("setup.saved"));
  if (outcome.reason === "out-of-range") {
    const field = values.blockOf(actions.providerName);
    return { kind: "errors", errors: { [field]: t("setup.provider.name.required") } };
  }
  const kept = { ...state, unsaved: { ...state.unsaved, provider: typedProvider(values) } };
  return refusedToOverview(request, kept, outcome);
};
