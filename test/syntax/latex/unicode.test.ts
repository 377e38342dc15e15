import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'characters for commands',
  parseLatex,
  String.raw`
    ∇f = ∂f/∂x          ⟶ ((nabla [] f) = (fraction [x] f))
    αᵀx + x² + √x + x₁² ⟶ (+ (+ (+ (j (T \alpha) x) (^ x 2)) sqrt(x)) (^ (sub x 1) 2))
    x⁻¹ + Aᵀ + xᵢ + x⊤  ⟶ (+ (+ (+ (^ x (neg 1)) (T A)) (sub x i)) (T x))
    Σ_{i=1}^n x_i       ⟶ (sum i from 1 to n : (sub x i))
    Σ_i x_i             ⟶ (sum i : (sub x i))
    Σ_k^{-1}            ⟶ (^ (sub \Sigma k) (neg 1))
    ∑ᵢ xᵢ               ⟶ (sum i : (sub x i))
    ∏_i x_i             ⟶ (product i : (sub x i))
    a ⊙ b ⊗ c · d × e   ⟶ (otimes (odot a b) (times (cdot c d) e))
    a ≤ b ≠ c ≈ d       ⟶ (a <= b != c approx d)
    x ∈ ℝ^n             ⟶ (x in (^ b:R n))
    ‖x‖₂²               ⟶ (^ (norm x 2) 2)
    ⟨a, b⟩              ⟶ <a, b>
    f → g ⇒ h           ⟶ (f to g implies h)
    a − b               ⟶ (- a b)
    x̂ + ȳ              ⟶ (+ \hat{x} \bar{y})
    𝐱ᵀ𝐲                 ⟶ (j (T *x) *y)
    𝟙(x > 0)            ⟶ indicator((x > 0))
  `,
);

trees(
  'full-width punctuation',
  parseLatex,
  `
    （x＋y）＝z ⟶ (((+ x y)) = z)
    a＝b，c＝d ⟶ (list (a = b) (c = d))
    x：＝y    ⟶ (x := y)
  `,
);
