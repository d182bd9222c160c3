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
    ...(pages ? [] : ["There are no pages at it: programs ask it, as /api/openapi.json says."]),
    "Ctrl-C ends it.",
  ].join("\n");
}
