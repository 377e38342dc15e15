/** How a message is said in a language. Free of vscode, so that what is worded with it can be tested. */
export interface Localizer {
  /** The English message is the key; `{0}`, `{1}` … are filled in from the arguments. */
  t(message: string, ...args: (string | number)[]): string;
}

export function fillIn(message: string, args: readonly (string | number)[]): string {
  return message.replace(/\{(\d+)\}/g, (hole, index) => `${args[Number(index)] ?? hole}`);
}

/** Takes messages from a bundle, and English where the bundle has none. */
export function bundleLocalizer(bundle: Readonly<Record<string, string>>): Localizer {
  return { t: (message, ...args) => fillIn(bundle[message] ?? message, args) };
}
