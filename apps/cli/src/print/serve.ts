/** Where the desk is served, and how to end it. */
import { z } from "zod";

const shape = z.object({
  url: z.string(),
  token: z.string(),
  name: z.string(),
  practice: z.boolean(),
  pages: z.boolean(),
});

export function printServe(result: unknown): string {
  const { url, token, name, practice, pages } = shape.parse(result);
  return [
    `${name}${practice ? " (practice: everybody in it is invented)" : ""}`,
    "",
    `  ${url}`,
    "",
    `Start token ${token}: it holds until the server ends, for whoever has it. Only this machine is listened to.`,
    ...(pages ? [] : ["Its pages were not built: run `npm run build`, then start it again."]),
    "Ctrl-C ends it.",
  ].join("\n");
}
