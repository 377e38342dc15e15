import { describe, expect, it } from 'vitest';
import { markedSource } from '../../src/editor/markedSource';
import { rangeAfter, shiftAnswer } from '../../src/editor/positions';
import { claim, examined } from './examined';

describe('a range through an edit', () => {
  const range = { from: 10, to: 20 };
  const moved = (offset: number, length: number, text: string) => rangeAfter(range, { offset, length, text });

  it('moves with what stands before it', () => {
    expect(moved(0, 0, 'abc')).toEqual({ from: 13, to: 23 });
    expect(moved(2, 5, '')).toEqual({ from: 5, to: 15 });
  });
  it('stays for what stands behind it', () => {
    expect(moved(25, 3, 'abc')).toEqual(range);
  });
  it('grows and shrinks with edits inside it, at its ends too', () => {
    expect(moved(12, 2, 'abcd')).toEqual({ from: 10, to: 22 });
    expect(moved(10, 0, 'ab')).toEqual({ from: 10, to: 22 });
    expect(moved(20, 0, 'ab')).toEqual({ from: 10, to: 22 });
    expect(moved(10, 10, '')).toEqual({ from: 10, to: 10 });
  });
  it('keeps its own part of an edit over one end', () => {
    expect(moved(5, 8, 'x')).toEqual({ from: 6, to: 13 });
    expect(moved(15, 10, 'x')).toEqual({ from: 10, to: 15 });
  });
  it('is empty when all of it is gone', () => {
    const { from, to } = moved(5, 20, '');
    expect(to).toBe(from);
  });
});

describe('an answer about a cell', () => {
  it('is moved from the text that was sent into the cell', () => {
    const sent = examined({
      range: { from: 110, to: 120 },
      claims: [
        claim({ diagnosis: [{ kind: 'sign', message: '', span: { from: 115, to: 116 }, fix: null }] }),
      ],
    });
    const moved = shiftAnswer(sent, -100);
    expect(moved).toMatchObject({
      range: { from: 10, to: 20 },
      claims: [{ range: { from: -80 }, diagnosis: [{ span: { from: 15, to: 16 } }] }],
    });
    const failure = {
      ok: false,
      error: { code: 'shape', message: '', span: { from: 101, to: 102 } },
    } as const;
    expect(shiftAnswer(failure, -100)).toMatchObject({ error: { span: { from: 1, to: 2 } } });
  });
});

describe('the source around an error', () => {
  it('is the line it stands in, the piece apart', () => {
    expect(markedSource('one\n  $Xw-y$ more  \nthree', { from: 7, to: 9 })).toEqual({
      before: '$',
      marked: 'Xw',
      after: '-y$ more',
    });
  });
  it('is cut where the line is long', () => {
    const { before, after } = markedSource(`${'a'.repeat(500)}X${'b'.repeat(500)}`, { from: 500, to: 501 });
    expect(before).toMatch(/^…a{120}$/);
    expect(after).toMatch(/^b{120}…$/);
  });
  it('bears with a span outside the text', () => {
    expect(markedSource('abc', { from: 5, to: 9 })).toEqual({ before: 'abc', marked: '', after: '' });
  });
});
