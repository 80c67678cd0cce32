import type { AcceptanceFront, AcceptanceOffer } from "../../ports/acceptance-front.ts";

/**
 * The registry's page while another directory is the source of truth: links from before open it and take no answer any
 * more. Nobody would read it, and the customer would have been thanked for nothing.
 */
export function formerFront(front: AcceptanceFront): AcceptanceFront {
  return {
    open: async (token, now) => closed(await front.open(token, now)),
    async answer(token, _answer, now) {
      const offer = closed(await front.open(token, now));
      return offer && { counted: false, offer };
    },
  };
}

function closed(offer: AcceptanceOffer | null): AcceptanceOffer | null {
  if (offer?.state !== "open") return offer;
  const { partnerName, language } = offer;
  return { state: "withdrawn", partnerName, language, at: null };
}
