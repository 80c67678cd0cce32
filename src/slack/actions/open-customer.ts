import { CustomerId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import type { ActionRequest } from "../handler.ts";
import { openRecord, redrawRecord } from "../modals/customer-record-screen.ts";
import { newestOf, readPlace } from "../modals/customer-record-state.ts";

/** *Open the record*, wherever it stands, and a customer picked in a search: the value is the customer's id. */
export async function openCustomer(request: ActionRequest): Promise<void> {
  const id = CustomerId.safeParse(request.value);
  const refusal = id.success
    ? await openRecord(request, newestOf(id.data))
    : await request.explain(declined("not-found"));
  if (refusal !== null) await request.say(refusal);
}

export function readRecordAgain(request: ActionRequest): Promise<void> {
  return redrawRecord(request);
}

export function turnHoldings(request: ActionRequest): Promise<void> {
  const page = /^\d{1,4}$/.test(request.value) ? Number(request.value) : 0;
  return redrawRecord(request, (state) => ({ ...state, page }));
}

export function turnStory(request: ActionRequest): Promise<void> {
  return redrawRecord(request, (state) => ({ ...state, older: readPlace(request.value) }));
}
