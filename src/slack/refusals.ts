import type { InvitationRefusal } from "../domain/invitation.ts";
import type { Declined } from "../domain/outcome.ts";
import type { ApprovalRefusal, RemovalRefusal } from "../domain/removal-request.ts";
import type * as service from "../service/index.ts";

type ReasonOf<Verb> = Verb extends (...parameters: never[]) => Promise<infer Answer>
  ? Extract<Answer, Declined<string>> extends Declined<infer Reason>
    ? Reason
    : never
  : never;
type ReasonsIn<Exported> = { [Name in keyof Exported]: ReasonOf<Exported[Name]> }[keyof Exported];
type Service = typeof service;

/** Every reason that a verb of the service may refuse with, and those of the entrance itself. */
export type RefusalReason =
  | InvitationRefusal
  | RemovalRefusal
  | ApprovalRefusal
  | { [Name in keyof Service]: ReasonsIn<Service[Name]> }[keyof Service];
