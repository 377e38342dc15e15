/** LaTeX as KaTeX sets it, its MathML kept for screen readers; the source itself where KaTeX cannot read it. */
import katex from 'katex';
import { element } from './element';

/** Commands that texts define for themselves more often than not. */
const MACROS = {
  '\\T': '^{\\top}',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\argmax': '\\operatorname*{arg\\,max}',
};

export function displayFormula(latex: string): HTMLElement {
  return rendered(element('div', { class: 'formula' }), latex, true);
}

export function inlineFormula(latex: string): HTMLElement {
  return rendered(element('span', { class: 'inline-formula' }), latex, false);
}

function rendered(target: HTMLElement, latex: string, displayMode: boolean): HTMLElement {
  try {
    // `render`, not `renderToString`: styles set through the DOM are what the page's policy lets through.
    katex.render(latex, target, {
      displayMode,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 1000,
      maxSize: 20,
      macros: { ...MACROS },
    });
  } catch {
    target.replaceChildren(element('code', {}, latex));
  }
  return target;
}
