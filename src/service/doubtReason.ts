import type { UndecidedReason } from './protocol';

/** Why a difference between two sides does not show that the text is wrong. */
export interface Doubt {
  readonly category: UndecidedReason;
  readonly key: string;
  readonly blanks: Readonly<Record<string, string>>;
}
