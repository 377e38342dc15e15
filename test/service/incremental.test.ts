// A document that is being written: verdicts that are kept must be those that a reading from the start would give.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginRequest } from '../../src/expr';
import { withChanges } from '../../src/service/claimChanges';
import { readDocument } from '../../src/service/documents';
import { follow } from '../../src/service/follow';
import { judgeLink } from '../../src/service/judgeLink';
import type { ClaimResult, Followed } from '../../src/service/protocol';
import { answer } from '../../src/service/service';
import { longDocument } from '../support/longDocument';

const NOTES = String.raw`Let $A \in \mathbb{R}^{n\times n}$ and $x \in \mathbb{R}^n$, where $A$ is symmetric.

$$f(x) = x^\top A x + b^\top x$$

$$\nabla_x f = 2 A x + b, \qquad \nabla_x^2 f = 2A$$

With $g(t) = t^3$ we have $g'(t) = 3t^2 = 3 t t$, and

\begin{align}
\frac{d}{dt} \left( t^2 + g(t) \right) &= 2t + 3t^2 \\
  &= t(2 + 3t)
\end{align}
`;

/** A document as an editor follows it. */
class Follower {
  claims: ClaimResult[] = [];
  private held: number | null = null;

  constructor(
    private readonly name: string,
    private readonly languageId = 'markdown',
  ) {}

  ask(text: string, budget = 1e9, focus = 0): Followed {
    const { name: document, held, languageId } = this;
    const answer = follow({ op: 'follow', document, held, text, languageId, budget, focus, limit: 1e9 });
    this.claims = withChanges(this.claims, answer.changes);
    this.held = answer.revision;
    return answer;
  }

  /** All claims of a text, asked for as long as there are some to come. */
  settle(text: string): ClaimResult[] {
    let pending = Number.POSITIVE_INFINITY;
    for (let asked = 0; pending > 0 && asked < 1000; asked++) pending = this.ask(text).pending;
    return this.claims;
  }
}

function fromTheStart(text: string, languageId = 'markdown'): ClaimResult[] {
  const { reading } = readDocument(text, languageId);
  return reading.claims.map((claim) => {
    beginRequest();
    return judgeLink(claim, reading, { text, locale: 'en', layout: null });
  });
}

describe('a document that is followed', () => {
  it('has the verdicts of a reading from the start, whatever was edited before', () => {
    const pieces = ['2', '-', 'A', 'x', '^\\top', 't', ' ', '\n\n', '$', '$$', '+ b', ' is symmetric', '= 3'];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(4),
      text: fc.constantFrom('', ...pieces),
    });
    let run = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const follower = new Follower(`edited ${run++}`);
        let text = NOTES;
        expect(follower.settle(text)).toEqual(fromTheStart(text));
        for (const { at, length, text: piece } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + piece + text.slice(from + length);
          expect(follower.settle(text)).toEqual(fromTheStart(text));
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it.each(['linear-regression.md', 'gaussian-likelihood.tex'])(
    'has them too with a definition or a declaration gone from %s',
    (name) => {
      const languageId = name.endsWith('.tex') ? 'latex' : 'markdown';
      const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
      const follower = new Follower(name, languageId);
      expect(follower.settle(text)).toEqual(fromTheStart(text, languageId));
      const lines = text.split('\n');
      const telling = lines.filter((line) => /\\in\b|^[A-Z]\S* = |^\\\[/.test(line)).slice(0, 3);
      expect(telling).not.toEqual([]);
      for (const gone of telling) {
        const without = lines.filter((line) => line !== gone).join('\n');
        expect(follower.settle(without)).toEqual(fromTheStart(without, languageId));
      }
    },
  );

  it('judges again only what an edit touches or what depends on it', () => {
    const text = longDocument().split('\n').slice(0, 400).join('\n');
    const follower = new Follower('long');
    const before = follower.settle(text);
    expect(before).toHaveLength(80);
    const fresh = (changed: string) =>
      follower.ask(changed).changes.filter((change) => !('keep' in change)).length;
    expect(fresh(`An introduction.\n\n${text}`)).toBe(0);
    expect(fresh(text)).toBe(0);
    // One side of a chain of two; the words next to it are those of its neighbours, too.
    expect(fresh(text.replace('&= 2 X^\\top X w', '&= 3 X^\\top X w'))).toBeLessThanOrEqual(4);
    // What the claims of a section are about.
    expect(
      fresh(text.replace('\\frac{2}{2}\\|Xw-y\\|_2^2', '\\frac{3}{2}\\|Xw-y\\|_2^2')),
    ).toBeLessThanOrEqual(4);
  });

  it('says that a claim is wrong before it says what is wrong', () => {
    const follower = new Follower('wrong');
    const text = 'The slope is $\\frac{d}{dx} x^2 = 3x$.';
    const first = follower.ask(text, 0);
    expect(follower.claims).toMatchObject([{ verdict: 'refuted', diagnosis: [] }]);
    expect(first.pending).toBe(1);
    expect(follower.ask(text, 0).pending).toBe(0);
    expect(follower.claims[0].diagnosis).not.toEqual([]);
    expect(follower.claims).toEqual(fromTheStart(text));
  });

  it('keeps nothing of what was interrupted', () => {
    let run = 0;
    fc.assert(
      fc.property(fc.nat(400), (patience) => {
        // No run knows the verdicts of another.
        const text = NOTES.replace('x^\\top A x', `${++run} x^\\top A x`);
        const document = `interrupted ${run}`;
        let asked = 0;
        const request = { op: 'follow', document, held: null, text, languageId: 'markdown' } as const;
        answer({ ...request, budget: 1e9, limit: 1e9 }, () => ++asked > patience);
        expect(new Follower(document).settle(text)).toEqual(fromTheStart(text));
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it('ends what is interrupted at once, with a failure', () => {
    const text = NOTES.replace('t^3', 't^4');
    const request = { op: 'follow', document: 'ended', held: null, text, languageId: 'markdown' } as const;
    let asked = 0;
    const found = answer({ ...request, budget: 1e9, limit: 1e9 }, () => ++asked > 0);
    expect(found).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(asked).toBe(1);
  });

  it('comes in small answers, those in sight first', () => {
    const text = longDocument().split('\n').slice(0, 400).join('\n');
    const follower = new Follower('in sight');
    const focus = text.length / 2;
    const told = follower.ask(text.replaceAll('Let', 'Here'), 0, focus);
    expect(told.pending).toBeGreaterThan(0);
    const fresh = new Follower('at once');
    expect(fresh.ask(text).changes).toHaveLength(50);
    expect(fresh.ask(text).pending).toBe(0);
  });
});
