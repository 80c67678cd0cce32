-- A removal that comes again after a new acceptance has to be known by its request. Older code may run beside it: the column
-- has a default, and what older code ends without it is only not recognised later.
ALTER TABLE "registry_legs" ADD COLUMN "ended_by_requests" text[] DEFAULT '{}'::text[] NOT NULL;