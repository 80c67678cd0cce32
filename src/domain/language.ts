import { z } from "zod";

export const Language = z.enum(["en", "hu"]);
export type Language = z.infer<typeof Language>;
