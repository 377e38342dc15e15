/** The derivative, where it does not exist, and what can be done with it. */
import type { Examined } from '../service/protocol';
import { element } from './element';
import { displayFormula } from './formula';
import { sentence } from './sentence';
import { shapeText } from './shapes';
import { word } from './words';

export interface DerivativeActions {
  copy(what: 'latex' | 'numpy'): void;
  insert(): void;
}

export function derivativePart({ derivative }: Examined, actions: DerivativeActions): Node[] {
  if (!derivative) return [element('p', { class: 'quiet' }, word('noDerivative'))];
  const button = (id: string, label: string, run: () => void, primary = false) =>
    element('button', { type: 'button', id, class: primary ? 'primary' : 'secondary', onclick: run }, label);
  return [
    element(
      'div',
      { class: 'card' },
      displayFormula(derivative.latex),
      element('span', { class: 'shape' }, shapeText(derivative.shape)),
    ),
    ...kinkList(derivative.kinks),
    element(
      'div',
      { class: 'buttons' },
      button('insert', word('insert'), () => actions.insert(), true),
      button('copy-latex', word('copyLatex'), () => actions.copy('latex')),
      ...(derivative.numpy ? [button('copy-numpy', word('copyNumpy'), () => actions.copy('numpy'))] : []),
    ),
  ];
}

function kinkList(kinks: readonly string[]): Node[] {
  if (kinks.length === 0) return [];
  return [
    element('p', { class: 'quiet list-title' }, word('kinks')),
    element('ul', { class: 'plain-list' }, ...kinks.map((kink) => element('li', {}, ...sentence(kink)))),
  ];
}
