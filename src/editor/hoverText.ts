/**
 * What a hover says, as Markdown: verdicts first, then the derivative as a picture with its text below. Pictures come
 * as addresses that were made before; where there is none, the text does alone.
 */
import type { ClaimResult, Examined, Failure } from '../service/protocol';
import { hasOwnCounterexample } from '../service/valueText';
import type { Localizer } from './localizer';
import { counterexampleWord, evidenceWord, layoutWord, plainName, shapeWord, verdictWord } from './wording';

export interface HoverPictures {
  /** Markdown images, by the LaTeX they show. */
  readonly images: ReadonlyMap<string, string>;
}

const ICONS: Record<ClaimResult['verdict'], string> = {
  proved: '$(pass)',
  agrees: '$(pass)',
  refuted: '$(error)',
  undecided: '$(question)',
};

/** More claims than this in one formula are told by the squiggles, not by a hover as long as the page. */
const MAX_CLAIMS = 4;

/** The formulas a hover shows as pictures. */
export function hoverFormulas(examined: Examined): string[] {
  const shown = examined.claims.slice(0, MAX_CLAIMS).flatMap((claim) => expectedOf(claim) ?? []);
  if (showsDerivative(examined) && examined.derivative) shown.push(examined.derivative.latex);
  return [...new Set(shown)];
}

/** Undefined where there is nothing a reader would miss. */
export function hoverMarkdown(
  examined: Examined,
  pictures: HoverPictures,
  l10n: Localizer,
): string | undefined {
  const claims = examined.claims.slice(0, MAX_CLAIMS);
  const above = claims.length ? verdicts(claims, pictures, l10n) : '';
  if (!showsDerivative(examined)) return above || undefined;
  const known = claims.some((claim) => expectedOf(claim) === examined.derivative?.latex);
  const below = derivativePart(examined, known, pictures, l10n);
  return above ? `${above}\n\n${known ? '' : '---\n\n'}${below}` : below;
}

/** One after the other; a chain of equalities that hold says so once. */
function verdicts(claims: readonly ClaimResult[], pictures: HoverPictures, l10n: Localizer): string {
  return [...new Set(claims.map((claim) => claimPart(claim, pictures, l10n)))].join('\n\n');
}

/**
 * A failure is worth a hover only where the formula was read and something in it does not fit, or where the work on
 * it had to be stopped. What is no formula to us may still be one to its reader, and gets no remark.
 */
export function failureMarkdown({ error }: Failure): string | undefined {
  const told = error.code === 'timeout' || (error.code === 'shape' && error.span !== null);
  return told ? `$(warning) ${sentence(error.message)}` : undefined;
}

function claimPart(claim: ClaimResult, pictures: HoverPictures, l10n: Localizer): string {
  const { verdict, evidence, layout, counterexample } = claim;
  const reason = claim.diagnosis[0]?.message ?? claim.reason;
  let line = `${ICONS[verdict]} **${escapeMarkdown(verdictWord(verdict, l10n))}**`;
  if (reason) line += ` — ${sentence(reason)}`;
  else if (evidence && verdict !== 'undecided') line += ` — ${sentence(evidenceWord(evidence, l10n))}`;
  if (layout && verdict !== 'refuted') line += ` · ${escapeMarkdown(layoutWord(layout, l10n))}`;
  const lines = [line];
  const expected = expectedOf(claim);
  if (expected && reason.includes(expected)) {
    // The reason has it as text: the picture is all that is missing.
    lines.push(...(pictures.images.has(expected) ? [pictures.images.get(expected)!] : []));
  } else if (expected) {
    lines.push(escapeMarkdown(l10n.t('It should be')), formula(expected, pictures));
  }
  if (counterexample && verdict === 'refuted' && hasOwnCounterexample(claim)) {
    lines.push(escapeMarkdown(l10n.t('Counterexample: {0}', counterexampleWord(counterexample, l10n))));
  }
  return lines.join('\n\n');
}

/** `shown`: a verdict above has the formula already. */
function derivativePart(
  examined: Examined,
  shown: boolean,
  pictures: HoverPictures,
  l10n: Localizer,
): string {
  const { derivative, wrt, layout } = examined;
  if (!derivative || wrt === null) return '';
  const facts = [
    l10n.t('derivative by {0}', plainName(wrt)),
    shapeWord(derivative.shape, l10n),
    ...(isScalar(derivative.shape) ? [] : [layoutWord(layout, l10n)]),
  ];
  const lines = shown ? [] : [formula(derivative.latex, pictures)];
  lines.push(escapeMarkdown(facts.join(' · ')));
  for (const kink of derivative.kinks.slice(0, 3)) lines.push(`$(info) ${sentence(kink)}`);
  return lines.join('\n\n');
}

/** A sentence of the engine's: what stands between dollars in it is LaTeX. */
function sentence(text: string): string {
  return text
    .split(/\$([^$]+)\$/)
    .map((part, i) => (i % 2 ? codeSpan(part) : escapeMarkdown(part)))
    .join('');
}

/** The picture, and the text under it: it can be read by a screen reader and copied. */
function formula(latex: string, { images }: HoverPictures): string {
  const image = images.get(latex);
  const text = codeSpan(latex);
  return image ? `${image}\n\n${text}` : text;
}

function expectedOf(claim: ClaimResult): string | undefined {
  return claim.verdict === 'refuted' && claim.expected ? claim.expected : undefined;
}

/** Whether the derivative is worth showing. Prose is full of `$x$` and `$n$`: that their derivative is 1 is no news. */
function showsDerivative({ derivative, wrt, claims, expression }: Examined): boolean {
  if (!derivative || wrt === null) return false;
  return claims.length > 0 || !(isSymbol(expression.latex) || /^(?:0|1|I)$/.test(derivative.latex.trim()));
}

/** A letter or a named command, with accents, fonts, subscripts and superscripts that are labels. */
function isSymbol(latex: string): boolean {
  const bare = latex
    .replace(/_(?:\{[^{}+*/=]*\}|\\?[a-zA-Z0-9]+)/g, '')
    .replace(/\^(?:\*|\\(?:ast|star|prime|top)\b|\{(?:\*|\([^{}()]*\)|\\(?:ast|star|prime|top))\})/g, '')
    .replace(/\\(?:mathbf|boldsymbol|bm|mathrm|mathcal|hat|tilde|bar|vec)\b/g, '')
    .replace(/[{}\s']/g, '');
  return /^(?:[a-zA-Z]|\\[a-zA-Z]+|\d+)?$/.test(bare);
}

function isScalar([rows, columns]: readonly [string, string]): boolean {
  return rows === '1' && columns === '1';
}

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
