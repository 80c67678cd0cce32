-- Where reading the partner directory goes on. Old code may run beside this migration.
CREATE TABLE "directory_cursors" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"read_until" timestamp (3) with time zone NOT NULL
);
