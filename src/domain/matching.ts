/** What speaks for a match: the tenant is known from the record, its domain or the passport page; or only names agree. */
export type Evidence =
  | "tenant-in-record"
  | "tenant-of-domain"
  | "tenant-by-passport"
  | "tenant-by-person"
  | "same-domain"
  | "same-name";
