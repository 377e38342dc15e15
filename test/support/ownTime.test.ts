import { describe, expect, it } from 'vitest';
import { ownTime } from './ownTime';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

/** A root with a call of somebody else's that calls ours, which calls a library; the garbage collector; nothing. */
const nodes = [
  node(1, '(root)', '', [2, 5, 6]),
  node(2, 'fire', '/app/host.js', [3]),
  node(3, 'check', '/own/dist/extension.js', [4]),
  node(4, 'positionAt', '/app/host.js'),
  node(5, '(garbage collector)', ''),
  node(6, '(idle)', ''),
];

describe('the time that one program takes of a thread', () => {
  it.each([
    [[6, 2, 6], 0, 0],
    [[2, 3, 4, 4, 6, 3], 1.5, 2],
    [[3, 5, 4, 2, 5, 3], 1.5, 2],
    [[5, 5, 5], 0, 0],
  ])('of %j is %d ms at a time', (samples, longest, all) => {
    expect(ownTime({ nodes, samples }, '/own/')).toEqual({ longest, all });
  });
});
