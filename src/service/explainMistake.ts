import type { Variable } from '../calculus/derivative';
import type { Edit } from '../diagnose/edit';
import type { Finding } from '../diagnose/finding';
import type { Writer } from '../diagnose/ingredients';
import { innerDerivatives } from '../diagnose/inner';
import { findEdit } from '../diagnose/search';
import { type Expr, isScalar, isZero, sameShape, zeros } from '../expr';
import { readable } from '../simplify/readable';
import type { Syntax } from '../syntax/tree';
import { decide, isConfirmed } from '../verify/decide';
import type { Diagnosis, Locale } from './protocol';
import { explainEdit, explainFinding } from './wording';

/** A refuted claim, with all that a diagnosis of it works on. */
export interface Mistaken {
  /** The claim as written; its spans count in `source`. */
  readonly root: Syntax;
  readonly source: string;
  /** The right derivative, in the layout that the claim is judged in. */
  readonly truth: Expr;
  /** The function and its variable, where they are known. */
  readonly differentiated: { readonly f: Expr; readonly x: Variable } | null;
  readonly about: readonly Syntax[];
  readonly write: Writer;
  readonly findings: readonly Finding[];
  /** The claim written otherwise, in the reading in which the truth was found; null where it cannot be read. */
  read(edited: Syntax): Expr | null;
  /** The claim, out of its text with an edit made in it; null where it cannot be read. */
  parse(text: string): Syntax | null;
}

/** Kinds that an edit may show a finding of one kind to be. */
const FAMILIES: readonly ReadonlySet<Edit['kind']>[] = [
  new Set(['sign']),
  new Set(['transpose']),
  new Set(['factor', 'mean', 'chain']),
  new Set(['missing-term']),
  new Set(['extra-term']),
];

/**
 * What is wrong, at the smallest span that holds it: a single edit that makes the claim right, of the kind that was
 * found on the expressions where one was; else what was found there, with the whole right side as the fix.
 */
export function explainMistake(mistaken: Mistaken, locale: Locale, shapes: Shapes): Diagnosis[] {
  const [finding] = mistaken.findings;
  if (finding?.kind === 'layout') return [whole(mistaken, finding, locale, shapes)];
  const kinds = FAMILIES.find((family) => family.has(finding?.kind as Edit['kind'])) ?? null;
  const edit = editOf(mistaken, kinds);
  if (edit) return [diagnosisOf(edit, mistaken.source, locale)];
  return mistaken.findings.map((f) => whole(mistaken, f, locale, shapes));
}

interface Shapes {
  readonly right: string;
  readonly claimed: string;
}

export function diagnosisOf(edit: Edit, source: string, locale: Locale): Diagnosis {
  const fix = edit.replacement(source);
  return { kind: edit.kind, message: explainEdit(edit, locale, source), span: edit.span, fix };
}

function editOf(mistaken: Mistaken, kinds: ReadonlySet<Edit['kind']> | null): Edit | null {
  const { root, truth, differentiated, source, parse } = mistaken;
  const isRight = (edited: Syntax): boolean => {
    const claimed = mistaken.read(edited);
    if (!claimed) return false;
    const spread = isZero(claimed) && isScalar(claimed) ? zeros(truth.shape) : claimed;
    return sameShape(spread.shape, truth.shape) && isConfirmed(decide(truth, spread));
  };
  return findEdit(
    {
      root,
      truth: readable(truth),
      inner: differentiated ? innerDerivatives(differentiated.f, differentiated.x) : [],
      about: mistaken.about,
      write: mistaken.write,
      holds: ({ edited, span, replacement }) => {
        if (!isRight(edited)) return false;
        // A fix is text: what is offered is what was read and found right.
        const again = parse(source.slice(0, span.from) + replacement(source) + source.slice(span.to));
        return again !== null && isRight(again);
      },
    },
    kinds,
  );
}

/** A finding about the claim as a whole: the whole right side in its place. */
function whole(
  { root, source, parse, read, truth, write }: Mistaken,
  finding: Finding,
  locale: Locale,
  shapes: Shapes,
): Diagnosis {
  const fix = write(readable(finding.corrected))?.text ?? '';
  const again = parse(source.slice(0, root.span.from) + fix + source.slice(root.span.to));
  const claimed = again ? read(again) : null;
  const holds = claimed && sameShape(claimed.shape, truth.shape) && isConfirmed(decide(truth, claimed));
  return {
    kind: finding.kind,
    message: explainFinding(finding, locale, shapes),
    span: root.span,
    fix: holds && fix !== '' ? fix : null,
  };
}
