/** Small pictures before a verdict; the words beside them say the same. */
import { svgElement } from './element';

export type Icon = 'right' | 'wrong' | 'unknown' | 'info';

const STROKES: Record<Icon, string> = {
  right: 'M4.6 8.3l2.4 2.4 4.6-5.2',
  wrong: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  unknown: 'M6 6.3a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1v.2M8 11.4v.1',
  info: 'M8 7.4v4M8 4.9v.1',
};

export function icon(name: Icon): SVGElement {
  return svgElement(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svgElement('circle', { cx: 8, cy: 8, r: 6.5 }),
    svgElement('path', { d: STROKES[name] }),
  );
}
