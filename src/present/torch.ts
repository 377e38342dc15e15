import type { Expr } from '../expr';
import { type Program, type ProgramOptions, program } from './code/program';
import { pythonDialect } from './python/dialect';
import { TORCH_OPERATIONS } from './torch/operations';

const DIALECT = pythonDialect({
  operations: TORCH_OPERATIONS,
  column: false,
  module: 'torch',
  imports: () => ['import torch'],
  arrayOf: (lists, rank) =>
    rank === 1 ? `torch.stack(${lists})` : `torch.stack([torch.stack(row) for row in ${lists}])`,
  empty(sizes, need) {
    need('like');
    return `torch.zeros(${sizes.join(', ')}, **like)`;
  },
  setEntry: (name, where, value) => `${name}[${where}] = ${value}`,
  productOf: (list) => `torch.prod(torch.stack(${list}))`,
  // Functions of torch take tensors only; in double precision, so that no digits of the argument are lost.
  prepareScalar: (name) => [`${name} = torch.as_tensor(${name}, dtype=torch.float64)`],
  scalarResult: (text) => text,
  copy: (text) => `${text}.clone()`,
});

/** An expression as a PyTorch function of 1-D vectors. */
export const torch = (e: Expr, options: ProgramOptions = {}): Program => program(e, DIALECT, options);
