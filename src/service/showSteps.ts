import { stepsOf } from '../explain/steps';
import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import type { Derived } from './differentiate';
import type { Locale, Step } from './protocol';
import { say } from './wording';

/** The steps of a derivation, in words and LaTeX. */
export const showSteps = (derived: Derived, locale: Locale): Step[] =>
  stepsOf(derived.f, derived.variables, derived.derivative).map(({ rule, expr }) => ({
    rule,
    title: say(locale, `step.${rule}`),
    latex: latex(rule === 'function' ? expr : readable(expr)),
  }));
