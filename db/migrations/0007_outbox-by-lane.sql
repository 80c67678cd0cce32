-- Claims go from lane to lane; without statistics the planner sorted the whole queue by this index instead.
-- Older code may run beside it: its claims are slower on a long queue, and as right as before.
DROP INDEX "outbox_messages_due";
