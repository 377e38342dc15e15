import type { DeclaredType } from '../shapes/declaredType';
import type { Layout, Locale } from './protocol';

export interface JudgeRequest {
  readonly text: string;
  readonly locale: Locale;
  /** Only this layout is right; else any. */
  readonly layout: Layout | null;
  /** Names are left as they are where the text gives them a value, and put in only for functions. */
  readonly solvedFor?: boolean;
  /** Only whether it holds is asked. */
  readonly onlyWhether?: boolean;
  /** Names whose definitions are left out. */
  readonly without?: ReadonlySet<string>;
  /** Whether what is wrong is to be looked for, which takes longer than to see that it is; true where it is not said. */
  readonly explain?: boolean;
  /** The user's own declarations: stronger than the text's. */
  readonly declared?: ReadonlyMap<string, DeclaredType>;
}
