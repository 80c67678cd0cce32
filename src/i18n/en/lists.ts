/** Customer lists that come in and go out through Slack. */
export const lists = {
  "list.import.title": "Import customers",
  "list.import.submit": "Read the list",
  "list.import.intro":
    "The list is read through first, and nothing is changed by that. You get a direct message that says what would be added, what would be brought up to date and which rows cannot be used; you import it from there.",
  "list.import.file": "Customer list",
  "list.import.hint":
    "A CSV file in UTF-8 or UTF-16, with the columns’ names in its first line; Partner Center’s own export fits as it is. At most 200 MB.",
  "list.import.no-file": "Choose a file first.",
  "list.import.taken":
    "The list is being read. You get a direct message that says what is in it; until you press *Import now* there, nothing is changed.",
  "list.export.begun":
    "All customers are being written to a file. You get it as a direct message; it may take a moment.",

  "list.reading":
    "*Customer list {name}*: it is being read through{percent, plural, =0 {} other { (#%)}}. Nothing is changed by that.",
  "list.read": "*Customer list {name}*: this is what an import would do.",
  "list.read.counts":
    "{rows, plural, one {# row} other {# rows}}: {added} would be added, {updated} brought up to date, {unchanged} left unchanged, {rejected} left out.",
  "list.read.problems": "Left out:",
  "list.read.more-problems":
    "{count, plural, one {One more row is} other {# more rows are}} left out. If it is most of the file, it may be the wrong one.",
  "list.read.nothing-yet": "Nothing has been changed yet.",
  "list.read.nothing-new": "There is nothing in it that would change anything.",
  "list.importing":
    "*Customer list {name}*: it is being imported{percent, plural, =0 {} other { (#%)}}. All of it is taken over at the end, or nothing.",
  "list.imported": "*Customer list {name}* was imported.",
  "list.imported.counts":
    "{rows, plural, one {# row} other {# rows}}: {added} added, {updated} brought up to date, {unchanged} unchanged, {rejected} left out.",
  "list.imported.undoable": "It can be undone as a whole within 30 days.",
  "list.undoing": "*Customer list {name}*: the import is being undone.",
  "list.undone": "*Customer list {name}*: the import was undone.",
  "list.undone.counts":
    "{removed, plural, one {# customer} other {# customers}} removed, {restored} as before, {kept} left as they are.",
  "list.undone.kept":
    "Somebody worked with these after the import, so they stay as they are: {names}{more, plural, =0 {} other { and # more}}",
  "list.cancelled": "*Customer list {name}*: it was left alone, and nothing was changed.",
  "list.writing": "All customers are being written to a file. It follows here.",
  "list.sent":
    "Here is {name}, with {count, plural, one {# customer} other {# customers}}. It holds contact data: keep it no longer than you need it.",
  "list.refused": "*{name}* could not be finished, and nothing was changed.",

  "list.button.import": "Import now",
  "list.button.problems": "All of them as a file",
  "list.button.cancel": "Leave it",
  "list.button.undo": "Undo the import",
  "list.undo.title": "Undo the import?",
  "list.undo.text":
    "Customers that it added are removed, and those that it changed are as before. Whoever was worked with since stays.",
  "list.undo.yes": "Undo it",

  "list.because.not-permitted":
    "You no longer had the admin agent role when it was to be carried out. An admin agent can do it.",
  "list.because.empty-file":
    "The file is empty. Its first line must name the columns. Correct it, and upload it again.",
  "list.because.no-name-column":
    "No column of the file holds the company name. Name one of them “Company name”, and upload it again.",
  "list.because.not-utf8":
    "The file is neither in UTF-8 nor in UTF-16, so names would come out wrong. Save it as “CSV UTF-8”, and upload it again.",
  "list.because.file-gone": "The file is no longer in Slack. Upload it again.",
  "list.because.file-changed":
    "The file is not the one any more that was read and shown. Upload it again, and look at what it would do.",
  "list.because.file-too-large": "The file is larger than 200 MB. Split it, and upload the parts.",
  "list.because.no-file-scope":
    "Kapocs may not read files in this workspace. Whoever manages the app adds the scope files:read and installs it again; until then the operator can import with kapocs import.",
  "list.because.no-send-scope":
    "Kapocs may not send files in this workspace. Whoever manages the app adds the scope files:write and installs it again; until then the operator can export with kapocs export.",
  "list.because.slack-away": "Slack did not give or take the file for a long time. Try it again later.",
  "list.because.already-undone": "This import was undone already.",
  "list.because.too-late": "This import is older than 30 days and can no longer be undone.",

  "refusal.file-too-large": "The file is larger than 200 MB. Split it, and upload the parts.",
  "refusal.list-elsewhere":
    "Nothing was done: this was pressed before, or the list has moved on. The message shows how it stands.",

  "home.list.import": "Import a list",
  "home.list.export": "Export customers",
  "home.list.export.title": "Export all customers?",
  "home.list.export.text":
    "You get a file with all customers and their contacts as a direct message. That you took it is put on record.",
  "home.list.export.yes": "Export",
} as const;
