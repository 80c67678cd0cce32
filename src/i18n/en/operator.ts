/** What the operator's commands say of the database and of the encryption key. */
export const operator = {
  "migrate.applied": "{count, plural, one {# migration was applied} other {# migrations were applied}}:",
  "migrate.pending":
    "{count, plural, one {# migration is} other {# migrations are}} still to be applied. Run kapocs migrate without --check, or just start the bot:",
  "migrate.up-to-date": "The database is up to date. There was nothing to do.",
  "migrate.newer":
    "The database has {count, plural, one {# migration} other {# migrations}} that this program does not know: a newer one was here. Use the newer program if this was not meant.",
  "keys.rotate.done":
    "Done: {resealed, plural, =0 {nothing had to be sealed anew} one {# secret was sealed anew} other {# secrets were sealed anew}}, and nothing is sealed under an old key any more.",
  "keys.rotate.drop-old":
    "Now leave ENCRYPTION_KEY_OLD out of the settings, start every bot anew, and keep the old key only as long as you keep back-ups made under it.",
  "keys.rotate.file-replaced":
    "The new key has taken the place of the old one in {folder}; a back-up made before this opens with the key that was in it only.",
  "keys.rotate.nothing":
    "Everything is sealed under ENCRYPTION_KEY, and no old key is set, so there was nothing to do. To change the key: print one with “kapocs keys new”, set ENCRYPTION_KEY to it and ENCRYPTION_KEY_OLD to the one before, start every bot anew, and run this again.",
  "keys.rotate.left":
    "{resealed, plural, one {# secret was sealed anew} other {# secrets were sealed anew}}, but bots went on sealing under the old key, and {count, plural, one {# secret is} other {# secrets are}} under it now. Start every bot anew with the new settings, and run this again.",
  "keys.rotate.interrupted":
    "Interrupted after {resealed, plural, one {# secret} other {# secrets}}. What is done stays done; run this again to go on.",
  "keys.rotate.unreadable":
    "{count, plural, one {# secret} other {# secrets}} in {column} (workspace {workspace}) could not be opened with any key, and stayed as before. Add the key they were sealed with to ENCRYPTION_KEY_OLD and run this again, or put the rows back from a back-up.",
  "keys.rotate.web-hook":
    "Partner Center still sends its events for the workspace {workspace} to the address of the old key, and could not be given the new one. Register the web hook anew with /kapocs setup.",
  "keys.rotate.progress": "secrets sealed anew",
} as const;
