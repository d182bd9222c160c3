/** A port for a server that ends and comes back to it. */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems hand out by themselves, so that nobody is given it while its server is away. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

export async function lastingPort(): Promise<string> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    await new Promise((closed) => server.close(closed));
    return String(port);
  }
}
