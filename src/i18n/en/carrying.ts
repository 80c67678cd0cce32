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
  "move.held":
    "{count, plural, one {# message that was waiting there is held: the bot on PostgreSQL may have sent it. Admin agents find it} other {# messages that were waiting there are held: the bot on PostgreSQL may have sent them. Admin agents find them}} in Home, under “Messages that are stuck”.",
  "move.not-marked": "The folder {folder} is not marked as moved. There is nothing to undo.",
  "move.no-key": "There is no encryption key in {folder}.",
  "backup.done":
    "{tables, plural, one {# table} other {# tables}} with {rows, plural, one {# row} other {# rows}} written to {file}",
  "backup.was-in-use":
    "The bot has the folder: it made a copy as of one moment, went on working, and the back-up was read from the copy.",
  "backup.head": "The audit trail of workspace {workspace} ends at {head}",
  "backup.key.folder":
    "The encryption key is not in it. Keep a copy of {folder}/encryption.key somewhere else: without it links and sign-ins do not open.",
  "backup.key.environment":
    "The encryption key is not in it. Keep ENCRYPTION_KEY somewhere else: without it links and sign-ins do not open.",
  "backup.refused.file-exists": "There is a file {file} already, and it was left alone. Give another name.",
  "backup.refused.no-snapshot":
    "Another process has the data folder {folder} and gave no copy of it. Is its disk full, is it of an older version, or does it hang? Make room, stop it, or try again.",
  "restore.checked":
    "The back-up of {date} is whole, and can be restored here. Run it again without --check.",
  "restore.done":
    "The back-up of {date} is there: {tables, plural, one {# table} other {# tables}} with {rows, plural, one {# row} other {# rows}}, each read again and the same as when it was written.",
  "restore.chain":
    "The audit trail of workspace {workspace} is unbroken up to the back-up: {count, plural, one {# entry} other {# entries}}, ending at {head}",
  "restore.migrated":
    "{count, plural, one {# migration was} other {# migrations were}} applied to it after that, because it is from an older version.",
  "restore.held":
    "{count, plural, =0 {No message was waiting to be sent.} one {# message that was waiting is held: it may have been sent since the back-up. Admin agents find it in Home, under “Messages that are stuck”:} other {# messages that were waiting are held: they may have been sent since the back-up. Admin agents find them in Home, under “Messages that are stuck”:}}",
  "restore.since":
    "What was done after {date} is not known here. Withdrawn links may be open again, and what the bot finds out anew it also tells anew: look at open removals and invitations before you start it.",
  "restore.key.folder":
    "{count, plural, one {# secret does} other {# secrets do}} not open with the key that is here. Before you start the bot, put the encryption.key that belongs to the back-up into {folder}: a bot that finds none makes a new one.",
  "restore.key.environment":
    "{count, plural, one {# secret does} other {# secrets do}} not open with ENCRYPTION_KEY as it is set here. Before you start the bot, set it to the key that belongs to the back-up.",
  "restore.damaged": "{file} is damaged, and nothing was restored: {why}. Take another back-up.",
  "restore.no-file": "There is no file {file}.",
  "restore.refused.no-archive": "{file} is no back-up that was made with kapocs backup. Nothing was changed.",
  "restore.refused.newer-format":
    "{file} was written by a newer program, in a format that this one does not know. Use the newer one. Nothing was changed.",
  "restore.refused.newer-schema":
    "{file} comes from a newer version, whose tables this program does not know. Use the newer one. Nothing was changed.",
} as const;
