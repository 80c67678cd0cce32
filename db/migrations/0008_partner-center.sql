-- Tables for a partner directory of the vendor's: its sign-in, what it tells of, matched acceptances, readings of its customer
-- list, differences, granular administration, bulletins. Older code may run beside it: it knows none of them, and the columns
-- added to tables of before have defaults.
CREATE TABLE "acceptances" (
	"workspace_id" uuid NOT NULL,
	"acceptance_id" uuid NOT NULL,
	"tenant_id" text NOT NULL,
	"company_name" text NOT NULL,
	"domain" text,
	"country" text,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"via" text NOT NULL,
	"state" text NOT NULL,
	"evidence" text,
	"invitation_id" uuid,
	"candidates" jsonb NOT NULL,
	"customer_id" uuid,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "acceptances_workspace_id_acceptance_id_pk" PRIMARY KEY("workspace_id","acceptance_id")
);
--> statement-breakpoint
CREATE TABLE "bulletins" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"reader" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bulletins_workspace_id_kind_subject_id_reader_pk" PRIMARY KEY("workspace_id","kind","subject_id","reader")
);
--> statement-breakpoint
CREATE TABLE "directory_customers" (
	"workspace_id" uuid NOT NULL,
	"tenant_id" text NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"company_name" text NOT NULL,
	"domain" text,
	"relationship" text NOT NULL,
	"seen_in" uuid NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "directory_customers_workspace_id_tenant_id_role_pk" PRIMARY KEY("workspace_id","tenant_id","role")
);
--> statement-breakpoint
CREATE TABLE "directory_syncs" (
	"workspace_id" uuid NOT NULL,
	"sync_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"next_page" text,
	"pages" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"gone" integer DEFAULT 0 NOT NULL,
	"restarts" integer DEFAULT 0 NOT NULL,
	"started_by" text NOT NULL,
	"channel_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"trouble" text,
	CONSTRAINT "directory_syncs_workspace_id_sync_id_pk" PRIMARY KEY("workspace_id","sync_id")
);
--> statement-breakpoint
CREATE TABLE "drift_findings" (
	"workspace_id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_key" text NOT NULL,
	"tenant_id" text,
	"customer_id" uuid,
	"provider_id" uuid,
	"details" jsonb NOT NULL,
	"state" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"reason" text,
	CONSTRAINT "drift_findings_workspace_id_finding_id_pk" PRIMARY KEY("workspace_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "gdap_ends" (
	"workspace_id" uuid NOT NULL,
	"gdap_end_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"gdap_id" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"etag" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"channel_id" text,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"failure" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "gdap_ends_workspace_id_gdap_end_id_pk" PRIMARY KEY("workspace_id","gdap_end_id")
);
--> statement-breakpoint
CREATE TABLE "gdap_requests" (
	"workspace_id" uuid NOT NULL,
	"gdap_request_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"role_ids" jsonb NOT NULL,
	"duration_days" integer NOT NULL,
	"is_auto_extended" boolean NOT NULL,
	"language" text NOT NULL,
	"channel_id" text,
	"gdap_id" text,
	"approval_url" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"failure" text,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"handed_over_by" text,
	"handed_over_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "gdap_requests_workspace_id_gdap_request_id_pk" PRIMARY KEY("workspace_id","gdap_request_id")
);
--> statement-breakpoint
CREATE TABLE "gdap_warnings" (
	"workspace_id" uuid NOT NULL,
	"gdap_id" text NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"days_ahead" integer NOT NULL,
	"warning_id" uuid NOT NULL,
	"customer_id" uuid,
	"name" text NOT NULL,
	"company_name" text,
	"warned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gdap_warnings_workspace_id_gdap_id_ends_at_days_ahead_pk" PRIMARY KEY("workspace_id","gdap_id","ends_at","days_ahead")
);
--> statement-breakpoint
CREATE TABLE "invitation_targets" (
	"workspace_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"tenant_id" text NOT NULL,
	"source" text NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitation_targets_workspace_id_invitation_id_tenant_id_pk" PRIMARY KEY("workspace_id","invitation_id","tenant_id")
);
--> statement-breakpoint
CREATE TABLE "passports" (
	"workspace_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"token_hash" text,
	"sealed_token" text,
	"first_opened_at" timestamp (3) with time zone,
	"led_on_at" timestamp (3) with time zone,
	"domain" text,
	"tenant_id" text,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "passports_workspace_id_invitation_id_pk" PRIMARY KEY("workspace_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_accounts" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"partner_tenant_id" text NOT NULL,
	"signed_in_as" text NOT NULL,
	"signed_in_by" text,
	"signed_in_at" timestamp (3) with time zone NOT NULL,
	"sealed_refresh_token" text,
	"renewed_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"renewing_until" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"trouble_since" timestamp (3) with time zone,
	"told_trouble" text,
	"warned_days" integer
);
--> statement-breakpoint
CREATE TABLE "vendor_cursors" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"read_until" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vendor_cursors_workspace_id_kind_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
CREATE TABLE "vendor_hooks" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"events" jsonb NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"last_event_at" timestamp (3) with time zone,
	"test_correlation_id" text,
	"test_asked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vendor_news" (
	"workspace_id" uuid NOT NULL,
	"news_key" text NOT NULL,
	"kind" text NOT NULL,
	"tenant_id" text,
	"company_name" text,
	"gdap_id" text,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"via" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "vendor_news_workspace_id_news_key_pk" PRIMARY KEY("workspace_id","news_key")
);
--> statement-breakpoint
CREATE TABLE "vendor_sign_ins" (
	"workspace_id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"sealed_verifier" text NOT NULL,
	"callback_url" text NOT NULL,
	"started_by" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "hand_over_passes" ALTER COLUMN "invitation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_over_passes" ADD COLUMN "gdap_request_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "is_link_composed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "link_refusal" text;--> statement-breakpoint
ALTER TABLE "removal_requests" ADD COLUMN "provider_task" jsonb;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "passports_wanted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "acceptances_one_open" ON "acceptances" USING btree ("workspace_id","tenant_id") WHERE "acceptances"."state" in ('likely', 'unclaimed');--> statement-breakpoint
CREATE INDEX "acceptances_by_state" ON "acceptances" USING btree ("workspace_id","state","created_at","acceptance_id");--> statement-breakpoint
CREATE INDEX "acceptances_of_invitation" ON "acceptances" USING btree ("workspace_id","invitation_id");--> statement-breakpoint
CREATE INDEX "acceptances_of_tenant" ON "acceptances" USING btree ("workspace_id","tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "directory_customers_seen_in" ON "directory_customers" USING btree ("workspace_id","seen_in");--> statement-breakpoint
CREATE UNIQUE INDEX "directory_syncs_one_running" ON "directory_syncs" USING btree ("workspace_id") WHERE "directory_syncs"."state" = 'running';--> statement-breakpoint
CREATE INDEX "directory_syncs_latest" ON "directory_syncs" USING btree ("workspace_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "drift_findings_one_open" ON "drift_findings" USING btree ("workspace_id","kind","subject_key") WHERE "drift_findings"."state" = 'open';--> statement-breakpoint
CREATE INDEX "drift_findings_by_state" ON "drift_findings" USING btree ("workspace_id","state","found_at","finding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gdap_ends_one_open" ON "gdap_ends" USING btree ("workspace_id","gdap_id") WHERE "gdap_ends"."state" in ('asked', 'ending');--> statement-breakpoint
CREATE INDEX "gdap_ends_of_customer" ON "gdap_ends" USING btree ("workspace_id","customer_id","asked_at");--> statement-breakpoint
CREATE INDEX "gdap_requests_of_customer" ON "gdap_requests" USING btree ("workspace_id","customer_id","created_at");--> statement-breakpoint
CREATE INDEX "gdap_requests_by_state" ON "gdap_requests" USING btree ("workspace_id","state","created_at");--> statement-breakpoint
CREATE INDEX "gdap_requests_by_gdap" ON "gdap_requests" USING btree ("workspace_id","gdap_id");--> statement-breakpoint
CREATE INDEX "invitation_targets_tenant" ON "invitation_targets" USING btree ("workspace_id","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "passports_token" ON "passports" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "vendor_news_unsettled" ON "vendor_news" USING btree ("workspace_id","happened_at") WHERE "vendor_news"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "vendor_news_by_tenant" ON "vendor_news" USING btree ("workspace_id","tenant_id","happened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_sign_ins_state" ON "vendor_sign_ins" USING btree ("state_hash");