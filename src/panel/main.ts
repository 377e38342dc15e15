/** The webview: shows what the editor sends, tells it what the user does. */
import type { PanelOptions, PanelView, ToPanel } from '../service/panelProtocol';
import { controls } from './controls';
import { derivativePart } from './derivative';
import { element } from './element';
import { displayFormula, inlineFormula } from './formula';
import { numericPart } from './numeric';
import { declarePart, problemPart } from './problem';
import { makeSection } from './section';
import { sentence } from './sentence';
import { shapeText } from './shapes';
import { symbolsPart } from './symbols';
import { verdictPart } from './verdict';
import { keep, post } from './vscodeApi';
import { setWords, word } from './words';

/** A word on what a button did stays long enough to be read. */
const SAID_FOR = 6000;
/** What types that are given may mend. */
const OF_TYPES: readonly string[] = ['shape', 'ambiguous', 'declaration'];
/** Short work shows no sign of being done: a flicker is worse than nothing. */
const BUSY_AFTER = 200;

const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
const place = element('button', { type: 'button', id: 'place', class: 'link place', hidden: true });
const status = element('span', { class: 'said', role: 'status' });
/** Says the verdict to screen readers: a section that comes into sight with its content is often not announced. */
const spoken = element('div', { class: 'spoken', role: 'status' });
const problem = makeSection('problem', { role: 'alert' });
const empty = makeSection('empty');
const expression = makeSection('expression');
const options = makeSection('options');
const verdict = makeSection('verdict');
const derivative = makeSection('derivative');
const symbols = makeSection('symbols-section');
const numeric = makeSection('numeric');
const steps = makeSection('steps');
const notes = makeSection('notes');

/** Nothing is shown before the first one: an empty state that flashes by would be a lie. */
let view: PanelView | undefined;
let saidTimer: ReturnType<typeof setTimeout> | undefined;
let busyTimer: ReturnType<typeof setTimeout> | undefined;

place.addEventListener('click', () => {
  const range = view?.result?.range ?? view?.memory?.subject.range;
  if (range) post({ type: 'reveal', range });
});

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  switch (data.type) {
    case 'strings':
      document.documentElement.lang = data.language;
      setWords(data.strings);
      show();
      break;
    case 'view':
      take(data.view);
      break;
    case 'busy':
      setBusy(data.busy);
      break;
    case 'said':
      say(data.message);
      break;
  }
});

document
  .getElementById('nabla')!
  .append(
    progress,
    element('header', {}, place, status),
    spoken,
    ...[problem, empty, expression, options, verdict, derivative, numeric, symbols, steps, notes].map(
      ({ root }) => root,
    ),
  );
post({ type: 'ready' });

function take(next: PanelView): void {
  const before = view;
  view = next;
  keep(view.memory);
  show();
  if (before?.result?.source !== view.result?.source) window.scrollTo(0, 0);
  // What was asked for stands below the fold.
  if (view.result?.numeric && !before?.result?.numeric) numeric.root.scrollIntoView({ block: 'nearest' });
}

function change(changed: Partial<PanelOptions>): void {
  if (view?.memory) post({ type: 'options', options: { ...view.memory.options, ...changed } });
}

function show(): void {
  if (!view) return;
  const { memory, result, error } = view;
  const asked = memory?.options;
  place.textContent = view.place;
  place.title = word('showInEditor');
  place.hidden = view.place === '';
  document.body.classList.toggle('outdated', result !== null && error !== null);
  problem.update('', error && [error, word('declareTypes'), result === null], () =>
    error
      ? [
          problemPart(error, (range) => post({ type: 'reveal', range })),
          result || !OF_TYPES.includes(error.code)
            ? null
            : declarePart(asked?.declare ?? {}, (declare) => change({ declare })),
        ]
      : [],
  );
  empty.update(result || error ? '' : word('emptyTitle'), [result === null && error === null], () =>
    result || error ? [] : [element('p', { class: 'quiet' }, word('emptyText'))],
  );
  expression.update(word('expression'), result?.expression, () =>
    result
      ? [
          element(
            'div',
            { class: 'card' },
            displayFormula(result.expression.latex),
            element('span', { class: 'shape' }, shapeText(result.expression.shape)),
          ),
        ]
      : [],
  );
  options.update('', result && [word('variable'), result.variables, result.wrt, result.layout], () =>
    result ? controls(result, change) : [],
  );
  verdict.update(word('verdict'), result && [result.claims, asked?.verify, word('proved')], () =>
    result ? verdictPart(result, asked?.verify ?? false) : [],
  );
  const verdicts = result?.claims.map(({ verdict, reason }) => `${word(verdict)}. ${reason}`).join(' ') ?? '';
  if (spoken.textContent !== verdicts) spoken.textContent = verdicts;
  derivative.update(word('derivative'), result && [result.derivative, word('insert')], () =>
    result
      ? derivativePart(result, {
          copy: (what) => post({ type: 'copy', what }),
          insert: () => post({ type: 'insert' }),
        })
      : [],
  );
  symbols.update(word('symbols'), result && [result.symbols, asked?.declare, word('type')], () =>
    result ? symbolsPart(result, asked?.declare ?? {}, (declare) => change({ declare })) : [],
  );
  numeric.update(word('numeric'), result && [result.numeric, result.derivative !== null], () =>
    result ? numericPart(result, () => change({ numeric: true })) : [],
  );
  steps.update(word('steps'), result?.steps, () =>
    result?.steps.length
      ? [
          element(
            'ol',
            {},
            ...result.steps.map(({ title, latex }) => element('li', {}, title, ' ', inlineFormula(latex))),
          ),
        ]
      : [],
  );
  notes.update(word('notes'), result?.notes, () =>
    result?.notes.length
      ? [
          element(
            'ul',
            { class: 'plain-list' },
            ...result.notes.map((note) => element('li', {}, ...sentence(note))),
          ),
        ]
      : [],
  );
}

function setBusy(busy: boolean): void {
  clearTimeout(busyTimer);
  if (!busy) {
    progress.classList.remove('active');
    document.body.classList.remove('working');
    document.body.removeAttribute('aria-busy');
    if (status.textContent === word('working')) status.replaceChildren();
    return;
  }
  busyTimer = setTimeout(() => {
    progress.classList.add('active');
    document.body.classList.add('working');
    document.body.setAttribute('aria-busy', 'true');
    say(word('working'));
  }, BUSY_AFTER);
}

function say(message: string): void {
  clearTimeout(saidTimer);
  status.textContent = message;
  saidTimer = setTimeout(() => status.replaceChildren(), SAID_FOR);
}
