/** `npm run soak -- SUBJECT …`: what lies under that name beside this file, with the arguments that follow. */
const SUBJECTS = { tamper: () => import("./tamper.mjs") };
const run = SUBJECTS[process.argv[2] ?? ""];
if (run === undefined) {
  console.error(`soak what? ${Object.keys(SUBJECTS).join(", ")}`);
  process.exitCode = 2;
} else await run();
