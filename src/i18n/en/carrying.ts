/** What is said while everything is carried elsewhere: moves to PostgreSQL, back-ups and their return. */
export const carrying = {
  "carry.table": "{table}: {rows, plural, one {# row} other {# rows}}",
  "carry.in-use":
    "{who} is using the data folder {folder}. Stop the bot first, then run this again. Nothing was changed.",
  "carry.broken":
    "It was broken off, and nothing of it was kept: {why}. Run it again. If it says the same again, do not go on with this database: report it with this line.",
  "carry.refused.no-database":
    "There is no embedded database in {folder}. Set KAPOCS_DATA_DIR to the data folder of the bot.",
  "carry.refused.source-empty": "There is nothing to carry over: no migration was ever applied there.",
  "carry.refused.source-newer":
    "The database was brought up to date by a newer program than this one. Use the newer one.",
  "carry.refused.postgres-too-old":
    "This PostgreSQL is too old. Kapocs needs version 14 or newer. Nothing was changed.",
  "carry.refused.not-utf8":
    "The database there is not in UTF-8, so names would be lost. Make one with: createdb --encoding=UTF8 --template=template0. Nothing was changed.",
  "carry.refused.not-empty":
    "The database there is not empty: it has rows already, and not these. Give an empty one. Nothing was changed.",
  "carry.refused.prepared-otherwise":
    "The database there has tables already, made by another program or another version of this one. Give an empty one. Nothing was changed.",
  "move.refused.moved-before":
    "This folder was moved to {to} on {date} already. To take the mark away, so that it may be moved or used again: kapocs move --undo",
  "move.refused.key-changing":
    "The encryption key of this folder is just being changed. Finish that first: kapocs keys rotate. Nothing was changed.",
  "move.checking": "Looking whether {folder} can be moved. Nothing will be changed.",
  "move.checked": "Nothing stands in the way. Run it again without --check.",
  "move.done":
    "{tables, plural, one {# table} other {# tables}} with {rows, plural, one {# row} other {# rows}} carried over. Each was read again on both sides, and is the same.",
  "move.was-there":
    "Everything was there already: {tables, plural, one {# table} other {# tables}} with {rows, plural, one {# row} other {# rows}}, read on both sides and the same.",
  "move.chain":
    "The audit trail of workspace {workspace} is unbroken there: {count, plural, one {# entry} other {# entries}}, ending at {head}",
  "move.migrated":
    "{count, plural, one {# migration was} other {# migrations were}} applied there after it, because the folder came from an older version.",
  "move.set": "Now set these two for the bot, and start it:",
  "move.set.url": "  DATABASE_URL: the address you gave here",
  "move.set.key.folder":
    "  ENCRYPTION_KEY: what stands in {path} (kapocs move --show-key prints it). Without it personal links and sign-ins do not open.",
  "move.set.key.environment": "  ENCRYPTION_KEY: the same as now",
  "move.set.key.nowhere":
    "  ENCRYPTION_KEY: a new one, since nothing was ever sealed here. Make it with: node -p \"crypto.randomBytes(32).toString('base64')\"",
  "move.sealed.closed":
    "{count, plural, one {# secret is} other {# secrets are}} sealed under another key, and did not open here either.",
  "move.marked":
    "The folder {folder} was left as it was and is marked as moved: no bot starts on it any more. To go back, without anything done since: kapocs move --undo",
  "move.undone":
    "The mark is gone: a bot can start on {folder} again. What was done on PostgreSQL since is not in it.",
  "move.not-marked": "The folder {folder} is not marked as moved. There is nothing to undo.",
  "move.no-key": "There is no encryption key in {folder}.",
} as const;
