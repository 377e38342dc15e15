import type { SyntaxNode } from '@lezer/common';
import { functionNamed, type NamedFunction } from '../functions';
import type { Span, Syntax } from '../tree';
import { dottedName } from './modules';
import { childNodes, type PythonSource } from './source';

type BinaryOp = Extract<Syntax, { kind: 'binary' }>['op'];

/** What a call is made of, keywords apart. */
interface Call {
  readonly name: string;
  readonly nameSpan: Span;
  /** For a method, the object comes first. */
  readonly args: readonly Syntax[];
  readonly keywords: ReadonlyMap<string, Syntax>;
  readonly module: boolean;
  readonly method: boolean;
  readonly span: Span;
}

/** Keywords that say how to compute, not what. */
const HARMLESS = new Set([
  'dtype',
  'device',
  'requires_grad',
  'copy',
  'inplace',
  'optimize',
  'casting',
  'check_finite',
  'sparse',
  'name',
]);
/** Functions that give their argument back. */
const IDENTITIES = new Set([
  'item',
  'copy',
  'clone',
  'detach',
  'numpy',
  'float',
  'double',
  'astype',
  'contiguous',
  'cpu',
  'cuda',
  'asarray',
  'array',
  'tensor',
  'float64',
  'float32',
  'asanyarray',
  'tolist',
  'stop_gradient',
  'as_tensor',
  'requires_grad_',
  'to',
  'matrix',
  'real',
  'Tensor',
  'Variable',
]);
/** Functions of two arguments that are operators in other clothes. */
const OPERATORS: Readonly<Record<string, BinaryOp>> = {
  add: 'add',
  subtract: 'subtract',
  hadamard: 'star',
  hadamardQuotient: 'divide',
  divide: 'divide',
  matmul: 'matmul',
  kron: 'kronecker',
};
/** Functions over a whole array, whose second argument without a name is an axis. */
const WITH_AXIS = new Set([
  'sum',
  'prod',
  'mean',
  'var',
  'std',
  'cumsum',
  'softmax',
  'logsoftmax',
  'logsumexp',
  'max',
  'min',
  'argmax',
  'argmin',
]);
/** The entrywise ones among functions that are spelled alike. */
const ENTRYWISE = new Set(['maximum', 'minimum', 'fmax', 'fmin']);

export function readCall(source: PythonSource, node: SyntaxNode): Syntax {
  const [callee, argumentList] = childNodes(node);
  const span = source.span(node);
  if (argumentList?.name !== 'ArgList')
    return source.failure('unexpected', 'This call cannot be read.', span);
  const written = readArguments(source, argumentList);
  if (!written) return { kind: 'error', message: 'The arguments cannot be read.', span };
  const dotted = dottedName(source, callee);
  if (dotted && (dotted.module || dotted.parts.length === 1)) {
    const name = dotted.parts[dotted.parts.length - 1];
    const property = childNodes(callee).pop() ?? callee;
    const nameSpan = { from: source.span(callee).from, to: source.span(property).to };
    const call = readNamed(source, {
      name,
      nameSpan,
      ...written,
      module: dotted.module,
      method: false,
      span,
    });
    if (call) return call;
    if (dotted.module)
      return source.failure(
        'unknown',
        `The function \`${source.textOf(callee)}\` is not known here.`,
        nameSpan,
      );
    return unknown(source, callee, written, argumentList, span);
  }
  const [object, dot, property] = childNodes(callee);
  if (callee.name !== 'MemberExpression' || dot?.name !== '.' || !property) {
    return source.failure(
      'unexpected',
      'Only functions called by their name can be read.',
      source.span(callee),
    );
  }
  const args = [source.expression(object), ...written.args];
  const name = source.textOf(property);
  const nameSpan = source.span(property);
  const call = readNamed(source, {
    name,
    nameSpan,
    args,
    keywords: written.keywords,
    module: true,
    method: true,
    span,
  });
  return call ?? source.failure('unknown', `The method \`${name}\` is not known here.`, nameSpan);
}

interface Written {
  readonly args: readonly Syntax[];
  readonly keywords: ReadonlyMap<string, Syntax>;
}

function readArguments(source: PythonSource, list: SyntaxNode): Written | null {
  const args: Syntax[] = [];
  const keywords = new Map<string, Syntax>();
  const children = childNodes(list).filter((child) => child.name !== '(' && child.name !== ')');
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (child.name === ',') continue;
    if (child.type.isError) {
      source.failure('unclosed', 'This call is not closed, or an argument is missing.', source.span(list));
    } else if (children[i + 1]?.name === 'AssignOp') {
      const key = source.textOf(child);
      const value = children[i + 2];
      i += 2;
      if (value && !HARMLESS.has(key)) keywords.set(key, source.expression(value));
    } else if (child.name === 'for' || child.name === '*' || child.name === '**') {
      const what = child.name === 'for' ? 'Comprehensions' : 'Unpacked arguments';
      source.failure('unknown', `${what} are not read.`, source.span(child));
      return null;
    } else args.push(source.expression(child));
  }
  return { args, keywords };
}

/** A call of a function that is known; null when it is not. */
function readNamed(source: PythonSource, call: Call): Syntax | null {
  const { name, args, span, nameSpan } = call;
  if (args.length === 1 && IDENTITIES.has(name) && (call.module || name === 'float'))
    return { ...args[0], span };
  if (call.method && IDENTITIES.has(name)) return { ...args[0], span };
  if (!call.module && (name === 'len' || name === 'range')) {
    return name === 'len' && args.length === 1
      ? { kind: 'call', name: 'size', nameSpan, args: [args[0], zero(span)], base: null, span }
      : null;
  }
  const known = knownFunction(call);
  if (!known) return null;
  if (args.length === 0) return source.failure('empty', `\`${name}\` needs an argument.`, span);
  return shaped(source, call, known) ?? plain(call, known);
}

