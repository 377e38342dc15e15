import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { writeSettings } from '../../../scripts/host/server.mjs';
import { launchBrowser } from './browser';
import { testResults } from './paths';
import { Workspace } from './workspace';

export interface VSCodeOptions {
  /** Files to add to the copy of examples/ that is opened. */
  files?: Record<string, string>;
  /** User settings, on top of a quiet workbench's. */
  settings?: Record<string, unknown>;
  /** The display language, `zh-cn` for one. */
  locale?: string;
  size?: { width: number; height: number };
  /** Device pixels to a pixel, for sharper pictures. */
  scale?: number;
}

export type Theme = 'dark' | 'light' | 'high contrast';

const THEMES: Record<Theme, { name: string; label: string; class: string }> = {
  dark: { name: 'Dark Modern', label: 'Dark Modern', class: 'vs-dark' },
  light: { name: 'Light Modern', label: 'Light Modern', class: 'vs' },
  'high contrast': { name: 'Default High Contrast', label: 'Dark High Contrast', class: 'hc-black' },
};

/** Formulas are long: they are looked for in lines that do not wrap. */
const TEST_SETTINGS = {
  '[markdown]': { 'editor.wordWrap': 'off' },
  'editor.minimap.enabled': false,
  'workbench.colorTheme': THEMES.dark.name,
};

const QUICK_INPUT = '.quick-input-widget input[type=text]';

/** How long the interface gets to show what a test waits for. */
const PATIENCE = 15_000;

/** One window of VS Code, worked as a person would: keys, mouse and what is seen. */
export class VSCode {
  private browser?: Browser;
  private window?: Page;
  private folder?: Workspace;
  private settings: Record<string, unknown> = {};
  private file = '';

  constructor(
    private readonly server: { url: string; home: string },
    private readonly options: VSCodeOptions = {},
  ) {}

  /** The window's page, for what has no helper here. */
  get page(): Page {
    if (!this.window) throw new Error('VS Code is not open');
    return this.window;
  }

  get workspace(): Workspace {
    if (!this.folder) throw new Error('VS Code is not open');
    return this.folder;
  }

  async open(): Promise<void> {
    const { files, settings, locale, size = { width: 1280, height: 800 }, scale = 1 } = this.options;
    this.settings = { ...TEST_SETTINGS, ...settings };
    writeSettings(this.server.home, this.settings);
    this.folder = new Workspace(files);
    this.browser = await launchBrowser();
    this.window = await this.browser.newPage({ viewport: size, deviceScaleFactor: scale, locale: 'en-US' });
    if (locale) await this.setLocale(locale);
    await this.page.goto(`${this.server.url}/?folder=${encodeURI(this.folder.folder)}`);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.browser?.close();
    this.folder?.remove();
    this.browser = this.window = this.folder = undefined;
  }

  /** Loads the window again. */
  async reload(): Promise<void> {
    await this.page.waitForTimeout(1_000); // What a window keeps is written with some delay.
    await this.palette('Developer: Reload Window');
    await this.page.waitForEvent('load', { timeout: PATIENCE });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Changes user settings; the window loads again, since this VS Code does not watch the file they are in. */
  async changeSettings(change: Record<string, unknown>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    writeSettings(this.server.home, this.settings);
    await this.reload();
  }

  /** Changes the colour theme of the open window, in the picker for it. */
  async setTheme(theme: Theme): Promise<void> {
    const { name, label, class: themeClass } = THEMES[theme];
    this.settings = { ...this.settings, 'workbench.colorTheme': name };
    await this.palette('Preferences: Color Theme');
    await this.pick(label);
    await this.page.locator(`.monaco-workbench.${themeClass}`).waitFor({ timeout: PATIENCE });
  }

  /** The display language from the next load of the window on. */
  async setLocale(locale: string): Promise<void> {
    const { hostname } = new URL(this.server.url);
    await this.page
      .context()
      .addCookies([{ name: 'vscode.nls.locale', value: locale, domain: hostname, path: '/' }]);
  }

  /** Opens a file of the workspace through the palette; its name may be a path. */
  async openFile(name: string): Promise<void> {
    const label = name.split('/').pop() as string;
    await this.quickInput(name, label);
    await this.page.locator('.tab.active', { hasText: label }).waitFor({ timeout: PATIENCE });
    const content = this.page.locator('.editor-container .view-line, .notebook-editor .monaco-list-row');
    await content.first().waitFor({ timeout: PATIENCE });
    this.file = name;
  }

  /** Runs a command by its title, as in `palette('Nabla: Differentiate')`. */
  async palette(title: string): Promise<void> {
    await this.quickInput(`>${title}`, title);
  }

  /** Picks a row of the quick pick that is open, typing its label. */
  async pick(label: string): Promise<void> {
    await this.page.locator(QUICK_INPUT).fill(label, { timeout: PATIENCE });
    await this.takeRow(label, PATIENCE);
  }

  /** Opens the palette anew until it has the row: what an extension contributes may come late. */
  private async quickInput(text: string, label: string | RegExp): Promise<void> {
    await this.retry(`${label} in the palette`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      await this.page.locator(QUICK_INPUT).fill(text, { timeout: 2_500 });
      await this.takeRow(label, 2_500);
    });
  }

