import type { Translate } from "../i18n/index.ts";
import { type AnswerFault, type AnswerFaults, longestSignature, type OpenOffer } from "./accept-form.ts";

export function Fault(props: { id: string; words: string }) {
  return (
    <p class="fault" id={props.id}>
      {props.words}
    </p>
  );
}

/** Stands first and takes the focus; each line leads to its field. */
export function FaultList({ t, offer, faults }: { t: Translate; offer: OpenOffer; faults: AnswerFaults }) {
  const places = {
    legs: `leg-${offer.legs[0]?.kind ?? "reseller"}`,
    dap: "dap",
    name: "name",
    jobTitle: "jobTitle",
    decision: "accept",
  };
  // Object.entries forgets which keys and values there are.
  const found = Object.entries(faults) as [keyof AnswerFaults, AnswerFault][];
  return (
    <div class="faults" role="alert" tabindex={-1} autofocus aria-labelledby="faults">
      <h2 id="faults">{t("web.accept.faults")}</h2>
      <ul>
        {found.map(([field, fault]) => (
          <li>
            <a href={`#${places[field]}`}>{words(t, offer, field, fault)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence for a field: what is wrong and what to do. */
export function words(t: Translate, offer: OpenOffer, field: keyof AnswerFaults, fault: AnswerFault): string {
  switch (fault) {
    case "required":
      return field === "name" ? t("web.accept.fault.name") : t("web.accept.fault.job-title");
    case "too-long":
      return t("web.accept.fault.too-long", { max: longestSignature });
    case "no-leg":
      return t("web.accept.fault.legs");
    case "dap-without-us":
      return t("web.accept.fault.dap", { partner: offer.partnerName });
    case "no-decision":
      return t("web.accept.fault.decision");
  }
}
