/**
 * Asks whoever a lock names whether it holds the desk.
 *
 * `gone` only on proof: nobody listens on the port, or who listens cannot prove the token, or is silent
 * and the process is no more. A holder that computes answers late, so silence alone is `silent`.
 */
import { connect } from "node:net";
import { errnoOf } from "../disk/durable.ts";
import { type LockContent, proofOf } from "./lockFile.ts";

export type HolderState = "holds" | "gone" | "silent";

function processIsGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return errnoOf(error) === "ESRCH";
  }
}

/** @param nonce 32 hexadecimal letters, new each time @param patienceMs how long to wait for an answer */
export function askHolder(
  lock: LockContent,
  desk: string,
  nonce: string,
  patienceMs: number,
): Promise<HolderState> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: lock.port });
    let answer = "";
    const end = (state: HolderState): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(state);
    };
    const timer = setTimeout(() => end(processIsGone(lock.pid) ? "gone" : "silent"), patienceMs);
    socket.setEncoding("utf8");
    socket.on("connect", () => socket.write(`${nonce}\n`));
    socket.on("data", (text: string) => {
      answer += text;
      if (answer.includes("\n") || answer.length > 200) {
        end(answer === `${proofOf(lock.token, desk, nonce)}\n` ? "holds" : "gone");
      }
    });
    // An end without the proof is somebody else's program, or a holder that is just closing.
    socket.on("close", () => end("gone"));
    socket.on("error", () => end("gone"));
  });
}
