/** Where the points of the remainder plot lie. Numbers only, so that it can be tested. */
export interface RemainderPoint {
  readonly h: number;
  readonly remainder: number;
}

export interface PlotFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlotScale {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** A line of slope 2 through the point of the largest step, inside the frame. */
  readonly reference: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly xTicks: readonly { readonly at: number; readonly exponent: number }[];
  readonly yTicks: readonly { readonly at: number; readonly exponent: number }[];
}

/** Undefined where fewer than two points can stand on logarithmic axes. */
export function plotScale(remainders: readonly RemainderPoint[], frame: PlotFrame): PlotScale | undefined {
  const logs = remainders
    .filter(({ h, remainder }) => h > 0 && remainder > 0 && Number.isFinite(h) && Number.isFinite(remainder))
    .map(({ h, remainder }) => ({ x: Math.log10(h), y: Math.log10(remainder) }))
    .sort((a, b) => a.x - b.x);
  if (logs.length < 2) return undefined;
  const [minX, maxX] = wholeDecades(logs.map(({ x }) => x));
  const [minY, maxY] = wholeDecades(logs.map(({ y }) => y));
  const toX = (x: number) => frame.left + ((x - minX) / (maxX - minX)) * frame.width;
  const toY = (y: number) => frame.top + ((maxY - y) / (maxY - minY)) * frame.height;
  const last = logs[logs.length - 1];
  // Down the slope until the frame's left or lower edge.
  const start = Math.max(minX, last.x - (last.y - minY) / 2);
  return {
    points: logs.map(({ x, y }) => ({ x: toX(x), y: toY(y) })),
    reference: { x1: toX(start), y1: toY(last.y - 2 * (last.x - start)), x2: toX(last.x), y2: toY(last.y) },
    xTicks: ticks(minX, maxX).map((exponent) => ({ at: toX(exponent), exponent })),
    yTicks: ticks(minY, maxY).map((exponent) => ({ at: toY(exponent), exponent })),
  };
}

function wholeDecades(logs: readonly number[]): [number, number] {
  const low = Math.floor(Math.min(...logs));
  const high = Math.ceil(Math.max(...logs));
  return [low, Math.max(high, low + 1)];
}

/** At most six, at whole powers of ten. */
function ticks(low: number, high: number): number[] {
  const step = Math.max(1, Math.ceil((high - low) / 5));
  const found: number[] = [];
  for (let exponent = low; exponent <= high; exponent += step) found.push(exponent);
  return found;
}
