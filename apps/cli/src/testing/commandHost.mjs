/**
 * Runs lines of the built command one after the other in this process, for tests that are about what a command does
 * and not about its being a process: Node starts once, and modules and PGlite's code are compiled once.
 *
 * Each line has its own place, environment and output, and no terminal. A line that leaves something held (a desk, a
 * port) is found out by the next. Registers are kept running between lines (keptRegisters.mjs) unless `fresh` is the
 * first argument.
 */
import { runLine } from "../../dist/command/runLine.js";
import { keepRegisters, letRegistersGo } from "./keptRegisters.mjs";

if (process.argv[2] !== "fresh") keepRegisters();

const { stdout, stderr } = process;
const [toStdout, toStderr] = [stdout.write.bind(stdout), stderr.write.bind(stderr)];

/** Gathers what is written while `work` runs. */
async function gathered(work) {
  const said = { stdout: [], stderr: [] };
  const keep =
    (name) =>
    (part, ...rest) => {
      said[name].push(Buffer.from(part));
      for (const one of rest) if (typeof one === "function") one();
      return true;
    };
  process.stdout.write = keep("stdout");
  process.stderr.write = keep("stderr");
  try {
    const exit = await work();
    const text = (name) => Buffer.concat(said[name]).toString("utf8");
    return { exit, stdout: text("stdout"), stderr: text("stderr") };
  } finally {
    process.stdout.write = toStdout;
    process.stderr.write = toStderr;
  }
}

async function answerLine({ args, cwd, env }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.send(await gathered(() => runLine(args)));
}

async function letGo() {
  await letRegistersGo();
  process.send({ exit: 0, stdout: "", stderr: "" });
}

process.on("message", (line) => void (line === "let go" ? letGo() : answerLine(line)));
process.on("disconnect", () => void letRegistersGo().finally(() => process.exit()));
