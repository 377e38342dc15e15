/** What went wrong, with the offending piece marked in the source. */
import type { PanelError } from '../service/panelProtocol';
import type { TextRange } from '../service/protocol';
import { element } from './element';
import { icon } from './icons';
import { word } from './words';

export function problemPart(error: PanelError, reveal: (range: TextRange) => void): Node {
  const { message, source, span } = error;
  return element(
    'div',
    { class: 'claim claim-refuted' },
    icon('wrong'),
    element(
      'div',
      { class: 'claim-text' },
      element('p', { class: 'claim-line' }, message),
      source &&
        element(
          'pre',
          { class: 'source-text' },
          source.before,
          // An empty piece still has a place: the end of the formula, where something is missing.
          element('mark', { class: source.marked ? undefined : 'nothing' }, source.marked || ' '),
          source.after,
        ),
      span &&
        element(
          'button',
          { type: 'button', id: 'show-error', class: 'link', onclick: () => reveal(span) },
          word('showInEditor'),
        ),
    ),
  );
}
