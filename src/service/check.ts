import { beginRequest } from '../expr';
import { readDocument } from './documents';
import { judgeClaim } from './judgeClaim';
import type { Checked, CheckRequest } from './protocol';

/** Every derivative claim of a document, judged. */
export function check(request: CheckRequest): Checked {
  const started = performance.now();
  const { reading } = readDocument(request.text, request.languageId);
  const locale = request.locale ?? 'en';
  const claims = reading.claims.map((claim) => {
    beginRequest();
    return judgeClaim(claim, reading, { text: request.text, locale, layout: request.layout ?? null });
  });
  return { ok: true, claims, ms: performance.now() - started };
}
