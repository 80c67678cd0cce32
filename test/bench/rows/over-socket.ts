import { performance } from "node:perf_hooks";
import type { WebSocket } from "ws";
import { startBareSocket, startQuietSocketBot } from "../apps.ts";
import type { Program } from "../process.ts";
import { inRounds } from "../rounds.ts";
import { seedWorkspace } from "../seed.ts";
import { cpu, rate, type Slice } from "../slice.ts";
import { quantile } from "../statistics.ts";
import { salesAgent, slack } from "../workspace.ts";
import type { Bench } from "./bench.ts";

/** As many envelopes are under way at a time. */
const width = 16;

/** Row 7: `/kapocs help` over Socket Mode, beside a Bolt app on the library's own connection that only acks. */
export async function overSocket({ plan, report, storages, stub }: Bench): Promise<void> {
  const storage = await storages.make("PostgreSQL");
  const database = await storage.open();
  await seedWorkspace(database);
  await database.close();
  const connected = async <P extends Program>(start: () => P | Promise<P>) => {
    const opened = stub.nextSocket();
    const program = await start();
    return { program, socket: await opened };
  };
  const bare = await connected(() => startBareSocket(stub));
  const bot = await connected(() => startQuietSocketBot(storage, stub));
  const rounds = await inRounds(plan.rounds, {
    bare: () => fast(bare, plan.fastMs),
    bot: () => fast(bot, plan.fastMs),
  });
  await bare.program.stop();
  await bot.program.stop();
  report.put("socket", rounds.ratio("bot", "bare", rate));
  for (const name of rounds.slices.keys()) {
    const [perSecond, micros] = [rounds.of(name, rate).toFixed(0), rounds.of(name, cpu).toFixed(0)];
    report.note(`Socket Mode, ${name}: ${perSecond}/s, ${micros} µs CPU each${rounds.faults(name)}`);
  }
}

interface End {
  readonly program: Program;
  readonly socket: WebSocket;
}

let sent = 0;

async function fast({ program, socket }: End, ms: number): Promise<Slice> {
  const waiting = new Map<string, () => void>();
  const take = (data: unknown) => {
    const { envelope_id: id } = JSON.parse(String(data));
    waiting.get(id)?.();
    waiting.delete(id);
  };
  socket.on("message", take);
  const before = await program.usage();
  const began = performance.now();
  const latencies: number[] = [];
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() - began < ms) {
        const sentAt = performance.now();
        await new Promise<void>((resolve) => {
          sent += 1;
          waiting.set(`${sent}`, resolve);
          socket.send(envelope(sent));
        });
        latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const after = await program.usage();
  socket.off("message", take);
  return {
    rate: latencies.length / seconds,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failures: 0,
  };
}

function envelope(n: number): string {
  return JSON.stringify({
    envelope_id: `${n}`,
    type: "slash_commands",
    accepts_response_payload: true,
    payload: {
      command: "/kapocs",
      text: "help",
      user_id: salesAgent,
      user_name: "sales",
      team_id: slack.teamId,
      team_domain: "bench",
      channel_id: "C0TEAM0",
      channel_name: "team",
      api_app_id: "A0BENCH",
      is_enterprise_install: "false",
      response_url: `https://hooks.slack.example/commands/T0BENCH/${n}`,
      trigger_id: `${n}.1.abc`,
    },
  });
}
