import type { Declined } from "../domain/outcome.ts";
import type * as service from "../service/index.ts";

type Answer<Verb> = Verb extends (...parameters: never[]) => Promise<infer Value> ? Value : never;
type ReasonIn<Value> = Value extends Declined<infer Reason> ? Reason : never;
type ReasonsIn<Verbs> = Verbs extends (...parameters: never[]) => unknown
  ? never
  : { [Name in keyof Verbs]: ReasonIn<Answer<Verbs[Name]>> }[keyof Verbs];
type Service = typeof service;

/** Every reason that a verb of the service may refuse with: a new one does not compile until both languages can say it. */
export type RefusalReason = { [Name in keyof Service]: ReasonsIn<Service[Name]> }[keyof Service];
