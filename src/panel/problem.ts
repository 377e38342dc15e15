/** What went wrong, with the offending piece marked in the source. */
import type { PanelError, PanelOptions } from '../service/panelProtocol';
import type { TextRange } from '../service/protocol';
import { element } from './element';
import { icon } from './icons';
import { sentence } from './sentence';
import { word } from './words';

type Declared = PanelOptions['declare'];

export function problemPart(error: PanelError, reveal: (range: TextRange) => void): Node {
  const { message, source, span } = error;
  return element(
    'div',
    { class: 'claim claim-refuted' },
    icon('wrong'),
    element(
      'div',
      { class: 'claim-text' },
      element('p', { class: 'claim-line' }, ...sentence(message)),
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

/** Where nothing could be understood there is no table of symbols: their types can still be given. */
export function declarePart(declare: Declared, change: (declare: Declared) => void): Node {
  const input = element('input', {
    type: 'text',
    id: 'declare',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: 'X: matrix(m,n); w: vector(n)',
    value: Object.entries(declare)
      .map(([name, type]) => `${name}: ${type}`)
      .join('; '),
    onchange: () => change(parsed(input.value)),
  });
  return element(
    'div',
    { class: 'declare' },
    element('label', { for: 'declare' }, word('declareTypes')),
    input,
  );
}

/** What cannot be read is passed on as it stands: the engine says what is wrong with it. */
function parsed(text: string): Declared {
  const entries = text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const colon = part.indexOf(':');
      return colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    });
  return Object.fromEntries(entries);
}
