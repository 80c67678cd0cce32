-- The customer search is a trigram index that begins with the workspace. Both extensions are trusted ones: the owner
-- of the database may create them. Old code may run beside this migration.
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gin;
