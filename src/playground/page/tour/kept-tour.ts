import { type KeptTour, parseTour } from "./tour-state.ts";

const key = "kapocs.tour";

export function readTour(): KeptTour | null {
  try {
    return parseTour(localStorage.getItem(key));
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

export function keepTour(tour: KeptTour): void {
  try {
    localStorage.setItem(key, JSON.stringify(tour));
  } catch {
    // As above: the tour then lives as long as the page.
  }
}
