import { parsePython } from '../../src/syntax/python/parse';
import { trees } from './support/trees';

trees(
  'operators',
  parsePython,
  `
    X @ w - y         ⟶ (- (@ X w) y)
    a * b / c         ⟶ (/ (star a b) c)
    x**2              ⟶ (.^ x 2)
    -x**2             ⟶ (neg (.^ x 2))
    a @ b @ c         ⟶ (@ (@ a b) c)
    a < b < c         ⟶ (a < b < c)
    a if b > 0 else c ⟶ (cases a if (b > 0); c)
    X.T @ r / n       ⟶ (/ (@ (T X) r) n)
  `,
);

trees(
  'statements',
  parsePython,
  `
    grad = 2*X.T@(X@w-y) ⟶ (grad = (@ (star 2 (T X)) ((- (@ X w) y))))
    a = b = c            ⟶ (a = b = c)
    return X.T @ r / n   ⟶ (/ (@ (T X) r) n)
  `,
);

trees(
  'reductions',
  parsePython,
  `
    0.5*np.sum((X@w-y)**2)            ⟶ (star 0.5 sum((.^ ((- (@ X w) y)) 2)))
    np.log(1+np.exp(-y*(X@w))).mean() ⟶ mean(log((+ 1 exp((star (neg y) ((@ X w)))))))
    ((X@w-y)**2).sum() / len(y)       ⟶ (/ sum(((.^ ((- (@ X w) y)) 2))) size(y, 0))
    np.mean((y - X.dot(w))**2)        ⟶ mean((.^ ((- y dot(X, w))) 2))
    x.pow(2).sum()                    ⟶ sum((.^ x 2))
  `,
);

trees(
  'linear algebra',
  parsePython,
  `
    np.linalg.norm(w)**2                                ⟶ (.^ (norm w) 2)
    np.linalg.norm(w, ord=1) + np.linalg.norm(W, 'fro') ⟶ (+ (norm w 1) (norm W fro))
    np.linalg.inv(A) @ b                                ⟶ (@ inv(A) b)
    np.linalg.slogdet(A)[1] + np.log(np.linalg.det(A))  ⟶ (+ logdet(A) log(det(A)))
    np.trace(A @ B)                                     ⟶ tr((@ A B))
    np.outer(a, b) + np.dot(a, b) + np.inner(a, b)      ⟶ (+ (+ outer(a, b) dot(a, b)) inner(a, b))
    np.kron(A, B) + np.matmul(A, B) + torch.mm(A, B)    ⟶ (+ (+ (otimes A B) (@ A B)) (@ A B))
    np.linalg.solve(A, b)                               ⟶ solve(A, b)
  `,
);

trees(
  'entrywise functions',
  parsePython,
  `
    np.maximum(0, 1-z) + max(a, b)            ⟶ (+ max(0, (- 1 z)) max(a, b))
    torch.sigmoid(x) + scipy.special.expit(x) ⟶ (+ sigmoid(x) sigmoid(x))
    np.where(c>0, a, b)                       ⟶ where((c > 0), a, b)
    np.arcsin(x) + np.log2(x) + np.abs(x)     ⟶ (+ (+ asin(x) log[2](x)) abs(x))
    np.power(x, 3) + np.multiply(a, b)        ⟶ (+ (.^ x 3) (star a b))
    F.softmax(z) + logsumexp(z)               ⟶ (+ softmax(z) logsumexp(z))
  `,
);

trees(
  'made arrays',
  parsePython,
  `
    np.ones(n) + np.ones((m, n)) + np.eye(n) + np.zeros_like(X) ⟶ (+ (+ (+ ones(n) ones(m, n)) eye(n)) zerosLike(X))
    np.array([[1,2],[3,4]])                                     ⟶ [1, 2; 3, 4]
    [1, 2]                                                      ⟶ [1, 2]
  `,
);

trees(
  'what stands for an axis is kept',
  parsePython,
  `
    np.sum(X, axis=0)            ⟶ sum(X, (?axis 0))
    np.sum(X, 0)                 ⟶ sum(X, (?axis 0))
    np.max(x, 0)                 ⟶ max(x, (?axis 0))
    X.sum(axis=1, keepdims=True) ⟶ sum(X, (?axis 1), (?keepdims ?True))
    F.softmax(z, dim=1)          ⟶ softmax(z, (?axis 1))
  `,
);

trees(
  'entries and attributes',
  parsePython,
  `
    x[i] + A[i, j] + A[i, :] ⟶ (+ (+ (sub x i) (sub A i j)) (sub A i :))
    X.shape[0]               ⟶ size(X, 0)
    np.pi*r**2               ⟶ (star pi (.^ r 2))
    self.w @ x               ⟶ (@ self.w x)
  `,
);

trees(
  'unknown functions',
  parsePython,
  `
    f(x, y) ⟶ (j f ((list x y)))
    loss(w) ⟶ (j loss (w))
  `,
);
