// How long one program's code held a thread that it shares with others, read off a CPU profile.
import { Session } from 'node:inspector/promises';

/** Microseconds between two looks at what the thread is doing. */
const INTERVAL = 500;

/** What `work` gives, and the longest time for which code from under `folder` ran without a break, in milliseconds. */
export async function withOwnTime<T>(
  folder: string,
  work: () => Promise<T>,
): Promise<{ result: T; longest: number; all: number }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  const result = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { result, ...ownTime(profile, folder) };
}

export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
}

/**
 * Looks are counted, not the time between them, in which another program may have had the core. What is collected as
 * garbage is counted to whose turn it is.
 */
export function ownTime({ nodes, samples = [] }: Profile, folder: string): { longest: number; all: number } {
  const own = new Set<number>();
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { id } of nodes)
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
      if (byId.get(at)?.callFrame.url.includes(folder)) own.add(id);
  let longest = 0;
  let all = 0;
  let run = 0;
  for (const id of samples) {
    const isCollecting = byId.get(id)?.callFrame.functionName === '(garbage collector)';
    if (own.has(id) || (isCollecting && run > 0)) {
      run++;
      all++;
    } else run = 0;
    longest = Math.max(longest, run);
  }
  const milliseconds = INTERVAL / 1000;
  return { longest: longest * milliseconds, all: all * milliseconds };
}
