import type postgres from "postgres";
import { replaced, type Sender } from "./replaced.ts";

/** The database gave no connection or no answer in time. What had not been sent by then never is. */
class DatabaseSilent extends Error {
  override readonly name = "DatabaseSilent";
  /** As the driver says it when a server does not let it in. */
  readonly code = "CONNECT_TIMEOUT";
  constructor() {
    super("the database did not answer in time");
  }
}

/**
 * The client as it is, except that no caller waits longer than `ms` for a connection and an answer: the driver has a
 * limit for neither. A transaction has that long for each of its statements; one that is late is not committed,
 * unless the commit itself was already on its way.
 */
export function limitWaiting(
  client: postgres.Sql,
  connections: number,
  ms: number,
  load: PoolLoad = { busy: 0, waiting: 0 },
): postgres.Sql {
  const gate = new Gate(connections, ms, load);
  return replaced(client, {
    unsafe: (...question: Parameters<Sender["unsafe"]>) => {
      const query = client.unsafe(...question);
      const answer = gate.pass(() => query);
      // Drizzle asks for arrays before it awaits; the query itself starts a moment later.
      return Object.assign(answer, {
        values() {
          query.values();
          return answer;
        },
      });
    },
    begin: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      gate.pass((patience) =>
        client.begin(async (tx) => {
          const result = await work(watched(tx, patience));
          // The commit is the last thing waited for.
          patience.renew();
          return result;
        }),
      ),
  });
}

function watched(tx: postgres.TransactionSql, patience: Patience): postgres.TransactionSql {
  // Also for a transaction that begins only now that nobody waits for it any more.
  patience.renew();
  return replaced(tx, {
    unsafe: (...question: Parameters<Sender["unsafe"]>) => {
      patience.renew();
      return tx.unsafe(...question);
    },
  });
}

/** Of the connections: how many are at work, and how many callers wait for one. */
export interface PoolLoad {
  busy: number;
  waiting: number;
}

/** How long somebody still waits. */
class Patience {
  readonly #timer: NodeJS.Timeout;
  #isOver = false;
  constructor(ms: number, onOver: () => void) {
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      onOver();
    }, ms);
  }
  /** Waits as long again. Throws when it is over already. */
  renew(): void {
    if (this.#isOver) throw new DatabaseSilent();
    this.#timer.refresh();
  }
  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Lets as many through as there are connections, so that those who wait do so here, where they can leave. */
class Gate {
  readonly #waiting = new Set<() => void>();
  readonly #ms: number;
  readonly #load: PoolLoad;
  #free: number;
  constructor(connections: number, ms: number, load: PoolLoad) {
    this.#free = connections;
    this.#ms = ms;
    this.#load = load;
  }

  pass<T>(work: (patience: Patience) => PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const enter = () => {
        this.#free -= 1;
        this.#load.busy += 1;
        // Left when the connection is free again, which may be long after the caller has gone.
        Promise.resolve()
          .then(() => work(patience))
          .then(resolve, reject)
          .finally(() => {
            patience.end();
            this.#leave();
          });
      };
      const patience = new Patience(this.#ms, () => {
        this.#waiting.delete(enter);
        this.#load.waiting = this.#waiting.size;
        reject(new DatabaseSilent());
      });
      if (this.#free > 0) enter();
      else this.#waiting.add(enter);
      this.#load.waiting = this.#waiting.size;
    });
  }

  #leave(): void {
    this.#free += 1;
    this.#load.busy -= 1;
    const [next] = this.#waiting;
    if (!next) return;
    this.#waiting.delete(next);
    this.#load.waiting = this.#waiting.size;
    next();
  }
}
