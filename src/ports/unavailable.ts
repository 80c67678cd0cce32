/** What stands behind a page's port did not answer (in time). Nothing is known of the effect; worth another try. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}
