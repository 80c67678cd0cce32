-- The whole first schema. There is no older code.
CREATE TABLE "audit_chains" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"previous_hash" text DEFAULT '' NOT NULL,
	"head_hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"workspace_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"customer_id" uuid,
	"correlation_id" text NOT NULL,
	"details" jsonb,
	"salt" text,
	"details_digest" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_workspace_id_seq_pk" PRIMARY KEY("workspace_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cards_workspace_id_kind_subject_id_pk" PRIMARY KEY("workspace_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"company_name" text NOT NULL,
	"domain" text,
	"tenant_id" text,
	"own_reference" text,
	"country" text,
	"origin" text NOT NULL,
	"contact_name" text,
	"contact_email" text,
	"language" text NOT NULL,
	"standing" text DEFAULT 'none' NOT NULL,
	"sort_name" text collate "C" NOT NULL,
	"search_text" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_workspace_id_customer_id_pk" PRIMARY KEY("workspace_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "hand_over_passes" (
	"workspace_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"invitation_id" uuid NOT NULL,
	"slack_user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hand_over_passes_workspace_id_token_hash_pk" PRIMARY KEY("workspace_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"workspace_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"legs" jsonb NOT NULL,
	"language" text NOT NULL,
	"channel_id" text NOT NULL,
	"asks_for_dap" boolean DEFAULT false NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"sealed_link" text,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_by" text,
	"sent_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_workspace_id_invitation_id_pk" PRIMARY KEY("workspace_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "outbox_lanes" (
	"workspace_id" uuid NOT NULL,
	"lane" text NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_lanes_workspace_id_lane_pk" PRIMARY KEY("workspace_id","lane")
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"workspace_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"lane" text NOT NULL,
	"topic" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"last_reason" text,
	"correlation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_messages_workspace_id_message_id_pk" PRIMARY KEY("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"workspace_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"name" text NOT NULL,
	"tenant_id" text,
	"is_removed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "providers_workspace_id_provider_id_pk" PRIMARY KEY("workspace_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "registry_gdap" (
	"workspace_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"roles" jsonb NOT NULL,
	"status" text NOT NULL,
	"ends_at" timestamp (3) with time zone,
	CONSTRAINT "registry_gdap_workspace_id_entry_id_pk" PRIMARY KEY("workspace_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "registry_holdings" (
	"workspace_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"quantity" integer,
	"ends_at" timestamp (3) with time zone,
	CONSTRAINT "registry_holdings_workspace_id_entry_id_pk" PRIMARY KEY("workspace_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "registry_legs" (
	"workspace_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"leg" text NOT NULL,
	"leg_key" text NOT NULL,
	"provider_id" uuid,
	"provider_name" text,
	"is_active" boolean NOT NULL,
	"has_dap" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registry_legs_workspace_id_customer_id_leg_leg_key_pk" PRIMARY KEY("workspace_id","customer_id","leg","leg_key")
);
--> statement-breakpoint
CREATE TABLE "registry_links" (
	"workspace_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"company_name" text NOT NULL,
	"partner_name" text NOT NULL,
	"legs" jsonb NOT NULL,
	"asks_for_dap" boolean NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"answers" jsonb,
	"grants_dap" boolean DEFAULT false NOT NULL,
	CONSTRAINT "registry_links_workspace_id_invitation_id_pk" PRIMARY KEY("workspace_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "relationships" (
	"workspace_id" uuid NOT NULL,
	"relationship_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"leg" text NOT NULL,
	"leg_key" text NOT NULL,
	"provider_id" uuid,
	"state" text NOT NULL,
	"has_dap" boolean DEFAULT false NOT NULL,
	"invitation_id" uuid,
	"activated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "relationships_workspace_id_relationship_id_pk" PRIMARY KEY("workspace_id","relationship_id")
);
--> statement-breakpoint
CREATE TABLE "removal_preparations" (
	"workspace_id" uuid NOT NULL,
	"preparation_id" uuid NOT NULL,
	"relationship_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"slack_user_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"reason" text,
	"text_version" text,
	"language" text,
	"text" text,
	"checkbox_label" text,
	"submit_label" text,
	"hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "removal_preparations_workspace_id_preparation_id_pk" PRIMARY KEY("workspace_id","preparation_id")
);
--> statement-breakpoint
CREATE TABLE "removal_requests" (
	"workspace_id" uuid NOT NULL,
	"removal_id" uuid NOT NULL,
	"relationship_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"attestation" jsonb NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"is_own_decision" boolean DEFAULT false NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"lapsed_because" text,
	"failure" text,
	"notice" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "removal_requests_workspace_id_removal_id_pk" PRIMARY KEY("workspace_id","removal_id")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"workspace_id" uuid NOT NULL,
	"role" text NOT NULL,
	"holder_kind" text NOT NULL,
	"holder_id" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "role_grants_workspace_id_role_holder_kind_holder_id_pk" PRIMARY KEY("workspace_id","role","holder_kind","holder_id")
);
--> statement-breakpoint
CREATE TABLE "team_channels" (
	"workspace_id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "team_channels_workspace_id_channel_id_pk" PRIMARY KEY("workspace_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "workspace_dues" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "workspace_dues_workspace_id_kind_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"slack_enterprise_id" text DEFAULT '' NOT NULL,
	"slack_team_id" text DEFAULT '' NOT NULL,
	"partner_name" text,
	"partner_kind" text DEFAULT 'direct' NOT NULL,
	"email_language" text DEFAULT 'en' NOT NULL,
	"invitation_valid_for_days" integer DEFAULT 30 NOT NULL,
	"attestation_valid_for_days" integer DEFAULT 14 NOT NULL,
	"own_removal_allowed" boolean DEFAULT false NOT NULL,
	"shared_channels_allowed" boolean DEFAULT false NOT NULL,
	"settings_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_entries_of_customer" ON "audit_entries" USING btree ("workspace_id","customer_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_tenant" ON "customers" USING btree ("workspace_id","tenant_id") WHERE "customers"."tenant_id" is not null;--> statement-breakpoint
CREATE INDEX "customers_domain" ON "customers" USING btree ("workspace_id","domain");--> statement-breakpoint
CREATE INDEX "customers_page" ON "customers" USING btree ("workspace_id","sort_name","customer_id");--> statement-breakpoint
CREATE INDEX "customers_page_by_standing" ON "customers" USING btree ("workspace_id","standing","sort_name","customer_id");--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("workspace_id","search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "hand_over_passes_by_token" ON "hand_over_passes" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "hand_over_passes_over" ON "hand_over_passes" USING btree ("workspace_id","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations" USING btree ("workspace_id","customer_id") WHERE "invitations"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "invitations_of_customer" ON "invitations" USING btree ("workspace_id","customer_id","created_at");--> statement-breakpoint
CREATE INDEX "invitations_pending" ON "invitations" USING btree ("workspace_id","state","sent_at","invitation_id");--> statement-breakpoint
CREATE INDEX "invitations_drafts" ON "invitations" USING btree ("workspace_id","requested_by","created_at") WHERE "invitations"."state" = 'draft';--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("workspace_id","run_at") WHERE "outbox_messages"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_messages_lane" ON "outbox_messages" USING btree ("workspace_id","lane","message_id") WHERE "outbox_messages"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_messages_stuck" ON "outbox_messages" USING btree ("workspace_id","created_at") WHERE "outbox_messages"."state" in ('dead', 'uncertain');--> statement-breakpoint
CREATE INDEX "outbox_messages_settled" ON "outbox_messages" USING btree ("workspace_id","settled_at") WHERE "outbox_messages"."settled_at" is not null;--> statement-breakpoint
CREATE INDEX "registry_gdap_of_customer" ON "registry_gdap" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "registry_holdings_of_customer" ON "registry_holdings" USING btree ("workspace_id","customer_id");--> statement-breakpoint
CREATE INDEX "registry_links_by_token" ON "registry_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "registry_links_answered" ON "registry_links" USING btree ("workspace_id","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "relationships_one_per_leg" ON "relationships" USING btree ("workspace_id","customer_id","leg","leg_key");--> statement-breakpoint
CREATE INDEX "removal_preparations_over" ON "removal_preparations" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "removal_requests_one_open" ON "removal_requests" USING btree ("workspace_id","relationship_id") WHERE "removal_requests"."state" in ('attested', 'approved', 'executing', 'failed');--> statement-breakpoint
CREATE INDEX "removal_requests_of_customer" ON "removal_requests" USING btree ("workspace_id","customer_id","created_at");--> statement-breakpoint
CREATE INDEX "removal_requests_by_state" ON "removal_requests" USING btree ("workspace_id","state","created_at");--> statement-breakpoint
CREATE INDEX "workspace_dues_due" ON "workspace_dues" USING btree ("kind","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_slack" ON "workspaces" USING btree ("slack_enterprise_id","slack_team_id");