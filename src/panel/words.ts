/** The panel's words, sent by the editor before anything is shown. */
import type { PanelStrings } from '../service/panelProtocol';

let current: PanelStrings | undefined;

export function setWords(strings: PanelStrings): void {
  current = strings;
}

export function word(key: keyof PanelStrings, ...args: (string | number)[]): string {
  return (current?.[key] ?? '').replace(/\{(\d+)\}/g, (hole, index) => `${args[Number(index)] ?? hole}`);
}
