-- Customer lists on their way through Slack; the files themselves stay there.
-- Older code may run beside it: it knows nothing of the table, and has no words for the messages that carry on with it.
CREATE TABLE "list_transfers" (
	"workspace_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"file_id" text,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"file_hash" text,
	"percent" integer DEFAULT 0 NOT NULL,
	"report" jsonb,
	"undone" jsonb,
	"because" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "list_transfers_workspace_id_transfer_id_pk" PRIMARY KEY("workspace_id","transfer_id")
);
--> statement-breakpoint
CREATE INDEX "list_transfers_by_age" ON "list_transfers" USING btree ("workspace_id","at");