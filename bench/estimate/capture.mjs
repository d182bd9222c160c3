/** How one invented person comes to stand on lists: the parts that scenarios are made of. A history is a bit mask. */

const logit = (p) => Math.log(p / (1 - p));
const chance = (x) => 1 / (1 + Math.exp(-x));

/** Each list for itself with its own probability. */
export const independent = (probabilities) => (stream) =>
  probabilities.reduce((history, p, j) => history | (stream.bernoulli(p) ? 1 << j : 0), 0);

/** Kinds of people as [share, probabilities], shares summing to 1. */
export const kinds = (...all) => {
  const people = all.map(([share, probabilities]) => ({ share, draw: independent(probabilities) }));
  return (stream) => {
    let u = stream.uniform();
    for (const { share, draw } of people) {
      if (u < share) return draw(stream);
      u -= share;
    }
    return people.at(-1).draw(stream);
  };
};

/** The second list's probability depends on the first list. */
export const second = (first, ifOn, ifOff, rest) => (stream) => {
  const on = stream.bernoulli(first);
  const next = stream.bernoulli(on ? ifOn : ifOff);
  return (on ? 1 : 0) | (next ? 2 : 0) | (independent(rest)(stream) << 2);
};

/** A normal effect of the person on the log-odds of every list; `loads` may turn it round for some. */
export const personEffect =
  (deviation, probabilities, loads = probabilities.map(() => 1)) =>
  (stream) => {
    const effect = deviation * stream.normal();
    return independent(probabilities.map((p, j) => chance(logit(p) + loads[j] * effect)))(stream);
  };

/** A person's one probability from Beta(a, b), a and b whole: the a-th of a + b − 1 uniforms. */
export const betaRates = (a, b, lists) => (stream) => {
  const draws = Array.from({ length: a + b - 1 }, () => stream.uniform()).sort((x, y) => x - y);
  return independent(Array.from({ length: lists }, () => draws[a - 1]))(stream);
};

/** List `to` also takes a share of the people of list `from`. */
export const copying = (draw, from, to, share) => (stream) => {
  const history = draw(stream);
  return (history >> from) & 1 && stream.bernoulli(share) ? history | (1 << to) : history;
};

/** People come in households that share one effect; `size` of them on average, 1 to 2 × size − 1. */
export const households = (size, deviation, probabilities) => {
  let left = 0;
  let effect = 0;
  let of = null;
  return (stream) => {
    // A new table is a new stream: no household reaches across tables.
    if (of !== stream) [of, left] = [stream, 0];
    if (left === 0) {
      left = 1 + stream.integer(2 * size - 1);
      effect = deviation * stream.normal();
    }
    left -= 1;
    return independent(probabilities.map((p) => chance(logit(p) + effect)))(stream);
  };
};
