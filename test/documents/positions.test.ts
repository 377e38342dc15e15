import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions } from '../../src/documents/positions';

describe('positions', () => {
  it('count lines and UTF-16 units from 0', () => {
    const positions = new Positions('ab\n𝐱c\r\nd\re');
    expect(positions.lines).toBe(4);
    expect(positions.positionAt(0)).toEqual({ line: 0, character: 0 });
    expect(positions.positionAt(2)).toEqual({ line: 0, character: 2 });
    expect(positions.positionAt(5)).toEqual({ line: 1, character: 2 });
    expect(positions.positionAt(8)).toEqual({ line: 2, character: 0 });
    expect(positions.positionAt(10)).toEqual({ line: 3, character: 0 });
  });

  it('stay inside the text', () => {
    const positions = new Positions('ab\ncd');
    expect(positions.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(positions.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(positions.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(positions.offsetAt({ line: -1, character: 3 })).toBe(0);
  });

  it('lead back to their offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '𝐱', '\n', ' ') }), fc.nat(40), (text, at) => {
        const offset = Math.min(at, text.length);
        const positions = new Positions(text);
        expect(positions.offsetAt(positions.positionAt(offset))).toBe(offset);
      }),
    );
  });
});
