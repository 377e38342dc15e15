/** The variable and the layout. */
import type { PanelOptions } from '../service/panelProtocol';
import type { Examined, Layout } from '../service/protocol';
import { element } from './element';
import { word } from './words';

type Change = (options: Partial<PanelOptions>) => void;

export function controls(result: Examined, change: Change): Node[] {
  return [
    element('div', { class: 'controls' }, variableControl(result, change), layoutControl(result, change)),
  ];
}

function variableControl({ variables, wrt }: Examined, change: Change): Node | null {
  const choices = wrt !== null && !variables.includes(wrt) ? [wrt, ...variables] : variables;
  if (choices.length === 0) return null;
  const select = element(
    'select',
    { id: 'variable', onchange: () => change({ wrt: select.value }) },
    ...choices.map((name) => element('option', { value: name, selected: name === wrt }, name)),
  );
  return element(
    'div',
    { class: 'control' },
    element('label', { for: 'variable' }, word('variable')),
    select,
  );
}

function layoutControl({ layout }: Examined, change: Change): Node {
  const choice = (value: Layout, label: string, hint: string) =>
    element(
      'label',
      { class: 'choice', title: hint },
      element('input', {
        type: 'radio',
        name: 'layout',
        id: `layout-${value}`,
        value,
        checked: value === layout,
        onchange: () => change({ layout: value }),
      }),
      element('span', {}, label),
    );
  return element(
    'div',
    { class: 'control', role: 'radiogroup', 'aria-labelledby': 'layout-label' },
    element('span', { id: 'layout-label', class: 'label' }, word('layout')),
    element(
      'span',
      { class: 'choices' },
      choice('denominator', word('denominator'), word('denominatorHint')),
      choice('numerator', word('numerator'), word('numeratorHint')),
    ),
  );
}
