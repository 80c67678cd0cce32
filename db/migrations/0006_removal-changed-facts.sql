-- What had changed when an attestation lapsed is kept with it. Older code may run beside it: what it lets lapse names no change.
ALTER TABLE "removal_requests" ADD COLUMN "changed_facts" jsonb;