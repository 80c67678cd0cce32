import { z } from "zod";
import type { ActionRequest, EventRequest } from "../handler.ts";
import { homeScreen } from "./home-screen.ts";
import {
  AcceptancePlace,
  DriftPlace,
  type HomeState,
  PendingPlace,
  parseJson,
  RemovalPlace,
  readHomeState,
} from "./state.ts";

const Opened = z.looseObject({
  tab: z.string().nullish(),
  view: z.looseObject({ private_metadata: z.string().nullish() }).nullish(),
});

/** `app_home_opened`: Home is drawn anew each time, where the person last was in its lists. */
export async function homeOpened(request: EventRequest): Promise<void> {
  const opened = Opened.safeParse(request.event);
  if (!opened.success || (opened.data.tab ?? "home") !== "home") return;
  const state = readHomeState(opened.data.view?.private_metadata);
  await request.publishHome(await homeScreen(request, state));
}

export function refreshHome(request: ActionRequest): Promise<void> {
  return redrawHome(request);
}

/** *Later ones* and *Longest waiting*: the place travels in the button, none is the beginning. */
export function turnPending(request: ActionRequest): Promise<void> {
  const place = PendingPlace.safeParse(parseJson(request.value));
  return redrawHome(request, (state) => ({ ...state, pending: place.success ? place.data : null }));
}

export function turnRemovals(request: ActionRequest): Promise<void> {
  const place = RemovalPlace.safeParse(parseJson(request.value));
  return redrawHome(request, (state) => ({ ...state, removals: place.success ? place.data : null }));
}

export function turnDrift(request: ActionRequest): Promise<void> {
  const place = DriftPlace.safeParse(parseJson(request.value));
  return redrawHome(request, (state) => ({ ...state, drift: place.success ? place.data : null }));
}

export function turnAcceptances(request: ActionRequest): Promise<void> {
  const place = AcceptancePlace.safeParse(parseJson(request.value));
  return redrawHome(request, (state) => ({ ...state, acceptances: place.success ? place.data : null }));
}

/** Draws Home anew for a button in it, with its state changed if asked. */
export async function redrawHome(
  request: ActionRequest,
  change: (state: HomeState) => HomeState = (state) => state,
): Promise<void> {
  const state = change(readHomeState(request.view?.privateMetadata));
  await request.publishHome(await homeScreen(request, state));
}
