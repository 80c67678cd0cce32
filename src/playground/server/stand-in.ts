import type { SlackSimulator } from "../../simulators/slack/simulator.ts";

/** Of the Slack stand-in, what the page's server needs. */
export type StandIn = Pick<
  SlackSimulator,
  | "world"
  | "version"
  | "faults"
  | "traffic"
  | "violations"
  | "socketConnections"
  | "client"
  | "addFile"
  | "onChange"
  | "disconnectSockets"
>;
