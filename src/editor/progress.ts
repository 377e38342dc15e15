/** Says that work goes on, with a way to stop it, but only where it takes long enough to be noticed. */
import * as vscode from 'vscode';

const NOTICED = 700;

export async function withProgress<T>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const working = work(source.token);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const noticed = new Promise<'noticed'>((resolve) => {
    timer = setTimeout(() => resolve('noticed'), NOTICED);
  });
  try {
    if ((await Promise.race([working, noticed])) !== 'noticed') return await working;
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        token.onCancellationRequested(() => source.cancel());
        return working;
      },
    );
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
