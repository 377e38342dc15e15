import type { DocumentReading, FoundClaim } from '../claims/document';
import { applicationsIn } from '../claims/ownArguments';
import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { definitionsUsed, stepwise } from './claimDefinitions';
import { isUnreadable, type ReadOptions, understand } from './formula';

/**
 * The names in a claim whose definitions say nothing that could be computed with: they hold dots that nobody can fill in, or
 * notation that is not read, or are of a function of another number of arguments than the claim has. What holds for any
 * function in their place holds for these.
 */
export function unreadableNames(
  claim: FoundClaim,
  document: DocumentReading,
  options: ReadOptions,
): ReadonlySet<string> {
  const { left, right, definition } = stepwise(claim, document);
  const isOfOthers = ({ name, parameters }: Definition): boolean => {
    if (parameters.length === 0) return false;
    const own = parameters.map(plainText);
    const fits = (args: readonly Syntax[]) =>
      args.length === own.length || args.every((arg) => own.includes(plainText(arg)));
    const applied = applicationsIn([left, right], name, () => null);
    return applied.length > 0 && !applied.some(fits);
  };
  const isRead = ({ body }: Definition): boolean => {
    try {
      return understand([body], { ...options, keep: new Set(), definition: () => null }).length > 0;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  };
  const used = definitionsUsed(claim, definition);
  return new Set(used.filter((each) => isOfOthers(each) || !isRead(each)).map(({ name }) => name));
}
