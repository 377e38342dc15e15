import type { WeighedKind } from '../shapes/kinds';

/** One choice for each name, or group of names. */
export interface Combination {
  readonly picks: readonly number[];
  readonly cost: number;
}

/**
 * Combinations of choices, cheapest first: uniform-cost search over the lattice of picks, in which a step takes the next
 * choice at one place. After each combination it must be told where to go on from it: where all that lies beyond it is
 * wrong unless one of some places changes, steps at these places reach all that is right (conflict-directed search,
 * Williams and Ragno 2007), and names that have no part in a failure are not multiplied out.
 */
export class CheapestFirst {
  /** By cost, and of equal cost in the order of entry. */
  private readonly queue: Combination[];
  private readonly seen: Set<string>;

  constructor(private readonly choices: readonly (readonly WeighedKind[])[]) {
    const start = choices.map(() => 0);
    this.queue = [{ picks: start, cost: this.costOf(start) }];
    this.seen = new Set([start.join()]);
  }

  next(): Combination | null {
    return this.queue.shift() ?? null;
  }

  /** Goes on from a combination, by steps at some places; without them at all. */
  goOnFrom({ picks }: Combination, places: readonly number[] = picks.map((_, k) => k)): void {
    for (const k of places) {
      if (picks[k] + 1 >= this.choices[k].length) continue;
      const further = [...picks];
      further[k]++;
      const key = further.join();
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      const cost = this.costOf(further);
      this.queue.splice(placeByCost(this.queue, cost), 0, { picks: further, cost });
    }
  }

  private costOf(picks: readonly number[]): number {
    return picks.reduce((sum, p, k) => sum + this.choices[k][p].cost, 0);
  }
}

/** Behind all that cost as much. */
function placeByCost(queue: readonly { cost: number }[], cost: number): number {
  let [from, to] = [0, queue.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (queue[middle].cost <= cost) from = middle + 1;
    else to = middle;
  }
  return from;
}
