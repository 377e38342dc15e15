// The walls of the code, kept by a test: which folder may import which, and what each may reach outside src/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The folders of src/, from the ground up. Each imports only itself and those that stand before it. */
const ORDER = [
  'documents',
  'syntax',
  'expr',
  'shapes',
  'elaborate',
  'calculus',
  'simplify',
  'numeric',
  'claims',
  'verify',
  'diagnose',
  'explain',
  'present',
  'service',
  'worker',
  'python',
  'editor',
  'panel',
  'cli',
  'extension.ts',
];

/** Leaves: no other folder imports them. Only the extension's entry may, and only the editor. */
const LEAVES: Record<string, string[]> = { editor: ['extension.ts'], panel: [], cli: [] };

const MAY_IMPORT_VSCODE = ['editor', 'extension.ts'];
const MAY_IMPORT_NODE = ['worker', 'python', 'cli', 'editor'];
const MAX_LINES = 400;

const src = resolve(__dirname, '../src');

interface SourceFile {
  /** Relative to src/, with forward slashes. */
  path: string;
  folder: string;
  lines: number;
  /** Files of src/ it imports. */
  imports: string[];
  /** Packages and built-in modules it imports. */
  packages: string[];
}

const files = readSources();

describe('architecture', () => {
  it('every folder of src/ has its place in the order', () => {
    const strangers = [...new Set(files.map((file) => file.folder))].filter((name) => !ORDER.includes(name));
    expect(strangers, 'Give these a place in ORDER, at the top of this test, and in ARCHITECTURE.md').toEqual(
      [],
    );
  });

  it('every import inside src/ leads to a file', () => {
    const known = new Set(files.map((file) => file.path));
    const dangling = files.flatMap((file) =>
      file.imports.filter((target) => !known.has(target)).map((target) => `${file.path} -> ${target}`),
    );
    expect(dangling, 'These imports lead nowhere').toEqual([]);
  });

  it('has no import cycle among files', () => {
    const cycle = findCycle(new Map(files.map((file) => [file.path, file.imports])));
    expect(cycle, 'Break this cycle: move what both sides need into a file of its own, below both').toEqual(
      [],
    );
  });

  it('folders import only those above them', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((target) => ORDER.indexOf(folderOf(target)) > ORDER.indexOf(file.folder))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(
      wrong,
      'Each imports from a folder below its own. Move the shared part up, or pass it in as an argument',
    ).toEqual([]);
  });

  it('nothing imports a leaf', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((target) => {
          const folder = folderOf(target);
          return folder !== file.folder && LEAVES[folder] && !LEAVES[folder].includes(file.folder);
        })
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(
      wrong,
      'editor, panel and cli are leaves. Put what others need of them into service/ or worker/',
    ).toEqual([]);
  });

  it('imports vscode only in the editor part', () => {
    const wrong = files
      .filter((file) => !MAY_IMPORT_VSCODE.includes(file.folder) && file.packages.includes('vscode'))
      .map((file) => file.path);
    expect(wrong, 'Move these to src/editor/, or pass plain data in instead of vscode objects').toEqual([]);
  });

  it('imports Node built-ins only where Node is certain', () => {
    const wrong = files
      .filter((file) => !MAY_IMPORT_NODE.includes(file.folder))
      .flatMap((file) => file.packages.filter(isBuiltin).map((name) => `${file.path} -> ${name}`));
    expect(
      wrong,
      `The engine also runs in a browser: Node belongs to ${MAY_IMPORT_NODE.join(', ')}. Pass in what it gives`,
    ).toEqual([]);
  });

  it(`has no file of more than ${MAX_LINES} lines`, () => {
    const long = files
      .filter((file) => file.lines > MAX_LINES)
      .map((file) => `${file.path}: ${file.lines} lines`);
    expect(long, 'Split these along what they do, one job a file').toEqual([]);
  });
});

describe('reading imports', () => {
  it('finds every form of import, and none in comments or strings', () => {
    const text = `
      import 'a';
      import b from "b";
      import type { C } from './c';
      import { d,
        e } from 'd';
      export * from '../e';
      export { f } from 'f';
      const g = await import('g');
      type H = import('h').H;
      // import 'no1';
      /* import x from 'no2'; */
      const url = 'https://example.org'; import 'i';
    `;
    expect(importsIn(text).sort()).toEqual(['../e', './c', 'a', 'b', 'd', 'f', 'g', 'h', 'i']);
  });

  it('finds a cycle and names its files in order', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
    expect(findCycle(new Map([['a', ['b']]]))).toEqual([]);
  });
});

function readSources(): SourceFile[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = slashed(relative(src, file));
      const text = readFileSync(file, 'utf8');
      const specifiers = importsIn(text);
      return {
        path,
        folder: folderOf(path),
        lines: text.replace(/\n$/, '').split('\n').length,
        imports: specifiers.filter((name) => name.startsWith('.')).map((name) => resolveImport(file, name)),
        packages: specifiers.filter((name) => !name.startsWith('.')),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The file an import leads to, as far as names tell: `./x` is x.ts or x/index.ts. */
function resolveImport(from: string, specifier: string): string {
  const target = resolve(dirname(from), specifier);
  const candidates = [target, `${target}.ts`, join(target, 'index.ts')];
  const found = candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate));
  return slashed(relative(src, found ?? `${target}.ts`));
}

/** What a module imports or re-exports, types too. */
function importsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
  const forms = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  ];
  return [...new Set(forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1])))];
}

/** The first cycle of a graph, its first node repeated at its end; empty when there is none. */
function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] => {
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle.length) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle.length) return cycle;
  }
  return [];
}

function folderOf(path: string): string {
  return path.split('/')[0];
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name.split('/')[0]);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
