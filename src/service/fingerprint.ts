/**
 * A number that two pieces of plain data share if they are equal, and hardly ever if they are not (53 bits). What was
 * found for an object is kept with it, so objects must not change; syntax trees, definitions and declared types do not.
 */
const known = new WeakMap<object, number>();

export function fingerprint(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return ofText(value);
    case 'number':
      return ofText(`#${value}`);
    case 'boolean':
      return value ? 3 : 5;
    case 'object':
      return value === null ? 7 : ofObject(value);
    default:
      return 11;
  }
}

/** Several fingerprints as one; their order counts. */
export function combined(parts: Iterable<number>): number {
  const mix = new Mix();
  for (const part of parts) mix.add(part);
  return mix.result();
}

function ofObject(value: object): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const mix = new Mix();
  if (Array.isArray(value)) {
    mix.add(value.length);
    for (const item of value) mix.add(fingerprint(item));
  } else {
    for (const key in value) {
      mix.add(ofText(key));
      mix.add(fingerprint((value as Record<string, unknown>)[key]));
    }
  }
  const result = mix.result();
  known.set(value, result);
  return result;
}

function ofText(text: string): number {
  const mix = new Mix();
  for (let at = 0; at < text.length; at++) mix.step(text.charCodeAt(at));
  return mix.result();
}

/** Two multiplicative hashes side by side (the mixing steps of MurmurHash3's finalizer). */
class Mix {
  private a = 0x2545f491;
  private b = 0x1b873593;

  step(word: number): void {
    this.a = Math.imul(this.a ^ word, 0x85ebca6b);
    this.a ^= this.a >>> 13;
    this.b = Math.imul(this.b ^ word, 0xc2b2ae35);
    this.b ^= this.b >>> 16;
  }

  add(part: number): void {
    this.step(part >>> 0);
    this.step((part / 0x1_0000_0000) >>> 0);
  }

  result(): number {
    return (this.a >>> 0) * 0x20_0000 + ((this.b >>> 0) & 0x1f_ffff);
  }
}
