/**
 * A limit on the time of one piece of work. Symbolic work cannot be interrupted from outside other than by ending its
 * thread, and with it all that the thread remembers; so it looks at the clock itself, where nodes are made and points
 * are drawn.
 */
export class OutOfTime extends Error {
  constructor() {
    super('This took longer than its time limit.');
  }
}

let end = Number.POSITIVE_INFINITY;

/** Runs `work`, which throws `OutOfTime` once it has taken longer than that many milliseconds. */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  const outer = end;
  end = Math.min(outer, performance.now() + milliseconds);
  try {
    return work();
  } finally {
    end = outer;
  }
}

/** Throws `OutOfTime` where the time is up. */
export function checkTime(): void {
  if (end !== Number.POSITIVE_INFINITY && performance.now() > end) throw new OutOfTime();
}
