export const HELP = {
  nabla: `nabla: a spell-checker for derivatives.

  nabla diff EXPR --wrt X      print a derivative
  nabla check PATH...          check every derivative claim in documents
  nabla batch                  answer JSON Lines on stdin

nabla COMMAND --help tells more. Exit status: 0 nothing refuted, 1 a claim refuted or no derivative, 2 usage.
`,
  diff: `nabla diff EXPR --wrt X [options]: prints the derivative of EXPR by X, one line.

  --wrt X            the variable; give it twice for a second derivative
  --syntax S         latex (default), math or python
  --declare D        "X: matrix(m,n); lambda: scalar"; what is not declared is inferred
  --layout L         denominator (default) or numerator
  --order N          differentiate N times by the same variable
  --to FORMAT        latex (default), math, numpy, torch, jax, julia or matlab
  --steps            show the steps
  --json             the whole answer as JSON
`,
  check: `nabla check PATH... [options]: checks every derivative claim in the files and folders given.

  --json             a JSON array, one entry a claim
  --sarif            SARIF 2.1.0
  --lang L           en (default) or zh-cn
  --python PATH      the interpreter for gradients in code
  --no-exec          run no code

Reads Markdown, LaTeX with its inputs, notebooks, reStructuredText and formulas in comments of code. A comment
nabla-ignore leaves a claim out, nabla-ignore-file a file; nabla: X: matrix(m,n) declares a type.
`,
  batch: `nabla batch: reads one JSON request a line on stdin, writes one JSON answer a line on stdout, in order.

  {"id": 1, "op": "diff", "expr": "x^\\\\top A x", "wrt": "x"}
  {"id": 2, "op": "verify", "expr": "\\\\|x\\\\|_2^2", "wrt": "x", "claim": "2x"}
`,
};
