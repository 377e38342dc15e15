/**
 * Checks whole documents and keeps what was found: squiggles, quick fixes and the status bar all read it here. The
 * Markdown cells of a notebook are checked together, each keeps its own claims.
 */
import * as vscode from 'vscode';
import type { ClaimResult, ServiceError } from '../service/protocol';
import type { Engine, Purpose } from './engine';
import { locale } from './messages';
import { shiftClaim } from './positions';
import { hoverLimit } from './settings';
import { checkUnit, unitOf } from './sourceText';

export interface DocumentClaims {
  readonly version: number;
  readonly claims: readonly ClaimResult[];
}

export type CheckOutcome =
  | { readonly ok: true; readonly claims: readonly ClaimResult[] }
  | { readonly ok: false; readonly error: ServiceError };

export class Checker implements vscode.Disposable {
  /** By the document itself: an untitled one may get the address of another that was closed. */
  private readonly found = new WeakMap<vscode.TextDocument, DocumentClaims>();
  private readonly failures = new WeakMap<vscode.TextDocument, ServiceError>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  /** A document's claims have changed, or what stopped its check. */
  readonly onDidCheck = this.changed.event;

  constructor(private readonly engine: Engine) {}

  /** The claims of a document as it stands; undefined where it has not been checked since its last edit. */
  claimsOf(document: vscode.TextDocument): readonly ClaimResult[] | undefined {
    const found = this.found.get(document);
    return found?.version === document.version ? found.claims : undefined;
  }

  /** Why the last check of a document came to nothing. */
  failureOf(document: vscode.TextDocument): ServiceError | undefined {
    return this.failures.get(document);
  }

  /** All claims of the document, or of its whole notebook. Undefined: cancelled, or edited meanwhile. */
  async check(
    document: vscode.TextDocument,
    purpose: Purpose,
    token?: vscode.CancellationToken,
  ): Promise<CheckOutcome | undefined> {
    const { text, parts } = checkUnit(document);
    const versions = parts.map((part) => part.document.version);
    const answer = mayHoldClaims(text)
      ? await this.engine.ask(
          { op: 'check', text, languageId: document.languageId, locale: locale() },
          { purpose, token, key: `check ${unitOf(document).uri}`, limit: limitFor(purpose) },
        )
      : { ok: true as const, claims: [] };
    if (!answer) return undefined;
    if (!answer.ok) {
      for (const part of parts) this.failures.set(part.document, answer.error);
      for (const part of parts) this.changed.fire(part.document);
      return answer;
    }
    if (answer.claims.length > 0) this.engine.prepare();
    parts.forEach((part, i) => {
      const end = parts[i + 1]?.base ?? text.length + 1;
      const own = answer.claims.filter(({ range }) => part.base <= range.from && range.from < end);
      this.found.set(part.document, {
        version: versions[i],
        claims: own.map((claim) => shiftClaim(claim, -part.base)),
      });
      this.failures.delete(part.document);
    });
    for (const part of parts) this.changed.fire(part.document);
    return { ok: true, claims: answer.claims };
  }

  forget(document: vscode.TextDocument): void {
    this.found.delete(document);
    this.failures.delete(document);
    this.changed.fire(document);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** A check nobody asked for is held to the limit for hovers, though it runs beside them. */
function limitFor(purpose: Purpose): number | undefined {
  return purpose === 'check' ? hoverLimit() : undefined;
}

/**
 * Whether a text can hold a claim at all: most documents hold no math, and no worker is started for them. The
 * engine decides; this may only say no where the engine would find nothing.
 */
export function mayHoldClaims(text: string): boolean {
  return /\$|\\[([]|\\begin|```|[∂∇]|:math:|\.\. math::/.test(text) && /=|\\equiv|\\to/.test(text);
}
