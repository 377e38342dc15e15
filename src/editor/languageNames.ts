/** The languages that Nabla looks into, by VS Code's names. Free of vscode. */
/** Text with formulas in it: nothing outside a formula is math. */
export const PROSE_LANGUAGES: readonly string[] = [
  'markdown',
  'latex',
  'tex',
  'restructuredtext',
  'quarto',
  'rmd',
];

/** Code, whose comments and docstrings may hold formulas. */
export const CODE_LANGUAGES: readonly string[] = [
  'python',
  'julia',
  'r',
  'matlab',
  'c',
  'cpp',
  'cuda-cpp',
  'rust',
  'java',
  'javascript',
  'typescript',
];