  /** Takes the row of the quick pick that is labelled so, once it is there. */
  private async takeRow(label: string | RegExp, timeout: number): Promise<void> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    const names = rows.locator('.label-name');
    const name =
      typeof label === 'string' ? names.getByText(label, { exact: true }) : names.filter({ hasText: label });
    await name
      .first()
      .click({ timeout })
      .catch(async () => {
        const listed = await rows.allTextContents();
        throw new Error(`No ${label} in the quick pick; it lists ${JSON.stringify(listed)}`);
      });
    await this.page.mouse.move(2, 2); // Away from whatever the pick uncovers, which might show a tip.
  }

  /** Puts the cursor into a text of the open file, by default right behind its first character. */
  async placeCursor(text: string, offset = 1): Promise<void> {
    await this.goTo(this.positionOf(text) + offset);
  }

  /** Selects a text of the open file. */
  async select(text: string): Promise<void> {
    await this.goTo(this.positionOf(text));
    for (let i = 0; i < text.length; i++) await this.page.keyboard.press('Shift+ArrowRight');
  }

  private async goTo(offset: number): Promise<void> {
    const before = this.workspace.read(this.file).slice(0, offset).split('\n');
    const [line, column] = [before.length, (before.pop() as string).length + 1];
    await this.quickInput(`:${line}:${column}`, new RegExp(`line ${line}\\b`));
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  /** Where a text stands in the open file, as it was last saved. */
  private positionOf(text: string): number {
    const offset = this.workspace.read(this.file).indexOf(text);
    if (offset < 0) throw new Error(`${this.file} does not contain ${JSON.stringify(text)}`);
    return offset;
  }

  /** The lines of the focused editor that are in sight. */
  async visibleText(): Promise<string> {
    return this.page.evaluate(() => {
      const lines = [...document.querySelectorAll<HTMLElement>('.editor-instance .view-line')];
      const top = (line: HTMLElement) => line.getBoundingClientRect().top;
      return lines
        .sort((a, b) => top(a) - top(b))
        .map((line) => (line.textContent ?? '').replace(/\u00a0/g, ' '))
        .join('\n');
    });
  }

  /** Where a text of one line is on the screen, once it is there. */
  private async boxOf(text: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.page.waitForFunction(
      (wanted) => {
        for (const line of document.querySelectorAll('.view-line')) {
          const start = (line.textContent ?? '').replace(/\u00a0/g, ' ').indexOf(wanted);
          if (start < 0) continue;
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let seen = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (start >= seen && start < seen + length) range.setStart(node, start - seen);
            if (start + wanted.length <= seen + length) {
              range.setEnd(node, start + wanted.length - seen);
              break;
            }
            seen += length;
          }
          const { x, y, width, height } = range.getBoundingClientRect();
          if (width > 0) return { x, y, width, height };
        }
        return null;
      },
      text,
      { timeout: PATIENCE },
    );
    return (await box.jsonValue()) as { x: number; y: number; width: number; height: number };
  }

  /** Hovers over a text of the open file until its hover shows something that holds `expected`. */
  async hoverOn(text: string, expected = ':scope'): Promise<Locator> {
    await this.placeCursor(text, 0);
    const box = await this.boxOf(text);
    const hover = this.page.locator('.monaco-hover:not(.hidden)', {
      has: this.page.locator('.hover-contents'),
    });
    const wanted = expected === ':scope' ? hover : hover.filter({ has: this.page.locator(expected) });
    await this.retry(`a hover over ${JSON.stringify(text)} with ${expected}`, async () => {
      await this.page.mouse.move(box.x + box.width / 2, box.y - 120);
      await this.page.mouse.move(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2, { steps: 4 });
      await wanted.first().waitFor({ timeout: 2_500 });
    });
    return wanted.first();
  }

  /** Takes the hover away. */
  async leaveHover(): Promise<void> {
    await this.page.mouse.move(5, 5);
    await this.page.keyboard.press('Escape');
  }

  /** Waits for a problem's underline in the open editor. */
  async waitForSquiggle(severity: 'warning' | 'error' | 'info' | 'any' = 'any'): Promise<Locator> {
    const kinds = severity === 'any' ? ['warning', 'error'] : [severity];
    const squiggle = this.page.locator(kinds.map((kind) => `.squiggly-${kind}`).join(', ')).first();
    await squiggle.waitFor({ state: 'attached', timeout: PATIENCE });
    return squiggle;
  }

  /** Opens the quick fixes at a text of the open file and takes the one whose title holds `title`. */
  async quickFix(text: string, title: string): Promise<void> {
    const actions = this.page.locator('.action-widget .monaco-list-row.action');
    await this.placeCursor(text);
    await this.retry(`a quick fix at ${JSON.stringify(text)}`, async () => {
      await this.page.keyboard.press('Control+.');
      await actions.first().waitFor({ timeout: 2_500 });
    });
    await this.page.waitForTimeout(150);
    const titles = await actions.allInnerTexts();
    const index = titles.findIndex((each) => each.includes(title));
    if (index < 0) {
      throw new Error(`No quick fix ${JSON.stringify(title)}; there are ${JSON.stringify(titles)}`);
    }
    for (let i = 0; i < index; i++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** The inside of Nabla's panel. */
  panelFrame(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="extensionId=nabla.nabla"]')
      .frameLocator('iframe#active-frame');
  }

  /** A notification that holds a text. */
  async toast(text: string): Promise<Locator> {
    const toast = this.page.locator('.notification-toast', { hasText: text }).first();
    await toast.waitFor({ timeout: PATIENCE });
    return toast;
  }

  /** A picture of the whole window, by default kept with the results of the tests. */
  async screenshot(name: string, folder = testResults): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120)}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Does something again until it succeeds or patience ends. */
  private async retry(what: string, attempt: () => Promise<void>): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (Date.now() < end) continue;
        const last = error instanceof Error ? error.message : error;
        throw new Error(`Waited ${PATIENCE / 1000} s for ${what}. Last: ${last}`);
      }
    }
  }
}
