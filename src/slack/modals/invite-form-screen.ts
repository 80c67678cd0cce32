import type { ModalView } from "@slack/types";
import type { Customer } from "../../domain/customer.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { customers, type SetUp, setUp } from "../../service/index.ts";
import type { Request } from "../handler.ts";
import { type FormNeeds, type FormState, inviteForm, type TypedTerms } from "./invite-form.ts";

interface Shown {
  readonly terms?: Partial<TypedTerms>;
  readonly remark?: FormNeeds["remark"];
}

/** What the form offers, for whoever has just read it. */
export type FormChoices = Pick<SetUp, "settings" | "providers" | "channels">;

/** The form in this state, with providers, channels and the chosen customer as they are now. */
export async function formScreen(
  request: Request,
  state: FormState,
  shown: Shown = {},
  choices?: FormChoices,
): Promise<ModalView> {
  const [known, customer] = await Promise.all([
    choices ?? setUp.read(request.ctx),
    findCustomer(request, state.customerId),
  ]);
  return inviteForm(request.t, state, {
    partnerName: known.settings.partnerName ?? "",
    providers: known.providers,
    channels: known.channels,
    customer,
    terms: shown.terms ?? { language: customer?.language ?? known.settings.emailLanguage },
    offersDap: request.ctx.directory.linksArePersonal,
    remark: shown.remark ?? null,
  });
}

export async function findCustomer(
  request: Pick<Request, "ctx">,
  id: CustomerId | null,
): Promise<Customer | null> {
  if (id === null) return null;
  const found = await customers.get(request.ctx, id);
  return found.ok ? found.value : null;
}
