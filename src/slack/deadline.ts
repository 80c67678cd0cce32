/** Slack waits 3 s for an answer; by then the person must have read one, so ours is over earlier. */
export const deadlineMs = 2_400;

export type InTime<T> = { readonly isLate: false; readonly value: T } | { readonly isLate: true };

/** Waits for `work` until the deadline; what comes later is the caller's to look after. Rejects when the work does in time. */
export async function untilDeadline<T>(work: Promise<T>, ms: number = deadlineMs): Promise<InTime<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<InTime<T>>((resolve) => {
    timer = setTimeout(() => resolve({ isLate: true }), ms);
  });
  try {
    return await Promise.race([work.then((value): InTime<T> => ({ isLate: false, value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
