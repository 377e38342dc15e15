/** The panel's page: nothing but its one script and one style sheet, under the strictest policy that allows them. */
export interface PageParts {
  readonly script: string;
  readonly styles: string;
  /** Where the webview loads its own files from. */
  readonly source: string;
  readonly nonce: string;
  readonly language: string;
}

/** KaTeX sets its styles through the DOM, which this allows; written styles and scripts it does not. */
export function contentSecurityPolicy({ source, nonce }: Pick<PageParts, 'source' | 'nonce'>): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

export function panelPage(parts: PageParts): string {
  const { script, styles, nonce, language } = parts;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(contentSecurityPolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(styles)}">
<title>Nabla</title>
</head>
<body>
<main id="nabla"></main>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
