/** How far somebody is, over reloads and over the pages that lie outside the workspace. */
export interface KeptTour {
  readonly step: number;
  readonly isEnded: boolean;
  /** The sales agent in whose shoes it is walked. */
  readonly agent: string | null;
  /** Newest exchange and mail when it began: what was before does not count. */
  readonly traffic: number;
  readonly mail: number;
  /** Todos that were seen done. */
  readonly done: readonly string[];
}

/** Whatever else stands there, an older page's or nonsense, is no tour; of a broken one the rest still counts. */
export function parseTour(text: string | null): KeptTour | null {
  if (text === null) return null;
  const read: unknown = JSON.parse(text);
  if (typeof read !== "object" || read === null) return null;
  const { step, isEnded, agent, traffic, mail, done } = { ...fresh(0, 0), ...read };
  return {
    step: clampStep(Number(step)),
    isEnded: isEnded === true,
    agent: typeof agent === "string" ? agent : null,
    traffic: Number(traffic) || 0,
    mail: Number(mail) || 0,
    done: Array.isArray(done) ? done.map(String) : [],
  };
}

export function fresh(traffic: number, mail: number): KeptTour {
  return { step: 1, isEnded: false, agent: null, traffic, mail, done: [] };
}

export const lastStep = 8;

export function clampStep(step: number): number {
  return Number.isFinite(step) ? Math.min(lastStep, Math.max(1, Math.trunc(step))) : 1;
}
