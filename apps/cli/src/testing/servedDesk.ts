/** `daftar serve` on a free port, in a process of its own, until it is ended. */
import { z } from "zod";
import { start } from "./command.ts";

const served = z.object({ url: z.string(), token: z.string() });

export interface ServedDesk {
  /** With the start token behind its #. */
  readonly url: string;
  readonly origin: string;
  end(): Promise<void>;
}

export async function servedDesk(desk: string): Promise<ServedDesk> {
  const running = start(["serve", "--port", "0", "--json", "--desk", desk]);
  const line = await new Promise<string>((resolve, reject) => {
    let said = "";
    running.child.stdout?.on("data", (bytes: Buffer) => {
      said += bytes.toString("utf8");
      if (said.includes("\n")) resolve(said);
    });
    void running.ended.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)));
  });
  const { url } = served.parse(JSON.parse(line));
  return {
    url,
    origin: new URL(url).origin,
    async end() {
      running.child.kill("SIGTERM");
      await running.ended;
    },
  };
}
