import type { ActAnswer } from "./act.ts";

export function answered(what: Partial<ActAnswer>): ActAnswer {
  return { ackMs: null, trouble: null, words: null, modal: null, fieldErrors: {}, options: [], ...what };
}

export function done(): ActAnswer {
  return answered({});
}

/** The thing acted on is not there any more, or never was for this person. */
export function gone(): ActAnswer {
  return answered({ trouble: "gone" });
}

/** The act is not allowed here. */
export function refused(): ActAnswer {
  return answered({ trouble: "refused" });
}
