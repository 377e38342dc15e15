import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, panelPage } from '../../src/editor/panelHtml';

const parts = {
  script: 'https://file.vscode/dist/panel/panel.js?a=1&b="2"',
  styles: 'https://file.vscode/dist/panel/panel.css',
  source: "'self' https://*.vscode-cdn.net",
  nonce: 'abc123',
  language: 'zh-cn',
};

describe('the panel page', () => {
  it('lets in its own script and style sheet and nothing else', () => {
    const policy = contentSecurityPolicy(parts);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("script-src 'nonce-abc123'");
    expect(policy).toContain(`style-src ${parts.source}`);
    expect(policy).toContain(`font-src ${parts.source}`);
    expect(policy).not.toMatch(/unsafe|data:|\* |http:/);
  });

  it('has no inline script, style or handler', () => {
    const page = panelPage(parts);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toMatch(/<script nonce="abc123" src="[^"]+"><\/script>/);
    expect(page).not.toMatch(/<style|style=|\son\w+=/);
    expect(page).toContain('lang="zh-cn"');
  });

  it('lets no address break out of its attribute', () => {
    expect(panelPage(parts)).toContain('panel.js?a=1&amp;b=&quot;2&quot;"');
  });
});
