import { describe, expect, it } from "vitest";
import { readNotice, sameNotice } from "../../src/domain/legal-notice.ts";

const now = new Date("2026-11-22T18:00:00Z");
const typed = { required: true, to: " Kiss  Anna ", on: "2026-11-20", how: "registered letter" };

describe("a legal notice", () => {
  it("is kept with whom, when and how it was given, and who says so", () => {
    expect(readNotice(typed, "U0ANNA", now)).toEqual({
      notice: {
        required: true,
        to: "Kiss Anna",
        on: "2026-11-20",
        how: "registered letter",
        by: "U0ANNA",
        at: now,
      },
    });
  });

  it("that was not required needs nothing else", () => {
    expect(readNotice({ required: false, to: "", on: "nonsense" }, "U0ANNA", now)).toEqual({
      notice: { required: false, by: "U0ANNA", at: now },
    });
  });

  it("names every field that is missing", () => {
    expect(readNotice({ required: true }, "U0ANNA", now)).toEqual({
      faults: { to: "required", on: "required", how: "required" },
    });
  });

  it.each([
    ["20.11.2026", "bad-date"],
    ["2026-02-30", "bad-date"],
    ["2026-11-24", "in-the-future"],
  ])("cannot have been given on %s", (on, fault) => {
    expect(readNotice({ ...typed, on }, "U0ANNA", now)).toEqual({ faults: { on: fault } });
  });

  it("may bear tomorrow's date: somewhere it has begun", () => {
    expect(readNotice({ ...typed, on: "2026-11-23" }, "U0ANNA", now)).toHaveProperty("notice");
  });

  it("keeps within its limits, counted in characters", () => {
    expect(readNotice({ ...typed, to: "ő".repeat(200) }, "U0ANNA", now)).toHaveProperty("notice");
    expect(readNotice({ ...typed, to: "ő".repeat(201), how: "x".repeat(201) }, "U0ANNA", now)).toEqual({
      faults: { to: "too-long", how: "too-long" },
    });
  });
});

describe("two words on the same notice", () => {
  const said = { required: true, to: "Anna", on: "2026-11-20", how: "post", by: "U0ANNA", at: now } as const;

  it("are the same whoever said them and whenever", () => {
    expect(sameNotice(said, { ...said, by: "U0BEN", at: new Date(0) })).toBe(true);
  });

  it.each([{ to: "Ben" }, { on: "2026-11-19" }, { how: "e-mail" }])("differ by %j", (change) => {
    expect(sameNotice(said, { ...said, ...change })).toBe(false);
  });

  it("differ when only one says that a notice was required", () => {
    expect(sameNotice(said, { required: false, by: "U0ANNA", at: now })).toBe(false);
  });
});
