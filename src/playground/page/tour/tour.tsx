import { useRef, useState } from "preact/hooks";
import { languageOf, translator } from "../../../i18n/index.ts";
import { useMeasured } from "../measured.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { adminOf, type Scene, steps, type Todo } from "./steps.ts";
import { lastStep } from "./tour-state.ts";
import { useTour } from "./use-tour.ts";

/** The guided tour: a strip below everything, which covers nothing and moves on by itself. */
export function Tour() {
  const { t } = useSession();
  const tour = useTour();
  const [isSmall, setSmall] = useState(false);
  const strip = useRef<HTMLElement>(null);
  useMeasured(strip, "--tour-height", tour.isOpen);
  const step = steps[tour.step - 1];
  if (!tour.isOpen || !step) return null;
  const title = t("playground.tour.step", { step: tour.step, steps: lastStep, title: t(step.title) });
  const isWhole = step.todos.every(({ id }) => tour.isDone(id));

  return (
    <section class="tour" ref={strip} data-above-modals aria-label={t("playground.tour.name")}>
      <div class="tour-head">
        <h2>{title}</h2>
        <button type="button" class="link-button" aria-expanded={!isSmall} onClick={() => setSmall(!isSmall)}>
          {t(isSmall ? "playground.tour.larger" : "playground.tour.smaller")}
        </button>
      </div>
      {!isSmall && (
        <div class="tour-body">
          <p class="tour-about">{t(step.about)}</p>
          <div>
            <ol class="todos">
              {step.todos.map((todo) => (
                <TodoLine key={todo.id} todo={todo} scene={tour.scene} isDone={tour.isDone(todo.id)} />
              ))}
            </ol>
            {tour.step === 1 && <Shoes start={tour.start} />}
          </div>
        </div>
      )}
      <div class="tour-foot">
        <button type="button" class="button button-quiet" onClick={tour.end}>
          {t(tour.isLast ? "playground.tour.finish" : "playground.tour.end")}
        </button>
        <span class="tour-moves">
          {tour.step > 1 && (
            <button type="button" class="button" onClick={() => tour.move(tour.step - 1)}>
              {t("playground.tour.back")}
            </button>
          )}
          {!tour.isLast && tour.step > 1 && (
            <button
              type="button"
              class={isWhole ? "button button-primary" : "button"}
              onClick={() => tour.move(tour.step + 1)}
            >
              {t(isWhole ? "playground.tour.next" : "playground.tour.skip")}
            </button>
          )}
        </span>
      </div>
    </section>
  );
}

interface LineProps {
  readonly todo: Todo;
  readonly scene: Scene;
  readonly isDone: boolean;
}

function TodoLine({ todo, scene, isDone }: LineProps) {
  const { t, href } = useSession();
  const words =
    todo.words === "playground.tour.7.become" ? t(todo.words, { name: nameOf(scene) }) : t(todo.words);
  const where = isDone ? null : (todo.where?.(scene) ?? null);
  return (
    <li class="todo" data-done={isDone}>
      <span class="todo-mark" aria-hidden="true">
        {isDone && <Icon name="check" size={16} />}
      </span>
      <span>
        {isDone ? (
          <>
            <span class="visually-hidden">{t("playground.tour.todo.done", { todo: words })}</span>
            <span aria-hidden="true">{words}</span>
          </>
        ) : (
          words
        )}{" "}
        {where && (
          <a class="todo-there" href={href(where)} aria-label={`${t("playground.tour.there")}: ${words}`}>
            {t("playground.tour.there")}
          </a>
        )}
      </span>
    </li>
  );
}

function nameOf(scene: Scene): string {
  const admin = adminOf(scene);
  return scene.seen.people.find(({ id }) => id === admin)?.realName ?? "";
}

/** The sales agents, each asked in their own language: with the person comes the page's language. */
function Shoes({ start }: { start(userId: string): void }) {
  const { seen, cast } = useSession();
  const agents = cast.people
    .filter(({ part }) => part === "sales-agent")
    .flatMap(({ userId }) => seen.people.find(({ id }) => id === userId) ?? []);
  return (
    <p class="shoes">
      {agents.map(({ id, realName, locale }) => {
        const language = languageOf(locale);
        return (
          <button
            type="button"
            key={id}
            class="button button-primary"
            lang={language}
            onClick={() => start(id)}
          >
            {translator(language)("playground.tour.start", { name: realName })}
          </button>
        );
      })}
    </p>
  );
}
