import type { Syntax } from './tree';

const FONT_MARKS = { plain: '', bold: '*', roman: 'r:', calligraphic: 'c:', blackboard: 'b:' } as const;
const BRACKETS = { round: '( )', square: '[ ]', curly: '{ }', angle: '< >', invisible: '_ _' } as const;
const INFIX = {
  add: '+',
  subtract: '-',
  cdot: 'cdot',
  times: 'times',
  star: 'star',
  matmul: '@',
  divide: '/',
  hadamard: 'odot',
  hadamardQuotient: 'oslash',
  kronecker: 'otimes',
} as const;

/** A tree on one line, for tests and for looking: prefix notation in brackets, juxtaposition as `j`. */
export function showSyntax(node: Syntax): string {
  const all = (nodes: readonly Syntax[]) => nodes.map(showSyntax).join(' ');
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'symbol':
      return FONT_MARKS[node.font] + node.name;
    case 'subscript':
      return `(sub ${showSyntax(node.base)} ${all(node.indices)})`;
    case 'label':
      return `(label ${showSyntax(node.base)} ${showSyntax(node.label)})`;
    case 'negate':
      return `(neg ${showSyntax(node.arg)})`;
    case 'binary':
      return `(${INFIX[node.op]} ${showSyntax(node.left)} ${showSyntax(node.right)})`;
    case 'juxtapose':
      return `(j ${all(node.factors)})`;
    case 'fraction':
      return `(frac ${showSyntax(node.numerator)} ${showSyntax(node.denominator)})`;
    case 'power':
      return `(^ ${showSyntax(node.base)} ${showSyntax(node.exponent)})`;
    case 'hadamardPower':
      return `(.^ ${showSyntax(node.base)} ${showSyntax(node.exponent)})`;
    case 'transpose':
      return `(T ${showSyntax(node.base)})`;
    case 'inverseTranspose':
      return `(-T ${showSyntax(node.base)})`;
    case 'prime':
      return `(${"'".repeat(Math.min(node.count, 9))} ${showSyntax(node.base)})`;
    case 'group': {
      const [open, close] = BRACKETS[node.bracket].split(' ');
      return `${open}${showSyntax(node.body)}${close}`;
    }
    case 'norm':
      return node.order
        ? `(norm ${showSyntax(node.arg)} ${showSyntax(node.order)})`
        : `(norm ${showSyntax(node.arg)})`;
    case 'bars':
      return `|${showSyntax(node.arg)}|`;
    case 'inner':
      return `<${showSyntax(node.left)}, ${showSyntax(node.right)}>`;
    case 'call': {
      const base = node.base ? `[${showSyntax(node.base)}]` : '';
      return `${node.name}${base}(${node.args.map(showSyntax).join(', ')})`;
    }
    case 'big': {
      const parts = [
        `(${node.op}`,
        node.indices.length ? all(node.indices) : '-',
        node.from ? `from ${showSyntax(node.from)}` : '',
        node.to ? `to ${showSyntax(node.to)}` : '',
        node.condition ? `if ${showSyntax(node.condition)}` : '',
        `: ${showSyntax(node.body)})`,
      ];
      return parts.filter((part) => part !== '').join(' ');
    }
    case 'entries': {
      const ranges = [node.rows, node.cols].map((range) =>
        range ? `${range.index} from ${showSyntax(range.from)} to ${showSyntax(range.to)}` : '-',
      );
      return `(entries ${ranges.join(' by ')}: ${showSyntax(node.body)})`;
    }
    case 'derivative': {
      const by = node.by.map((entry) => showSyntax(entry.variable) + (entry.transposed ? '~T' : ''));
      const head = `${node.form}${node.total ? ' total' : ''}${node.order === 1 ? '' : ` ${node.order}`}`;
      const along = node.along ? ` along ${showSyntax(node.along)}` : '';
      return `(${head} [${by.join(' ')}] ${node.operand ? showSyntax(node.operand) : '-'}${along})`;
    }
    case 'differential':
      return `(d ${showSyntax(node.arg)})`;
    case 'matrix':
      return `[${node.rows.map((cells) => cells.map(showSyntax).join(', ')).join('; ')}]`;
    case 'cases': {
      const branches = node.branches.map((branch) =>
        branch.condition
          ? `${showSyntax(branch.value)} if ${showSyntax(branch.condition)}`
          : showSyntax(branch.value),
      );
      return `(cases ${branches.join('; ')})`;
    }
    case 'relation': {
      const parts = node.sides.flatMap((side, i) =>
        i === 0 ? [showSyntax(side)] : [node.ops[i - 1].op, showSyntax(side)],
      );
      return `(${parts.join(' ')})`;
    }
    case 'list':
      return `(list ${all(node.items)})`.replace('(list )', '(list)');
    case 'evaluatedAt':
      return `(at ${showSyntax(node.body)} ${showSyntax(node.at)})`;
    case 'text':
      return JSON.stringify(node.text);
    case 'ellipsis':
      return '...';
    case 'foreign':
      return node.parts.length ? `(?${node.name} ${all(node.parts)})` : `?${node.name}`;
    case 'error':
      return '!error';
  }
}
