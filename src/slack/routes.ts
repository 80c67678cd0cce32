import type { Routes } from "./handler.ts";

/** Everything that Slack may ask of us. */
export const routes: Routes = {
  commands: {},
  shortcuts: {},
  actions: {},
  options: {},
  views: {},
  viewsClosed: {},
  events: {},
};
