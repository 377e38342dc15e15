import { word } from './words';

/** `scalar`, `n × d` */
export function shapeText([rows, columns]: readonly [string, string]): string {
  return rows === '1' && columns === '1' ? word('scalar') : `${rows} × ${columns}`;
}
