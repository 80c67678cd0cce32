-- An audit entry is never changed or deleted, by no code and no console. The one exception: its details and their salt
-- may be emptied (purged); the hash covers their digest, so the chain still holds. Old code may run beside this.
create function audit_entries_are_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and new.details is null and new.salt is null
    and (to_jsonb(new) - 'details' - 'salt') = (to_jsonb(old) - 'details' - 'salt') then
    return new;
  end if;
  raise exception 'audit entries are append-only';
end $$;
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function audit_entries_are_append_only();
--> statement-breakpoint
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function audit_entries_are_append_only();
