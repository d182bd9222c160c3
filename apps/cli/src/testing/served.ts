/** `daftar serve` as people start it, in a process of its own, up to the moment when it says where it is. */
import { z } from "zod";
import { closeRegisters, type Running, type Surroundings, start } from "./command.ts";

const printed = z.object({ url: z.string(), token: z.string() });

export interface Served {
  /** With the start token, as it is printed. */
  readonly url: string;
  readonly base: string;
  readonly token: string;
  readonly process: Running;
}

interface ServeOptions {
  /** A free one unless told. */
  readonly port?: string;
  readonly env?: Surroundings["env"];
}

export async function serve(dir: string, { port = "0", env = {} }: ServeOptions = {}): Promise<Served> {
  await closeRegisters();
  const process = start(["serve", "--port", port, "--json", "--desk", dir], { env });
  const line = await new Promise<string>((resolve, reject) => {
    let said = "";
    process.child.stdout?.on("data", (bytes: Buffer) => {
      said += bytes.toString("utf8");
      if (said.includes("\n")) resolve(said);
    });
    void process.ended.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)));
  });
  const { url, token } = printed.parse(JSON.parse(line));
  return { url, token, base: new URL(url).origin, process };
}
