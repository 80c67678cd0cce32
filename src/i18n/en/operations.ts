/** What the operator's commands say: importing customers, exporting and checking the audit trail. */
export const operations = {
  "operator.no-workspace": "No workspace is in this database yet. Start the bot once, or run kapocs setup.",
  "operator.which-workspace": "This database has several workspaces. Name one with --workspace: {ids}",
  "operator.unknown-workspace":
    "There is no workspace {id} in this database. Name one that is there with --workspace: {ids}",
  "import.done":
    "{rows, plural, one {# row} other {# rows}} read: {added} added, {updated} brought up to date, {unchanged} unchanged, {rejected} left out.",
  "import.dry-run":
    "This was a dry run, so nothing was changed. {rows, plural, one {# row} other {# rows}} read: {added} would be added, {updated} brought up to date, {unchanged} left unchanged, {rejected} left out.",
  "import.ignored-columns": "These columns mean nothing here and were not read: {columns}",
  "import.only-first":
    "Only the first {count} problems are listed. A file with so many may be the wrong one.",
  "import.refused.not-permitted": "Importing customers needs the admin agent role.",
  "import.refused.empty-file": "The file is empty. Its first line must name the columns.",
  "import.refused.no-name-column":
    "No column of the file holds the company name, so nothing was read. Name one of them “Company name”.",
  "import.refused.not-utf8":
    "The file is neither in UTF-8 nor in UTF-16, so names would come out wrong. Nothing was changed. Save it as “CSV UTF-8” and try again.",
  "import.field.companyName": "company name",
  "import.field.domain": "primary domain name",
  "import.field.tenantId": "Microsoft ID",
  "import.field.ownReference": "own reference",
  "import.field.country": "country",
  "import.field.origin": "origin",
  "import.field.contactName": "contact name",
  "import.field.contactEmail": "contact e-mail",
  "import.field.language": "language",
  "import.problem.required": "Line {line}, {field}: it is missing.",
  "import.problem.too-long": "Line {line}, {field}: it is too long.",
  "import.problem.bad-domain": "Line {line}, {field}: this is no domain name, such as contoso.com.",
  "import.problem.bad-tenant-id":
    "Line {line}, {field}: this is no tenant id. It has 32 digits and letters from a to f, in five groups.",
  "import.problem.bad-country": "Line {line}, {field}: this is no country code of two letters, such as HU.",
  "import.problem.bad-email": "Line {line}, {field}: this is no e-mail address.",
  "import.problem.bad-origin":
    "Line {line}, {field}: it must be own-marketing, vendor-referral, indirect-provider or other-portal.",
  "import.problem.bad-language": "Line {line}, {field}: it must be en or hu.",
  "import.problem.duplicate-in-file":
    "Line {line}, {field}: the same as in line {sameAsLine}, which was taken instead.",
  "import.problem.ambiguous-domain":
    "Line {line}, {field}: several customers on the list have this domain. Give the tenant id of the one you mean.",
  "import.problem.ambiguous-name":
    "Line {line}, {field}: several customers on the list have this name. Give the domain or the tenant id of the one you mean.",
  "import.problem.unreadable":
    "Line {line}: a record that ends here cannot be read. Look for a quotation mark that was never closed.",
  "audit.exported":
    "{count, plural, one {# entry} other {# entries}} exported. Keep this apart from the file; it shows later that nothing was cut off at the end: --head {head}",
  "audit.export.not-permitted": "Exporting the audit trail needs the admin agent role.",
  "audit.verified":
    "The chain is unbroken: {count, plural, one {# entry} other {# entries}}, {purged} of them with details purged. It ends at {head}",
  "audit.verified.without-head":
    "Whether later entries were cut off cannot be seen without the head from the export (--head).",
  "audit.bad-head":
    "This is no head of an audit trail: {head}. It looks like 120:3f5a…, as the export printed it.",
  "audit.broken.unreadable": "Broken at entry {seq}: line {line} is not an entry as it was exported.",
  "audit.broken.wrong-sequence": "Broken at entry {seq}: another entry stands in line {line}.",
  "audit.broken.wrong-previous-hash":
    "Broken at entry {seq} (line {line}): it does not follow the entry before it.",
  "audit.broken.details-do-not-fit":
    "Broken at entry {seq} (line {line}): its details are not those that were recorded.",
  "audit.broken.wrong-hash": "Broken at entry {seq} (line {line}): it is not what was recorded.",
  "audit.broken.head-missing":
    "Broken: entry {seq} and what follows it are missing at the end (line {line}).",
  "audit.broken.wrong-head":
    "Broken: the trail is not the one whose head you gave. Entry {seq} (line {line}) has another hash.",
  "purge.off":
    "Nothing is set to be emptied: this workspace keeps everything for ever. An admin agent changes that under /kapocs setup, or you with kapocs setup.",
  "purge.personal.due":
    "Personal data from before {before}: {customers, plural, one {# customer} other {# customers}} and {drafts, plural, one {# e-mail} other {# e-mails}} would be emptied.",
  "purge.details.due":
    "Details of the audit trail from before {before}: {details, plural, one {# entry} other {# entries}} would be emptied.",
  "purge.done":
    "Emptied: personal data of {customers, plural, one {# customer} other {# customers}}, {drafts, plural, one {# e-mail} other {# e-mails}}, details of {details, plural, one {# audit entry} other {# audit entries}}. The audit chain still verifies.",
  "forget.done":
    "Emptied: contact person and signatories, {drafts, plural, one {# e-mail} other {# e-mails}}, details of {details, plural, one {# audit entry} other {# audit entries}}. Attestations stay, and so do messages that already stand in Slack.",
  "forget.not-found": "There is no customer with the id {id} in this workspace. kapocs export shows the ids.",
  "forget.ask":
    "This cannot be undone. It empties what names people at {name}; run it again with --yes to do it.",
  "import.undo-with": "To take it back as a whole within 30 days: kapocs import --undo {id}",
  "import.undone":
    "Taken back: {removed, plural, one {# customer} other {# customers}} removed, {restored} as before, {kept} left as they are.",
  "import.kept":
    "Somebody worked with these after the import, so they stay as they are: {names}{more, plural, =0 {} other { and # more}}",
  "refusal.already-undone": "This import was taken back already.",
  "refusal.too-late": "This import is older than 30 days and can no longer be taken back.",
  "import.unknown":
    "There is no import with the id {id} in this workspace. An import says its id at its end.",
  "import.needs-file":
    "Name the file to import, or - for standard input. To take an import back: kapocs import --undo ID",
  "export.done": "{count, plural, one {# customer was} other {# customers were}} exported.",
  "export.not-permitted": "Exporting customers needs the admin agent role.",
  "import.progress": "bytes read",
} as const;
