import {
  DocumentReading,
  type FoundClaim,
  type PlacedDeclaration,
  type ReadRegion,
} from '../claims/document';
import type { FoundStatement } from '../claims/statements';
import { type Directive, directivesOf, isIgnored } from '../documents/directives';
import type { Region } from '../documents/region';
import { regionsOf } from '../documents/regions';
import { DeclarationError, parseDeclarations } from '../shapes/declaredType';
import { parseLatex } from '../syntax/latex/parse';
import type { Parsed } from '../syntax/tree';
import type { DocumentProblem } from './protocol';

/** A document with its formulas read; kept for the next request, which mostly is about the same text. */
export interface ReadDocument {
  readonly regions: readonly Region[];
  readonly reading: DocumentReading;
  /** The claims that no comment says to leave out. */
  readonly claims: readonly FoundClaim[];
  /** Those that one does. */
  readonly ignored: readonly FoundClaim[];
  /** Equal signs with a derivative in sight that claim nothing, where no comment says to leave them out. */
  readonly statements: readonly FoundStatement[];
  /** Comments for Nabla that cannot be read. */
  readonly problems: readonly DocumentProblem[];
}

const KEPT_FORMULAS = 10_000;
const KEPT_DOCUMENTS = 4;
/** What a formula reads as does not depend on where it stands, so an edit re-reads one formula, not the document. */
const parsedFormulas = new Map<string, Parsed>();
const readDocuments = new Map<string, ReadDocument>();

export function readDocument(text: string, languageId: string): ReadDocument {
  const key = `${languageId}\n${text}`;
  const known = readDocuments.get(key);
  if (known) return known;
  const regions = regionsOf(text, languageId);
  const read = regions
    .filter((r) => r.syntax === 'latex')
    .map((region): ReadRegion => {
      const { root, errors } = parseOnce(region);
      return {
        offset: region.from,
        root,
        source: region.source,
        read: (source) => {
          const again = parseLatex(source, { macros: region.macros });
          return again.errors.length > errors.length ? null : again.root;
        },
        broken: errors.length > 0,
        before: text.slice(Math.max(0, region.outer.from - 80), region.outer.from),
        after: text.slice(region.outer.to, region.outer.to + 80),
      };
    });
  const directives = directivesOf(text, languageId, regions);
  const { declared, problems } = declarationsIn(directives);
  const reading = new DocumentReading(read, declared);
  const isLeftOut = isIgnored(text, directives);
  // The regions that were read are those in LaTeX; a claim counts among them.
  const outers = regions.filter((r) => r.syntax === 'latex').map((r) => r.outer);
  const claims: FoundClaim[] = [];
  const ignored: FoundClaim[] = [];
  for (const claim of reading.claims)
    (isLeftOut(outers[claim.region], claim.range) ? ignored : claims).push(claim);
  const statements = reading.statements.filter(({ region, range }) => !isLeftOut(outers[region], range));
  const document: ReadDocument = { regions, reading, claims, ignored, statements, problems };
  readDocuments.set(key, document);
  dropOldest(readDocuments, KEPT_DOCUMENTS);
  return document;
}

function declarationsIn(directives: readonly Directive[]): {
  declared: PlacedDeclaration[];
  problems: DocumentProblem[];
} {
  const declared: PlacedDeclaration[] = [];
  const problems: DocumentProblem[] = [];
  for (const directive of directives) {
    if (directive.kind !== 'declare') continue;
    const { text, from } = directive;
    try {
      for (const [name, type] of parseDeclarations(text)) declared.push({ at: from, name, type });
    } catch (error) {
      if (!(error instanceof DeclarationError)) throw error;
      problems.push({ range: { from: from + error.from, to: from + error.to }, message: error.message });
    }
  }
  return { declared, problems };
}

/** The region's own source: of the document's length, with the signs of comments and quotations blanked. */
function parseOnce(region: Region): Parsed {
  const key = region.macros?.size ? `${macroText(region.macros)}\n${region.source}` : region.source;
  const parsed = parsedFormulas.get(key) ?? parseLatex(region.source, { macros: region.macros });
  // Put at the end: what a document uses is not dropped while it is being written.
  parsedFormulas.delete(key);
  parsedFormulas.set(key, parsed);
  dropOldest(parsedFormulas, KEPT_FORMULAS);
  return parsed;
}

const macroTexts = new WeakMap<object, string>();

/** Names and bodies: two documents may define one name differently. Written out once a table of macros. */
function macroText(macros: NonNullable<Region['macros']>): string {
  let text = macroTexts.get(macros);
  if (text === undefined) {
    text = JSON.stringify([...macros]);
    macroTexts.set(macros, text);
  }
  return text;
}

function dropOldest<T>(map: Map<string, T>, limit: number): void {
  while (map.size > limit) map.delete(map.keys().next().value as string);
}
