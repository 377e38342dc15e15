import { whileWanted } from '../expr';
import { answerBatch } from './batch';
import { check } from './check';
import { readDocument } from './documents';
import { examine } from './examine';
import { failure } from './failure';
import { follow } from './follow';
import { asFailure } from './formula';
import type {
  Failure,
  PictureRequest,
  Regions,
  RegionsRequest,
  ServiceAnswer,
  ServiceRequest,
} from './protocol';
import { inLanguage } from './translation';

/**
 * The engine's one door: plain data in, plain data out. Never throws. Once the answer is unwanted, work on it soon ends
 * with a failure, and nothing of it is kept that is not complete.
 */
export function answer(request: ServiceRequest, isUnwanted: () => boolean = () => false): ServiceAnswer {
  return whileWanted(isUnwanted, () => answerTo(request));
}

function answerTo(request: ServiceRequest): ServiceAnswer {
  try {
    switch (request.op) {
      case 'examine':
        return examine(request);
      case 'check':
        return check(request);
      case 'follow':
        return follow(request);
      case 'regions':
        return regions(request);
      case 'batch':
        return { answer: answerBatch(request.request) };
      case 'picture':
        return noPictures(request);
    }
  } catch (error) {
    const { code, message, span } = asFailure(error);
    return failure(code, inLanguage(message, ('locale' in request && request.locale) || 'en'), span);
  }
}

function regions(request: RegionsRequest): Regions {
  const document = readDocument(request.text, request.languageId);
  return {
    ok: true,
    regions: document.regions.map((r) => ({
      content: { from: r.from, to: r.to },
      outer: { from: r.outer.from, to: r.outer.to },
      syntax: r.syntax,
    })),
  };
}

const noPictures = (_request: PictureRequest): Failure =>
  failure('request', 'Pictures are drawn by the worker.');
