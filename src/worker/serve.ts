/**
 * The worker's side of the protocol, whatever carries the messages. An answer is always sent: what the engine
 * throws, against its promise, becomes a Failure that says so without a stack trace.
 */
import type { Failure, PictureRequest, ServiceAnswer, ServiceRequest } from '../service/protocol';
import type { FromWorker, ToWorker } from './protocol';

export interface Port {
  post(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

export interface Served {
  readonly answer: (request: ServiceRequest, isUnwanted: () => boolean) => ServiceAnswer;
  /** Loads the typesetter on first use: most sessions never need it. */
  readonly draw: (request: PictureRequest) => Promise<ServiceAnswer>;
}

export async function serve(
  port: Port,
  load: () => Promise<Served>,
  isInterrupted: (id: number) => boolean = () => false,
): Promise<void> {
  const loading = load();
  // Each request waits for the one before it: a picture is made asynchronously, and answers keep their order.
  let last: Promise<unknown> = loading;
  port.onMessage(({ id, request }) => {
    const isUnwanted = () => isInterrupted(id);
    last = last.then(async () =>
      port.post({ id, answer: await answerTo(request, await loading, isUnwanted) }),
    );
  });
  await loading;
  port.post({ ready: true });
}

async function answerTo(
  request: ServiceRequest,
  served: Served,
  isUnwanted: () => boolean,
): Promise<ServiceAnswer> {
  try {
    return request.op === 'picture' ? await served.draw(request) : served.answer(request, isUnwanted);
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { code: 'internal', message, span: null } };
}
