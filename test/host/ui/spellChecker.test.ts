// The spell-checker as a person meets it: a squiggle, the hover on it, the quick fix, and the squiggle is gone.
import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

const WRONG = {
  'en.md':
    '# A quadratic form\n\n$$f(x) = (x^\\top A x)$$\n\n$$\\nabla_x f = A x$$\n\nThen $\\frac{d}{dt} t^2 = 2t$.\n',
  'zh-cn.md':
    '# 二次型\n\n设\n\n$$f(x) = (x^\\top A x)$$\n\n则\n\n$$\\nabla_x f = A x$$\n\n又 $\\frac{d}{dt} t^2 = 2t$。\n',
};

describe.each([
  {
    locale: 'en',
    hover: /missing|derivative/,
    fix: 'Insert',
    ignore: 'Ignore this claim',
    document: 'Nabla: Check Document',
    workspace: 'Nabla: Check Workspace',
    said: 'Right: ',
    checked: 'Files checked: ',
  },
  {
    locale: 'zh-cn',
    hover: /缺少|有误|导数/,
    fix: '插入',
    ignore: '忽略此处',
    document: 'Nabla: 检查文档',
    workspace: 'Nabla: 检查工作区',
    said: '正确 ',
    checked: '个文件',
  },
] as const)(
  'the spell-checker, in $locale',
  ({ locale, hover, fix, ignore, document, workspace, said, checked }) => {
    const name = `${locale}.md` as const;
    const vscode = inVSCode({ files: WRONG, locale, settings: { 'nabla.codeLens.enabled': true } });

    it('underlines what is wrong and ticks what is right', async () => {
      await vscode.openFile(name);
      await vscode.waitForSquiggle('warning');
      await vscode.page.locator('.view-line', { hasText: '✓' }).first().waitFor({ timeout: 15_000 });
      await vscode.page.locator('.codelens-decoration').first().waitFor({ timeout: 15_000 });
      await vscode.screenshot(`spell-checker ${locale} dark`);
    });

    it('says why in the hover', async () => {
      const shown = await vscode.hoverOn('A x$$', '.marker.hover-row, .hover-contents');
      await expect.poll(() => shown.textContent(), { timeout: 15_000 }).toMatch(hover);
      await vscode.screenshot(`spell-checker hover ${locale}`);
      await vscode.leaveHover();
    });

    it('counts in a message when it is asked', async () => {
      await vscode.palette(document);
      const toast = await vscode.toast(said);
      expect(await toast.textContent()).toMatch(said);
      await vscode.palette('Notifications: Clear All Notifications');
    });

    it('offers to leave the claim out, and a fix; with it the squiggle is gone', async () => {
      await vscode.placeCursor('A x$$');
      await vscode.page.keyboard.press('Control+.');
      const actions = vscode.page.locator('.action-widget .monaco-list-row.action');
      await actions.filter({ hasText: ignore }).first().waitFor({ timeout: 15_000 });
      await vscode.screenshot(`spell-checker actions ${locale}`);
      await vscode.page.keyboard.press('Escape');
      const squiggle = await vscode.waitForSquiggle('warning');
      await vscode.quickFix('A x$$', fix);
      await squiggle.waitFor({ state: 'detached', timeout: 15_000 });
      await vscode.setTheme('light');
      await vscode.screenshot(`spell-checker fixed ${locale} light`);
    });

    it('checks the workspace and says how many files it went through', async () => {
      await vscode.palette(workspace);
      await vscode.page.waitForTimeout(700);
      await vscode.screenshot(`spell-checker workspace ${locale}`);
      const toast = vscode.page
        .locator('.notification-toast', { hasText: new RegExp(`${checked}.*${said}`) })
        .first();
      await toast.waitFor({ timeout: 60_000 });
      await vscode.screenshot(`spell-checker workspace done ${locale}`);
    });
  },
);
