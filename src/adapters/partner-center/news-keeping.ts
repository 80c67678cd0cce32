import { min } from "date-fns";
import type { Db } from "../../../db/client.ts";
import { addNews } from "../../../db/queries/vendor-news.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { VendorNews } from "../../ports/vendor-desk.ts";
import { newsKeyOf } from "./news-key.ts";

/** Something heard, whichever way, with the vendor's word for it. */
interface Heard extends Pick<VendorNews, "kind" | "tenantId" | "gdapId" | "at"> {
  readonly name: string;
  readonly companyName?: string | null;
}

/** "untellable": nobody knows whom it is about. */
export async function keepHeard(
  db: Db,
  workspaceId: WorkspaceId,
  { kind, tenantId, companyName = null, gdapId, at, name }: Heard,
  via: VendorNews["via"],
  now: Date,
): Promise<"new" | "known" | "untellable"> {
  const key = newsKeyOf({ kind, tenantId, gdapId, at }, name);
  if (!key) return "untellable";
  // A clock of theirs that is ahead must not put it behind what we have not done yet.
  const happenedAt = min([at, now]);
  const row = { newsKey: key.key, kind, tenantId, companyName, gdapId, happenedAt, via };
  return (await addNews(db, workspaceId, row, key.like, now)) ? "new" : "known";
}
