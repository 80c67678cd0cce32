-- Imports that were carried out, and what they changed, so that one can be undone as a whole. Older code may run beside it: it
-- knows neither table, and an import it carries out cannot be undone.
CREATE TABLE "import_changes" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" text NOT NULL,
	CONSTRAINT "import_changes_workspace_id_import_id_customer_id_pk" PRIMARY KEY("workspace_id","import_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"added" integer NOT NULL,
	"updated" integer NOT NULL,
	"rejected" integer NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "imports_workspace_id_import_id_pk" PRIMARY KEY("workspace_id","import_id")
);
