/** The `daftar` command: runs the line that was typed, and sets the exit code. */
import { runLine } from "./command/runLine.ts";

/** A reader that goes away (`| head`) is no fault of ours and no reason for a stack trace. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await runLine(process.argv.slice(2));
