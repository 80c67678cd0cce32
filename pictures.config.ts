import { defineConfig } from "vitest/config";

/** `npm run pictures`: no test, but a browser, the built program and the hands of the tests. */
export default defineConfig({
  test: {
    include: ["test/pictures/story.pictures.ts"],
    testTimeout: 120_000,
    hookTimeout: 90_000,
  },
});
