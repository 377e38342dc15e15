import type { ErrorCode, Failure, TextRange } from './protocol';

/** An answer that is an error, thrown from wherever it was found out; the facade turns it into data. */
export class ServiceFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly span: TextRange | null = null,
  ) {
    super(message);
  }
}

export const failure = (code: ErrorCode, message: string, span: TextRange | null = null): Failure => ({
  ok: false,
  error: { code, message, span },
});
