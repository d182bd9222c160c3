/** A report as a table for a terminal; `bench/README.md` holds the same columns. */

/** Three digits at least of what is short, so that a case of milliseconds does not read as nothing. */
const digits = (value) => (value >= 10 ? 1 : value >= 0.1 ? 2 : value >= 0.01 ? 3 : 5);
const seconds = (value) => value.toFixed(digits(value));

export function table({ machine, calibration, cases, quick }) {
  const rows = [
    ["case", "CPU s", "wall s", "peak MB", "× calibration", "runs", "what"],
    ...cases.map(({ name, what, runs, cpuSeconds, wallSeconds, peakMegabytes, calibrations }) => [
      name,
      seconds(cpuSeconds),
      seconds(wallSeconds),
      peakMegabytes.toFixed(0),
      calibrations.toFixed(Math.max(2, digits(calibrations))),
      String(runs),
      what,
    ]),
  ];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const numeric = (at) => at > 0 && at < 6;
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (numeric(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join("  ")
      .trimEnd(),
  );
  const told = cases.flatMap(({ name, each }) =>
    each.flatMap((run) => (run.told === null ? [] : [`${name}: ${JSON.stringify(run.told)}`])),
  );
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryMegabytes} MB, ${machine.platform}, Node ${machine.node}`,
    `calibration: ${seconds(calibration.cpuSeconds)} CPU s${quick ? "; --quick: small inputs, one run, not to be compared" : ""}`,
    "",
    ...lines,
    ...(told.length > 0 ? ["", ...told] : []),
  ].join("\n");
}
