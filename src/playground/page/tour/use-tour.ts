import { useEffect, useState } from "preact/hooks";
import { useTraffic } from "../desk/traffic.ts";
import { useSession } from "../session.ts";
import { keepTour, readTour } from "./kept-tour.ts";
import { type Scene, steps } from "./steps.ts";
import { clampStep, fresh, type KeptTour, lastStep } from "./tour-state.ts";

/** The tour as it stands, moved on by what happens in the workspace. Null while it is closed. */
export function useTour() {
  const session = useSession();
  const { seen, route, cast, change, t, go, announce } = session;
  const { exchanges } = useTraffic();
  const [tour, setTour] = useState<KeptTour>(() => readTour() ?? fresh(0, 0));
  const isOpen = route.tour !== null;
  const step = clampStep(Number(route.tour ?? tour.step));

  const save = (next: KeptTour) => {
    keepTour(next);
    setTour(next);
  };
  useReturn();

  // A tour that begins counts only what happens from now on; a reset workspace counts from its own beginning.
  useEffect(() => {
    if (!isOpen) return;
    const isNew = tour.isEnded || tour.agent === null;
    if (isNew && step === 1) save(fresh(change.traffic, change.mail));
    else if (tour.step !== step) save({ ...tour, step, isEnded: false });
  }, [isOpen, step]);

  const scene: Scene = {
    ...{ seen, route, cast },
    agent: tour.agent,
    exchanges: exchanges.filter(({ number }) => number > Math.min(tour.traffic, change.traffic)),
    hasNewMail: change.mail > tour.mail,
  };
  const current = steps[step - 1];
  const doneNow = isOpen
    ? (current?.todos.filter((todo) => todo.isDone(scene)).map(({ id }) => id) ?? [])
    : [];
  const newlyDone = doneNow.filter((id) => !tour.done.includes(id)).join(" ");
  useEffect(() => {
    if (!newlyDone || !current) return;
    const done = [...tour.done, ...newlyDone.split(" ")];
    const isWhole = current.todos.every(({ id }) => done.includes(id));
    const next = steps[step];
    if (isWhole && next) {
      save({ ...tour, step: step + 1, done });
      announce(t("playground.tour.step-done", { step, title: t(next.title) }));
      go({ tour: String(step + 1) });
    } else save({ ...tour, done });
  }, [newlyDone, step]);

  return {
    isOpen,
    ...{ step, scene },
    isDone: (id: string) => tour.done.includes(id),
    /** Begins in somebody's shoes. */
    start(userId: string) {
      save({ ...fresh(change.traffic, change.mail), agent: userId, step: 2, done: ["choose"] });
      const channelId = seen.channels.find(({ name, kind }) => kind === "channel" && name === "sales")?.id;
      go({ userId, tour: "2", ...(channelId && { channelId }) });
    },
    move(to: number) {
      go({ tour: String(clampStep(to)) });
    },
    end() {
      save({ ...tour, isEnded: true });
      announce(t("playground.tour.ended"));
      go({ tour: null });
    },
    isLast: step === lastStep,
  };
}

/** Opens a tour that was under way; and, where the address names no place, one that nobody has seen yet. */
function useReturn(): void {
  const { route, href } = useSession();
  useEffect(() => {
    if (route.tour !== null) return;
    const tour = readTour();
    const begins = tour === null && route.place === "list" && route.desk === null;
    const goesOn = tour !== null && !tour.isEnded && tour.agent !== null;
    // In the place of this address: Back should not lead to the page without it.
    if (begins || goesOn) location.replace(href({ tour: String(tour?.step ?? 1) }));
  }, []);
}
