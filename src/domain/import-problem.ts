import type { CustomerFault, CustomerField } from "./customer.ts";

/** Why a row was left out. `sameAsLine` is the earlier row that a duplicate repeats. `ambiguous`: it could mean several customers. */
export interface ImportProblem {
  readonly line: number;
  readonly field: CustomerField | null;
  readonly reason: CustomerFault | "duplicate-in-file" | "ambiguous-domain" | "ambiguous-name" | "unreadable";
  readonly sameAsLine: number | null;
}
