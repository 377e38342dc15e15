/** The symbols of the expression and their types, which can be changed. */
import type { PanelOptions } from '../service/panelProtocol';
import type { Examined, Understood } from '../service/protocol';
import { element } from './element';
import { inlineFormula } from './formula';
import { word } from './words';

type Declared = PanelOptions['declare'];
type Change = (declare: Declared) => void;

export function symbolsPart({ symbols }: Examined, declare: Declared, change: Change): Node[] {
  if (symbols.length === 0) return [];
  const heading = (text: string) => element('th', { scope: 'col' }, text);
  return [
    element(
      'div',
      { class: 'table-frame' },
      element(
        'table',
        { class: 'symbols', 'aria-describedby': 'type-hint' },
        element(
          'thead',
          {},
          element('tr', {}, heading(word('symbol')), heading(word('type')), element('td')),
        ),
        element('tbody', {}, ...symbols.map((symbol, i) => row(symbol, i, declare, change))),
      ),
    ),
    element('p', { class: 'quiet hint', id: 'type-hint' }, word('typeHint')),
  ];
}

function row({ name, latex, type, source }: Understood, i: number, declare: Declared, change: Change): Node {
  const mine = name in declare;
  const without = () => Object.fromEntries(Object.entries(declare).filter(([other]) => other !== name));
  const shown = declare[name] ?? type;
  const input = element('input', {
    type: 'text',
    id: `type-${i}`,
    value: shown,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-label': word('typeOf', name),
    onchange: () => {
      const text = input.value.trim();
      if (text === shown) return;
      change(text === '' || text === type ? without() : { ...declare, [name]: text });
    },
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key === 'Escape') input.value = shown;
    },
  });
  const reset = element(
    'button',
    {
      type: 'button',
      id: `reset-${i}`,
      class: 'link',
      'aria-label': word('resetOf', name),
      onclick: () => change(without()),
    },
    word('reset'),
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, inlineFormula(latex)),
    element('td', {}, input),
    element('td', { class: 'source' }, mine ? reset : word(source)),
  );
}
