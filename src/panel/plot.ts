/** Taylor remainders against step sizes, on logarithmic axes, with the slope a right gradient has. */
import type { NumericCheck } from '../service/protocol';
import { svgElement } from './element';
import { type PlotFrame, plotScale } from './plotScale';
import { word } from './words';

const WIDTH = 420;
const HEIGHT = 220;
const FRAME: PlotFrame = { left: 52, top: 12, width: WIDTH - 68, height: HEIGHT - 54 };

export function remainderPlot(remainders: NumericCheck['remainders'], slope: number | null): Node | null {
  const scale = plotScale(remainders, FRAME);
  if (!scale) return null;
  const bottom = FRAME.top + FRAME.height;
  const right = FRAME.left + FRAME.width;
  const { x1, y1, x2, y2 } = scale.reference;
  return svgElement(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': word('plotTitle', slope?.toFixed(2) ?? '—'),
    },
    ...scale.xTicks.flatMap(({ at, exponent }) => [
      svgElement('line', { class: 'grid', x1: at, x2: at, y1: FRAME.top, y2: bottom }),
      power(exponent, { x: at, y: bottom + 16, 'text-anchor': 'middle' }),
    ]),
    ...scale.yTicks.flatMap(({ at, exponent }) => [
      svgElement('line', { class: 'grid', x1: FRAME.left, x2: right, y1: at, y2: at }),
      power(exponent, { x: FRAME.left - 8, y: at + 4, 'text-anchor': 'end' }),
    ]),
    svgElement('line', { class: 'reference', x1, y1, x2, y2 }),
    svgElement('polyline', {
      class: 'curve',
      points: scale.points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
    }),
    ...scale.points.map(({ x, y }) => svgElement('circle', { class: 'point', cx: x, cy: y, r: 2.5 })),
    svgElement(
      'text',
      { class: 'axis', x: FRAME.left + FRAME.width / 2, y: HEIGHT - 6, 'text-anchor': 'middle' },
      word('plotStep'),
    ),
    svgElement(
      'text',
      {
        class: 'axis',
        'text-anchor': 'middle',
        transform: `translate(12 ${FRAME.top + FRAME.height / 2}) rotate(-90)`,
      },
      word('plotRemainder'),
    ),
  );
}

function power(exponent: number, place: Record<string, string | number>): Node {
  return svgElement(
    'text',
    { class: 'tick', ...place },
    '10',
    svgElement('tspan', { class: 'exponent', dy: -5 }, `${exponent}`.replace('-', '−')),
  );
}
