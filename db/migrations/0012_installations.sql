-- Where the app is installed by OAuth, and the token of each installation; empty while SLACK_BOT_TOKEN names the one workspace.
-- Older code may run beside it: it knows nothing of the table.
CREATE TABLE "installations" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"slack_enterprise_id" text DEFAULT '' NOT NULL,
	"slack_team_id" text DEFAULT '' NOT NULL,
	"is_org_wide" boolean DEFAULT false NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"app_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"scopes" text DEFAULT '' NOT NULL,
	"sealed_bot_token" text,
	"sealed_refresh_token" text,
	"token_ends_at" timestamp (3) with time zone,
	"renewing_until" timestamp (3) with time zone,
	"renewal_trouble" text,
	"installed_by" text NOT NULL,
	"installed_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "installations_by_team" ON "installations" USING btree ("slack_team_id");--> statement-breakpoint
CREATE INDEX "installations_by_enterprise" ON "installations" USING btree ("slack_enterprise_id");--> statement-breakpoint
CREATE INDEX "installations_by_token_end" ON "installations" USING btree ("token_ends_at");