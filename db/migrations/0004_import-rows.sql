-- Where the rows of an import wait until they are compared and taken over. Unlogged: a crash may empty it, nothing is lost.
-- Old code may run beside this migration.
CREATE UNLOGGED TABLE "import_rows" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"company_name" text NOT NULL,
	"domain" text,
	"tenant_id" text,
	"own_reference" text,
	"country" text,
	"origin" text,
	"contact_name" text,
	"contact_email" text,
	"language" text,
	"sort_name" text collate "C" NOT NULL,
	"search_text" text NOT NULL,
	"matched_id" uuid,
	"staged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_rows_workspace_id_run_id_line_pk" PRIMARY KEY("workspace_id","run_id","line")
);
