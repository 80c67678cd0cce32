/** Slack did not take our answer: its connection is gone, or it waits no more. What the request asked for may be done. */
export class AnswerLost extends Error {
  override readonly name = "AnswerLost";
  constructor(why: string) {
    super(`an answer did not reach Slack: ${why}`);
  }
}
