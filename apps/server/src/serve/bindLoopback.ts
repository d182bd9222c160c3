/** Listens on 127.0.0.1 and nowhere else (J23). */
import type { Server } from "node:http";
import { DaftarError } from "@daftar/model";

/** @param port 0 for a free one @returns the port @throws DaftarError server.port-taken */
export function bindLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(taken ? new DaftarError("server.port-taken", `port ${port} cannot be had`) : error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new TypeError("no loopback port"));
      else resolve(address.port);
    });
  });
}
