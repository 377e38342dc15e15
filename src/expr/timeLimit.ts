/**
 * A limit on the time of one piece of work, and an end to work that nobody waits for any more. Symbolic work cannot be
 * interrupted from outside other than by ending its thread, and with it all that the thread remembers; so it looks at the
 * clock itself, and asks whether it is still wanted, where nodes are made and points are drawn.
 */
export class OutOfTime extends Error {
  constructor() {
    super('This took longer than its time limit.');
  }
}

/** What was found before is incomplete, and is not to be kept. */
export class Interrupted extends Error {
  constructor() {
    super('This was interrupted.');
  }
}

let end = Number.POSITIVE_INFINITY;
let isUnwanted: (() => boolean) | null = null;

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

/** Runs `work`, which throws `Interrupted` soon after it has become unwanted. */
export function whileWanted<T>(becameUnwanted: () => boolean, work: () => T): T {
  const outer = isUnwanted;
  isUnwanted = becameUnwanted;
  try {
    return work();
  } finally {
    isUnwanted = outer;
  }
}

/** Throws `Interrupted` where the work is not wanted any more. */
export function checkWanted(): void {
  if (isUnwanted?.()) throw new Interrupted();
}

/** Throws `OutOfTime` where the time is up, and `Interrupted` where nobody waits. */
export function checkTime(): void {
  checkWanted();
  if (end !== Number.POSITIVE_INFINITY && performance.now() > end) throw new OutOfTime();
}
