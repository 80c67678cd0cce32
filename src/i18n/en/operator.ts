/** What the operator's commands say of the database and of the encryption key. */
export const operator = {
  "migrate.applied": "{count, plural, one {# migration was applied} other {# migrations were applied}}:",
  "migrate.pending":
    "{count, plural, one {# migration is} other {# migrations are}} still to be applied. Run kapocs migrate without --check, or just start the bot:",
  "migrate.up-to-date": "The database is up to date. There was nothing to do.",
  "migrate.newer":
    "The database has {count, plural, one {# migration} other {# migrations}} that this program does not know: a newer one was here. Use the newer program if this was not meant.",
} as const;
