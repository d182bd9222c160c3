/**
 * The weights between the members of one component while they merge into groups; one room serves all components.
 *
 * Each group remembers its nearest of those after it, so that a merge costs one look at the group and not at all pairs
 * (Anderberg 1973). Ties go to the group that comes first, as if all pairs were looked at in order.
 * Cost: about the square of the members; memory: 17 bytes for each pair of them.
 */
const NOBODY = -1;

export class Room {
  /** The group of each member: one of its members. */
  label: Int32Array = new Int32Array(0);
  #n = 0;
  /** Mean and best weight between two groups, in bits, in both triangles; NaN: not set. */
  #mean: Float64Array = new Float64Array(0);
  #best: Float64Array = new Float64Array(0);
  #forbidden: Uint8Array = new Uint8Array(0);
  #members: Float64Array = new Float64Array(0);
  #alive: Uint8Array = new Uint8Array(0);
  #near: Int32Array = new Int32Array(0);
  #strength: Float64Array = new Float64Array(0);

  /** Begins a component of `n` members, each a group of its own. */
  begin(n: number): void {
    if (n > this.label.length) this.#reach(Math.max(n, 2 * this.label.length));
    this.#n = n;
    this.#mean.fill(Number.NaN, 0, n * n);
    this.#forbidden.fill(0, 0, n * n);
    this.#members.fill(1, 0, n);
    this.#alive.fill(1, 0, n);
    for (let at = 0; at < n; at += 1) this.label[at] = at;
  }

  #reach(n: number): void {
    this.label = new Int32Array(n);
    this.#mean = new Float64Array(n * n);
    this.#best = new Float64Array(n * n);
    this.#forbidden = new Uint8Array(n * n);
    this.#members = new Float64Array(n);
    this.#alive = new Uint8Array(n);
    this.#near = new Int32Array(n);
    this.#strength = new Float64Array(n);
  }

  set(a: number, b: number, weight: number): void {
    const [x, y] = [a * this.#n + b, b * this.#n + a];
    this.#mean[x] = weight;
    this.#mean[y] = weight;
    this.#best[x] = weight;
    this.#best[y] = weight;
  }

  isSet(a: number, b: number): boolean {
    return !Number.isNaN(this.#mean[a * this.#n + b]!);
  }

  forbid(a: number, b: number): void {
    this.#forbidden[a * this.#n + b] = 1;
    this.#forbidden[b * this.#n + a] = 1;
  }

  isAlive(a: number): boolean {
    return this.#alive[a] === 1;
  }

  /** Group `b` becomes part of group `a`. */
  merge(a: number, b: number): void {
    const n = this.#n;
    const [mean, best, forbidden, members, label] = [
      this.#mean,
      this.#best,
      this.#forbidden,
      this.#members,
      this.label,
    ];
    const [one, other] = [members[a]!, members[b]!];
    const total = one + other;
    for (let c = 0; c < n; c += 1) {
      if (this.#alive[c] === 0 || c === a || c === b) continue;
      const [x, y, z] = [a * n + c, b * n + c, c * n + a];
      const value = (mean[x]! * one + mean[y]! * other) / total;
      mean[x] = value;
      mean[z] = value;
      const most = Math.max(best[x]!, best[y]!);
      best[x] = most;
      best[z] = most;
      const no = forbidden[x]! | forbidden[y]!;
      forbidden[x] = no;
      forbidden[z] = no;
    }
    members[a] = total;
    this.#alive[b] = 0;
    for (let at = 0; at < n; at += 1) if (label[at] === b) label[at] = a;
  }

  /** Merges the two groups with the strongest weight between them, again and again, until that is below even odds. */
  mergeWhileEven(): void {
    const n = this.#n;
    for (let a = 0; a < n; a += 1) if (this.#alive[a] === 1) this.#look(a);
    for (;;) {
      let [top, one] = [-1, NOBODY];
      for (let a = 0; a < n; a += 1) {
        if (this.#alive[a] === 0 || this.#strength[a]! <= top) continue;
        top = this.#strength[a]!;
        one = a;
      }
      if (one === NOBODY || top < 0) return;
      const other = this.#near[one]!;
      this.merge(one, other);
      this.#lookAfter(one, other);
    }
  }

  #strengthOf(a: number, b: number): number {
    const at = a * this.#n + b;
    return this.#forbidden[at] === 1 ? Number.NEGATIVE_INFINITY : (this.#mean[at]! + this.#best[at]!) / 2;
  }

  /** The nearest of the groups after `a`. */
  #look(a: number): void {
    let [top, near] = [Number.NEGATIVE_INFINITY, NOBODY];
    for (let b = a + 1; b < this.#n; b += 1) {
      if (this.#alive[b] === 0) continue;
      const strength = this.#strengthOf(a, b);
      if (strength <= top) continue;
      top = strength;
      near = b;
    }
    this.#near[a] = near;
    this.#strength[a] = top;
  }

  /** What a merge changed. */
  #lookAfter(one: number, other: number): void {
    this.#look(one);
    for (let a = 0; a < other; a += 1) {
      if (this.#alive[a] === 0 || a === one) continue;
      const near = this.#near[a]!;
      if (near === one || near === other) this.#look(a);
      else if (a < one) {
        const strength = this.#strengthOf(a, one);
        if (strength < this.#strength[a]! || (strength === this.#strength[a] && near < one)) continue;
        if (strength === Number.NEGATIVE_INFINITY) continue;
        this.#near[a] = one;
        this.#strength[a] = strength;
      }
    }
  }
}
