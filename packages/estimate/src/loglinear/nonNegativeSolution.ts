/**
 * Whether M w = t has a solution with every w ≥ 0, exactly.
 *
 * Source: the first phase of the simplex method with Bland's rule (1977), Math. Oper. Res. 2:103, in
 * fraction-free integer pivots (Edmonds 1967): no tolerance, no cycling. Integers grow without bound, hence
 * BigInt; the programmes are a few rows by a few dozen columns. Cost: pivots × rows × columns.
 */

/**
 * @param matrix rows of whole numbers, all of one length
 * @param target one whole number for each row
 */
export function hasNonNegativeSolution(
  matrix: readonly (readonly number[])[],
  target: readonly number[],
): boolean {
  const columns = matrix[0]?.length ?? 0;
  // Each row is made to have a target of 0 or more and an artificial variable of its own, basic at first;
  // the target stands last. An artificial that leaves may not come back, so its column is never stored.
  const rows = matrix.map((row, i) => {
    const sign = target[i]! < 0 ? -1n : 1n;
    return [...row.map((v) => sign * BigInt(v)), sign * BigInt(target[i]!)];
  });
  const basic = rows.map((_, i) => columns + i);
  const cost = Array.from({ length: columns + 1 }, (_, j) => rows.reduce((sum, row) => sum - row[j]!, 0n));
  let scale = 1n;
  for (;;) {
    if (cost[columns] === 0n) return true;
    const enter = cost.findIndex((v, j) => j < columns && v < 0n);
    if (enter < 0) return false;
    let leave = -1;
    rows.forEach((row, i) => {
      if (row[enter]! <= 0n) return;
      if (leave < 0) leave = i;
      else {
        const mine = row[columns]! * rows[leave]![enter]!;
        const best = rows[leave]![columns]! * row[enter]!;
        if (mine < best || (mine === best && basic[i]! < basic[leave]!)) leave = i;
      }
    });
    // The sum of artificials cannot fall for ever: some row bounds every entering column.
    if (leave < 0) return false;
    const pivotRow = rows[leave]!;
    const pivot = pivotRow[enter]!;
    for (const row of [...rows, cost]) {
      if (row === pivotRow) continue;
      const factor = row[enter]!;
      for (let j = 0; j <= columns; j++) row[j] = (row[j]! * pivot - factor * pivotRow[j]!) / scale;
    }
    scale = pivot;
    basic[leave] = enter;
  }
}
