/** The database, or something behind it, did not answer while a person waited for a page. */
export class PageTooLate extends Error {
  override readonly name = "PageTooLate";
}

/** Gives up on work after `ms`; what it still does is nobody's answer any more. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PageTooLate(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
