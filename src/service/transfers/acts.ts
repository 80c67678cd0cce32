import { exportCustomers } from "../customers/export.ts";
import { importCustomers } from "../customers/import/import.ts";
import { undoImport } from "../customers/import/undo.ts";
import { verbs } from "../verbs.ts";

/** What a transfer brings about, by the rights of whoever pressed: a refusal is put on record here too. */
export const acts = verbs("customer", { import: importCustomers, undoImport, export: exportCustomers });
