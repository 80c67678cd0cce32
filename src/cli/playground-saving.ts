/** Saves a while after changes, not after each: `now` saves what is waiting. */
export interface Saving {
  note(): void;
  now(): void;
  /** Nothing is saved until `resume`. */
  pause(): void;
  resume(): void;
}

const quietMs = 500;

export function createSaving(save: () => void, onError: (error: unknown) => void): Saving {
  let due: NodeJS.Timeout | undefined;
  let isPaused = false;
  const saveNow = () => {
    clearTimeout(due);
    due = undefined;
    try {
      save();
    } catch (error) {
      onError(error);
    }
  };
  return {
    note() {
      if (isPaused) return;
      due ??= setTimeout(saveNow, quietMs);
    },
    now() {
      if (!isPaused) saveNow();
    },
    pause() {
      isPaused = true;
      clearTimeout(due);
      due = undefined;
    },
    resume() {
      isPaused = false;
    },
  };
}
