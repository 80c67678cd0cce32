-- What Slack last said of the people, groups and channels that the set-up names, so that a change is told once. Older code may
-- run beside it: it does not know the table.
CREATE TABLE "slack_standings" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"slack_id" text NOT NULL,
	"standing" text NOT NULL,
	"name" text,
	"since" timestamp (3) with time zone NOT NULL,
	"told" text,
	CONSTRAINT "slack_standings_workspace_id_kind_slack_id_pk" PRIMARY KEY("workspace_id","kind","slack_id")
);
