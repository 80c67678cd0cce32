/** What `docs/benchmarks.md` promises. Ratios are of medians of pairs; "bare" is a Bolt app with one listener that only acks. */
export interface Goal {
  readonly row: number;
  readonly what: string;
  readonly must: string;
  readonly stretch: string;
}

const goal = (row: number, what: string, must: string, stretch = ""): Goal => ({ row, what, must, stretch });

export const goals = {
  help: goal(1, "ack-only command, every handler registered: rate ÷ bare", "≥ 1.1", "≥ 1.5"),
  doneRate: goal(2, "*Done*, PostgreSQL: rate ÷ bare", "≥ 0.30", "≥ 0.55"),
  doneCpu: goal(2, "*Done*, PostgreSQL: app CPU ÷ bare", "≤ 2.0", "≤ 1.4"),
  doneByHand: goal(2, "*Done*, PostgreSQL: rate ÷ the same statements by hand", "≥ 0.8"),
  approveRate: goal(2, "*Approve*, PostgreSQL: rate ÷ bare", "≥ 0.30", "≥ 0.55"),
  approveCpu: goal(2, "*Approve*, PostgreSQL: app CPU ÷ bare", "≤ 2.0", "≤ 1.4"),
  approveByHand: goal(2, "*Approve*, PostgreSQL: rate ÷ the same statements by hand", "≥ 0.8"),
  doneRateEmbedded: goal(3, "*Done*, PGlite: rate ÷ bare", "≥ 0.18", "≥ 0.22"),
  doneCpuEmbedded: goal(3, "*Done*, PGlite: app CPU ÷ bare", "≤ 5.5", "≤ 4.5"),
  doneByHandEmbedded: goal(3, "*Done*, PGlite: rate ÷ the same statements by hand", "≥ 0.8"),
  approveRateEmbedded: goal(3, "*Approve*, PGlite: rate ÷ bare", "≥ 0.18", "≥ 0.22"),
  approveCpuEmbedded: goal(3, "*Approve*, PGlite: app CPU ÷ bare", "≤ 5.5", "≤ 4.5"),
  approveByHandEmbedded: goal(3, "*Approve*, PGlite: rate ÷ the same statements by hand", "≥ 0.8"),
  inviteRate: goal(4, "`/invite` that opens the form: rate ÷ bare", "≥ 0.40", "≥ 0.50"),
  inviteCpu: goal(4, "`/invite` that opens the form: app CPU ÷ bare", "≤ 2.5", "≤ 1.9"),
  steadyP50: goal(5, "*Done* at 150/s with the outbox running, PostgreSQL: p50 ÷ bare", "≤ 2", "≤ 1.7"),
  steadyP99: goal(5, "*Done* at 150/s with the outbox running, PostgreSQL: p99 ÷ bare", "≤ 3", "≤ 2"),
  steadyP50Embedded: goal(6, "*Done* at 150/s with the outbox running, PGlite: p50 ÷ bare", "≤ 2.5", "≤ 2.2"),
  steadyP99Embedded: goal(6, "*Done* at 150/s with the outbox running, PGlite: p99 ÷ bare", "≤ 4", "≤ 3"),
  socket: goal(
    7,
    "Socket Mode, every handler registered: envelopes/s ÷ bare Bolt in Socket Mode",
    "≥ 1.0",
    "≥ 1.3",
  ),
  typing: goal(8, "typeahead, one word, PostgreSQL: p50 at {many} ÷ at 1k", "≤ 2", "≤ 1.5"),
  typingEmbedded: goal(8, "typeahead, one word, PGlite: p50 at {many} ÷ at 1k", "≤ 2", "≤ 1.5"),
  oneWord: goal(8, "typeahead, one word, PostgreSQL: SQL p99 at {many}, ms", "≤ 10"),
  oneWordEmbedded: goal(8, "typeahead, one word, PGlite: SQL p99 at {many}, ms", "≤ 15"),
  twoWords: goal(9, "typeahead, two words, PostgreSQL: SQL p99 at {many}, ms", "≤ 20", "≤ 15"),
  twoWordsEmbedded: goal(9, "typeahead, two words, PGlite: SQL p99 at {many}, ms", "≤ 30", "≤ 20"),
  paging: goal(10, "page of the list, any depth, PostgreSQL: p50 at {many} ÷ at 1k", "≤ 1.3", "≤ 1.0"),
  pagingEmbedded: goal(10, "page of the list, any depth, PGlite: p50 at {many} ÷ at 1k", "≤ 1.3", "≤ 1.0"),
  imported: goal(
    11,
    "import of {many} customers, PostgreSQL: rows/s ÷ COPY of the same rows",
    "≥ 0.5",
    "≥ 0.8",
  ),
  importedEmbedded: goal(
    11,
    "import of {many} customers, PGlite: rows/s ÷ COPY of the same rows",
    "≥ 0.5",
    "≥ 0.8",
  ),
  listRead: goal(
    11,
    "vendor’s list of {many} customers, PostgreSQL: rows/s ÷ COPY of the same rows",
    "≥ 0.5",
    "≥ 0.8",
  ),
  listReadEmbedded: goal(
    11,
    "vendor’s list of {many} customers, PGlite: rows/s ÷ COPY of the same rows",
    "≥ 0.5",
    "≥ 0.8",
  ),
  listMemory: goal(11, "vendor’s list of {many} customers, PostgreSQL: peak growth of memory, MB", "≤ 150"),
  listMemoryEmbedded: goal(
    11,
    "vendor’s list of {many} customers, PGlite: peak growth of memory, MB",
    "≤ 300",
  ),
  wakeP50: goal(12, "idle outbox, commit to Web API call, PostgreSQL: p50, ms", "≤ 5", "≤ 3"),
  wakeP99: goal(12, "idle outbox, commit to Web API call, PostgreSQL: p99, ms", "≤ 15", "≤ 8"),
  wakeP50Embedded: goal(12, "idle outbox, commit to Web API call, PGlite: p50, ms", "≤ 5", "≤ 3"),
  wakeP99Embedded: goal(12, "idle outbox, commit to Web API call, PGlite: p99, ms", "≤ 15", "≤ 8"),
  drain: goal(13, "outbox drain ÷ bare chat.postMessage loop, PostgreSQL", "≥ 0.7", "≥ 0.9"),
  drainEmbedded: goal(13, "outbox drain ÷ bare chat.postMessage loop, PGlite", "≥ 0.7", "≥ 0.9"),
  twice: goal(14, "two processes: messages sent twice while both are well", "= 0", "= 0"),
  takeOver: goal(14, "two processes: take-over after kill -9, seconds beyond the lease of 10 s", "≤ 1"),
  start: goal(15, "ready on an existing database, PostgreSQL, s", "≤ 0.5", "≤ 0.35"),
  startEmbedded: goal(15, "ready on an existing folder, PGlite, s", "≤ 1.0", "≤ 0.7"),
  firstStart: goal(16, "first start on an empty folder, PGlite, s", "≤ 5", "≤ 2.5"),
  memory: goal(17, "memory after the start, PostgreSQL, MB", "≤ 130", "≤ 100"),
  memoryEmbedded: goal(17, "memory after the start, PGlite, MB", "≤ 400", "≤ 340"),
  lost: goal(18, "kill -9 during traffic, PostgreSQL: acknowledged *Done*s lost", "= 0", "= 0"),
  lostEmbedded: goal(18, "kill -9 during traffic, PGlite: acknowledged *Done*s lost", "= 0", "= 0"),
  reopen: goal(18, "kill -9 during traffic, PostgreSQL: until ready again, s (slowest)", "≤ 2"),
  reopenEmbedded: goal(18, "kill -9 during traffic, PGlite: until ready again, s (slowest)", "≤ 2"),
  ackP99: goal(19, "*Done* at 150/s, PostgreSQL: p99, ms", "≤ 50", "≤ 15"),
  ackP99Embedded: goal(19, "*Done* at 150/s, PGlite: p99, ms", "≤ 50", "≤ 15"),
} as const satisfies Record<string, Goal>;

export type GoalName = keyof typeof goals;

/** `limit` is "≥ 1.1", "≤ 50" or "= 0". */
export function isMet(limit: string, measured: number): boolean {
  const [sign, number] = limit.split(" ");
  if (sign === "≥") return measured >= Number(number);
  return sign === "≤" ? measured <= Number(number) : measured === Number(number);
}
