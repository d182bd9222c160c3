/**
 * A seeded random generator whose every draw is the same on every machine.
 *
 * Source: xoshiro128** 1.1, Blackman & Vigna (2021), ACM TOMS 47:36; the seed is spread over the state
 * by the mixing steps of MurmurHash3 (Appleby), one lane per word. Binomial and Poisson draws:
 * Hörmann (1993), BTRS and PTRS, and inversion where the mean is small; normal: Marsaglia's polar method.
 * Assumes: Math.log and Math.exp agree between engines (V8 carries its own port of fdlibm); Math.sqrt is
 * exactly rounded by the standard. Math.pow is not used: it differs between V8 versions.
 * Not for secrets: the state can be worked out from the draws.
 * Cost: about ten integer operations a draw.
 */
import { lnGamma } from "../special/lnGamma.ts";

/** A stream of draws. Same seed, same draws. */
export interface Rng {
  /** A whole number from 0 to 2³²−1, each equally likely. */
  uint32(): number;
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /**
   * A whole number from 0 to `below` − 1, each equally likely (by rejection: no remainder bias).
   * @param below whole, 1 to 2⁵³−1
   * @throws RangeError outside these bounds
   */
  integer(below: number): number;
  /** A standard normal draw. */
  normal(): number;
  /**
   * True with probability `p`.
   * @throws RangeError unless 0 ≤ p ≤ 1
   */
  bernoulli(p: number): boolean;
  /**
   * Successes in `n` independent trials of probability `p`.
   * @throws RangeError unless n is whole, 0 or more, and 0 ≤ p ≤ 1
   */
  binomial(n: number, p: number): number;
  /**
   * A Poisson draw.
   * @param mean 0 to 2³²
   * @throws RangeError outside these bounds
   */
  poisson(mean: number): number;
  /** Puts `items` in random order, in place, and returns them. Every order equally likely. */
  shuffle<T>(items: T[]): T[];
  /**
   * One of `items`, each equally likely.
   * @throws RangeError when there are none
   */
  pick<T>(items: readonly T[]): T;
  /**
   * A stream of its own, named by this stream's seed and `label`. It does not depend on what has been
   * drawn here, nor does it change what will be: work can be split by task and still agree.
   */
  fork(label: string): Rng;
}

const TWO_32 = 4294967296;

const rotateLeft = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;

/** MurmurHash3's body and finaliser over UTF-16 units, one unit a block, lengths kept apart by the count. */
function mix(text: string, lane: number): number {
  let h = lane >>> 0;
  for (let i = 0; i < text.length; i++) {
    const k = Math.imul(rotateLeft(Math.imul(text.charCodeAt(i), 0xcc9e2d51), 15), 0x1b873593);
    h = (Math.imul(rotateLeft(h ^ k, 13), 5) + 0xe6546b64) >>> 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in 0 to 1; it is ${p}`);
}

class Xoshiro implements Rng {
  readonly #path: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(path: string) {
    this.#path = path;
    this.#a = mix(path, 0x9e3779b9);
    this.#b = mix(path, 0x243f6a88);
    this.#c = mix(path, 0xb7e15162);
    this.#d = mix(path, 0x6a09e667);
    // The all-zero state is the one from which the generator never moves.
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#d = 1;
  }

  uint32(): number {
    const result = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotateLeft(this.#d, 11);
    return result;
  }

  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  integer(below: number): number {
    if (!Number.isSafeInteger(below) || below < 1) {
      throw new RangeError(`below must be whole, 1 to 2^53-1; it is ${below}`);
    }
    if (below <= TWO_32) {
      const bound = TWO_32 - (TWO_32 % below);
      let x = this.uint32();
      while (x >= bound) x = this.uint32();
      return x % below;
    }
    const all = 9007199254740992;
    const bound = all - (all % below);
    let x = this.uniform() * all;
    while (x >= bound) x = this.uniform() * all;
    return x % below;
  }

  normal(): number {
    // The pair's second draw is thrown away: a kept spare would be state that forks and tests cannot see.
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s < 1 && s > 0) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  bernoulli(p: number): boolean {
    checkProbability(p);
    return this.uniform() < p;
  }

  binomial(n: number, p: number): number {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`n must be whole, 0 or more; it is ${n}`);
    checkProbability(p);
    if (p > 0.5) return n - this.binomial(n, 1 - p);
    if (n === 0 || p === 0) return 0;
    return n * p < 10 ? this.#binomialByInversion(n, p) : this.#binomialByRejection(n, p);
  }

  #binomialByInversion(n: number, p: number): number {
    const odds = p / (1 - p);
    const first = Math.exp(n * Math.log1p(-p));
    for (;;) {
      let u = this.uniform();
      let k = 0;
      let weight = first;
      // Rounding can leave a sliver of u beyond the last term: then draw anew.
      while (k <= n) {
        if (u < weight) return k;
        u -= weight;
        k += 1;
        weight *= (odds * (n - k + 1)) / k;
      }
    }
  }

  #binomialByRejection(n: number, p: number): number {
    const q = 1 - p;
    const spread = Math.sqrt(n * p * q);
    const b = 1.15 + 2.53 * spread;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const centre = n * p + 0.5;
    const inner = 0.92 - 4.2 / b;
    const alpha = (2.83 + 5.1 / b) * spread;
    const mode = Math.floor((n + 1) * p);
    const logOdds = Math.log(p / q);
    const atMode = lnGamma(mode + 1) + lnGamma(n - mode + 1);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + centre);
      if (us >= 0.07 && v <= inner) return k;
      if (k < 0 || k > n) continue;
      const height = Math.log((v * alpha) / (a / (us * us) + b));
      if (height <= atMode - lnGamma(k + 1) - lnGamma(n - k + 1) + (k - mode) * logOdds) return k;
    }
  }

  poisson(mean: number): number {
    if (!(mean >= 0 && mean <= TWO_32)) throw new RangeError(`mean must lie in 0 to 2^32; it is ${mean}`);
    if (mean === 0) return 0;
    if (mean < 10) {
      const first = Math.exp(-mean);
      for (;;) {
        let u = this.uniform();
        let weight = first;
        // No Poisson draw with a mean below 10 reaches 200 within 53 bits.
        for (let k = 0; k < 200; k++) {
          if (u < weight) return k;
          u -= weight;
          weight *= mean / (k + 1);
        }
      }
    }
    const logMean = Math.log(mean);
    const b = 0.931 + 2.53 * Math.sqrt(mean);
    const a = -0.059 + 0.02483 * b;
    const logInverseAlpha = Math.log(1.1239 + 1.1328 / (b - 3.4));
    const inner = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= inner) return k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      const height = Math.log(v) + logInverseAlpha - Math.log(a / (us * us) + b);
      if (height <= k * logMean - mean - lnGamma(k + 1)) return k;
    }
  }

  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = items[i]!;
      items[i] = items[j]!;
      items[j] = kept;
    }
    return items;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("items must not be empty: nothing can be picked");
    return items[this.integer(items.length)]!;
  }

  fork(label: string): Rng {
    // The length keeps ("a", "b/c") and ("a/b", "c") apart.
    return new Xoshiro(`${this.#path}/${label.length}:${label}`);
  }
}

/**
 * A stream of draws fixed by `seed`.
 *
 * @param seed any finite number or any text; 7 and "7" are the same seed, as on a command line
 * @throws RangeError for NaN and infinities
 * @example rng(7).fork("households").integer(6)
 */
export function rng(seed: number | string): Rng {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`seed must be a finite number or text; it is ${seed}`);
  }
  return new Xoshiro(String(seed));
}
