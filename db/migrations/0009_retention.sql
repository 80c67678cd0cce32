-- How long personal data and the details of audit entries are kept; null, as before: for ever.
-- Older code may run beside it: it neither reads nor changes these columns.
ALTER TABLE "workspaces" ADD COLUMN "personal_data_kept_for_months" integer;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "audit_details_kept_for_months" integer;