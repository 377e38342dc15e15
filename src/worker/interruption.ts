/**
 * How a worker learns that nobody waits for what it is working on: while it computes it reads no messages, but it can look
 * at a number in memory that both threads share.
 */
export class Interruption {
  private readonly lastInterrupted: Int32Array;

  /** `shared`: the memory of one that was made on the other side. */
  constructor(readonly shared: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.lastInterrupted = new Int32Array(shared);
  }

  /** Only one request is with the worker at a time, so one number does. */
  interrupt(id: number): void {
    Atomics.store(this.lastInterrupted, 0, id);
  }

  isInterrupted(id: number): boolean {
    return Atomics.load(this.lastInterrupted, 0) === id;
  }
}
