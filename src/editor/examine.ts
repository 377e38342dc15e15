/** One formula of a document, asked of the engine: the same for hovers, commands and the panel. */
import type { Examined, Failure, Layout, SyntaxLanguage, TextRange } from '../service/protocol';
import type { AskContext, Engine } from './engine';
import { locale } from './messages';
import { shiftAnswer } from './positions';
import { claimLayout, layoutSetting, vectorConvention } from './settings';
import { type SourceDocument, sourceText } from './sourceText';

export interface Question {
  readonly range: TextRange;
  readonly syntax?: SyntaxLanguage;
  readonly wrt?: string;
  readonly layout?: Layout;
  readonly declare?: Readonly<Record<string, string>>;
  readonly verify?: boolean;
  readonly numeric?: boolean;
  readonly steps?: boolean;
}

/** Positions in the answer are the document's. Undefined: cancelled, or made stale by a later question. */
export async function examineIn(
  document: SourceDocument,
  question: Question,
  engine: Engine,
  context: AskContext,
): Promise<Examined | Failure | undefined> {
  const { text, base } = sourceText(document);
  const { range, syntax, wrt, layout, declare, verify, numeric, steps } = question;
  const answer = await engine.ask(
    {
      op: 'examine',
      text,
      languageId: document.languageId,
      range: { from: range.from + base, to: range.to + base },
      syntax,
      wrt,
      declare: declarationText(declare),
      layout: layout ?? layoutSetting(document),
      vectors: vectorConvention(document),
      locale: locale(),
      verify,
      numeric,
      steps,
      claimLayout: claimLayout(document),
    },
    context,
  );
  return answer && shiftAnswer(answer, -base);
}

/** `X: matrix(m,n); w: vector(n)` */
export function declarationText(declare: Question['declare']): string | undefined {
  const entries = Object.entries(declare ?? {});
  return entries.length ? entries.map(([name, type]) => `${name}: ${type}`).join('; ') : undefined;
}