const zero = (span: Span): Syntax => ({ kind: 'number', text: '0', span: { from: span.to, to: span.to } });

function knownFunction(call: Call): NamedFunction | undefined {
  const found = functionNamed(call.name, 'python');
  // `beta(x)`, `t(x)` and their like, without a module, are a text's own functions.
  return found && (call.module || call.name.length > 2 || call.name === 'ln') ? found : undefined;
}

/** Functions that have a form of their own in the tree. */
function shaped(source: PythonSource, call: Call, known: NamedFunction): Syntax | null {
  const { args, keywords, span, nameSpan } = call;
  const op = OPERATORS[known.name];
  if (op && args.length === 2 && keywords.size === 0) {
    return { kind: 'binary', op, left: args[0], right: args[1], operator: nameSpan, span };
  }
  switch (known.name) {
    case 'transpose':
      return args.length === 1 && keywords.size === 0 ? { kind: 'transpose', base: args[0], span } : null;
    case 'negate':
      return args.length === 1 ? { kind: 'negate', arg: args[0], span } : null;
    case 'pow':
      if (args.length !== 2) return null;
      return { kind: 'hadamardPower', base: args[0], exponent: args[1], span };
    case 'norm':
      return readNorm(source, call);
    case 'ones':
    case 'zeros':
    case 'eye':
      return filled(call, known.name);
    case 'max':
    case 'min':
      return extremum(call, known.name);
    default:
      return null;
  }
}

function readNorm(source: PythonSource, call: Call): Syntax {
  const { args, keywords, span } = call;
  for (const [key, value] of keywords) {
    if (key !== 'ord' && key !== 'p') {
      return source.failure('unknown', `\`norm\` with \`${key}=\` is not read.`, value.span);
    }
  }
  if (args.length > 2) return source.failure('unknown', '`norm` along an axis is not read.', args[2].span);
  const order = orderNamed(args[1] ?? keywords.get('ord') ?? keywords.get('p') ?? null);
  return { kind: 'norm', arg: args[0], order, span };
}

/** `'fro'` and `'nuc'` name norms; `None` is the usual one. */
function orderNamed(order: Syntax | null): Syntax | null {
  if (order?.kind !== 'foreign') return order;
  if (order.name === 'None') return null;
  return { kind: 'symbol', name: order.name.replace(/['"]/g, ''), font: 'plain', span: order.span };
}

/** `np.ones((m, n))`: the sizes are a tuple. `ones_like` has a shape, not sizes, as its argument. */
function filled(call: Call, name: string): Syntax {
  const { args, span, nameSpan } = call;
  if (call.name.endsWith('_like'))
    return { kind: 'call', name: `${name}Like`, nameSpan, args, base: null, span };
  const [first] = args;
  const body = first.kind === 'group' ? first.body : first;
  const sizes = body.kind === 'list' ? body.items : body.kind === 'matrix' ? body.rows.flat() : args;
  return { kind: 'call', name, nameSpan, args: withKeywords(call, sizes), base: null, span };
}

/** `np.maximum(a, b)` and `max(a, b)` compare; `np.max(a, 0)` looks along an axis. */
function extremum(call: Call, name: string): Syntax {
  const { args, nameSpan, span } = call;
  const compares = ENTRYWISE.has(call.name) || !call.module;
  const all = compares ? withKeywords(call, args) : withAxis(call);
  return { kind: 'call', name, nameSpan, args: all, base: null, span };
}

function plain(call: Call, known: NamedFunction): Syntax {
  const { args, nameSpan, span } = call;
  const base: Syntax | null = known.base ? { kind: 'number', text: known.base, span: nameSpan } : null;
  const all = WITH_AXIS.has(known.name) ? withAxis(call) : withKeywords(call, args);
  return { kind: 'call', name: known.name, nameSpan, args: all, base, span };
}

function withAxis(call: Call): Syntax[] {
  const [first, ...rest] = call.args;
  return withKeywords(call, [first, ...rest.map((value) => keyword('axis', value))]);
}

/** Keywords that matter stay, as what nothing is known about: no one may read `sum(x, axis=0)` as `sum(x)`. */
function withKeywords({ keywords }: Call, args: readonly Syntax[]): Syntax[] {
  return [...args, ...[...keywords].map(([key, value]) => keyword(key, value))];
}

function keyword(key: string, value: Syntax): Syntax {
  return { kind: 'foreign', name: key === 'dim' ? 'axis' : key, parts: [value], span: value.span };
}

/** A function that is not known by name: a name beside a bracket. */
function unknown(
  source: PythonSource,
  callee: SyntaxNode,
  written: Written,
  list: SyntaxNode,
  span: Span,
): Syntax {
  const name = source.textOf(callee).replace(/\s+/g, '');
  if (written.keywords.size > 0) {
    const [[key, value]] = written.keywords;
    return source.failure(
      'unknown',
      `\`${name}\` is not known here, nor what \`${key}=\` means to it.`,
      value.span,
    );
  }
  const bracket = source.span(list);
  const { args } = written;
  const body: Syntax =
    args.length === 1
      ? args[0]
      : {
          kind: 'list',
          items: args,
          span: {
            from: args[0]?.span.from ?? bracket.to - 1,
            to: args[args.length - 1]?.span.to ?? bracket.to - 1,
          },
        };
  const symbol: Syntax = { kind: 'symbol', name, font: 'plain', span: source.span(callee) };
  return {
    kind: 'juxtapose',
    factors: [symbol, { kind: 'group', bracket: 'round', body, span: bracket }],
    span,
  };
}
