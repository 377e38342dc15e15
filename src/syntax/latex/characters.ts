/** Characters that people type or paste instead of a command, and what they stand for in LaTeX. */

const GREEK: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'varepsilon',
  ϵ: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ϑ: 'vartheta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  µ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'varsigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'varphi',
  ϕ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Γ: 'Gamma',
  Δ: 'Delta',
  Θ: 'Theta',
  Λ: 'Lambda',
  Ξ: 'Xi',
  Π: 'Pi',
  Σ: 'Sigma',
  Υ: 'Upsilon',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
};

const COMMANDS: Record<string, string> = {
  '∇': 'nabla',
  '∂': 'partial',
  '∑': 'sum',
  '∏': 'prod',
  '∫': 'int',
  '√': 'sqrt',
  '∞': 'infty',
  ℓ: 'ell',
  '≤': 'le',
  '⩽': 'le',
  '≦': 'le',
  '≥': 'ge',
  '⩾': 'ge',
  '≧': 'ge',
  '≠': 'ne',
  '≈': 'approx',
  '≃': 'simeq',
  '∼': 'sim',
  '≡': 'equiv',
  '∝': 'propto',
  '≜': 'triangleq',
  '≔': 'coloneqq',
  '∈': 'in',
  '∉': 'notin',
  '⊂': 'subset',
  '⊆': 'subseteq',
  '→': 'to',
  '⟶': 'to',
  '↦': 'mapsto',
  '←': 'leftarrow',
  '⇒': 'Rightarrow',
  '⟹': 'Rightarrow',
  '⇔': 'Leftrightarrow',
  '⟺': 'Leftrightarrow',
  '·': 'cdot',
  '⋅': 'cdot',
  '∙': 'cdot',
  '×': 'times',
  '÷': 'div',
  '⊙': 'odot',
  '⊘': 'oslash',
  '⊗': 'otimes',
  '∘': 'circ',
  '⊕': 'oplus',
  '±': 'pm',
  '∓': 'mp',
  '∪': 'cup',
  '∩': 'cap',
  '∧': 'wedge',
  '∨': 'vee',
  '…': 'ldots',
  '⋯': 'cdots',
  '⋮': 'vdots',
  '⋱': 'ddots',
  '∀': 'forall',
  '∃': 'exists',
  '∅': 'emptyset',
  '∖': 'setminus',
  '¬': 'neg',
  '⊥': 'perp',
  '∣': 'mid',
  '∗': 'ast',
  '⋆': 'star',
  '≪': 'll',
  '≫': 'gg',
  '⪰': 'succeq',
  '⪯': 'preceq',
  '≻': 'succ',
  '≺': 'prec',
  '∴': 'therefore',
  '∵': 'because',
};

const SIGNS: Record<string, string> = {
  '−': '-',
  '–': '-',
  '－': '-',
  '＋': '+',
  '＝': '=',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '，': ',',
  '；': ';',
  '：': ':',
  '．': '.',
  '。': '.',
  '、': ',',
  '＜': '<',
  '＞': '>',
  '｜': '|',
  '／': '/',
  '＊': '*',
  '′': "'",
  '’': "'",
  '！': '!',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '‖': '\\|',
  '∥': '\\|',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '【': '[',
  '】': ']',
  '∕': '/',
  '⁄': '/',
  '﹣': '-',
  '﹢': '+',
  '﹦': '=',
  '＾': '^',
  '＿': '_',
  '？': '?',
};

const RAISED: Record<string, string> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁺': '+',
  '⁻': '-',
  '⁽': '(',
  '⁾': ')',
  ᵀ: '\\top',
  '⊤': '\\top',
  '⊺': '\\top',
  ᵗ: 't',
  ⁿ: 'n',
  ⁱ: 'i',
  ʲ: 'j',
  ᵏ: 'k',
  ᵐ: 'm',
  ᵈ: 'd',
  ᵖ: 'p',
};

const LOWERED: Record<string, string> = {
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
  '₊': '+',
  '₋': '-',
  '₍': '(',
  '₎': ')',
  ₐ: 'a',
  ₑ: 'e',
  ₕ: 'h',
  ᵢ: 'i',
  ⱼ: 'j',
  ₖ: 'k',
  ₗ: 'l',
  ₘ: 'm',
  ₙ: 'n',
  ₒ: 'o',
  ₚ: 'p',
  ᵣ: 'r',
  ₛ: 's',
  ₜ: 't',
  ᵤ: 'u',
  ᵥ: 'v',
  ₓ: 'x',
  ᵦ: 'β',
  ᵧ: 'γ',
};

const COMBINING: Record<string, string> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'bar',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u20d7': 'vec',
  '\u030c': 'check',
};

const BLACKBOARD: Record<string, string> = {
  ℝ: 'R',
  ℕ: 'N',
  ℤ: 'Z',
  ℚ: 'Q',
  ℂ: 'C',
  ℙ: 'P',
  𝔼: 'E',
  '𝟙': '1',
  𝕀: 'I',
  '𝟏': '1',
};

export type Character =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'script'; readonly mark: '^' | '_'; readonly text: string }
  | {
      readonly kind: 'letter';
      readonly text: string;
      readonly font: 'plain' | 'bold' | 'calligraphic' | 'blackboard';
    }
  | { readonly kind: 'accent'; readonly name: string };

const TABLE = new Map<string, Character>();
for (const [text, name] of [...Object.entries(GREEK), ...Object.entries(COMMANDS)]) {
  TABLE.set(text, { kind: 'command', name });
}
for (const [text, sign] of Object.entries(SIGNS)) TABLE.set(text, { kind: 'sign', text: sign });
for (const [text, plain] of Object.entries(RAISED))
  TABLE.set(text, { kind: 'script', mark: '^', text: plain });
for (const [text, plain] of Object.entries(LOWERED))
  TABLE.set(text, { kind: 'script', mark: '_', text: plain });
for (const [text, name] of Object.entries(COMBINING)) TABLE.set(text, { kind: 'accent', name });
for (const [text, plain] of Object.entries(BLACKBOARD)) {
  TABLE.set(text, { kind: 'letter', text: plain, font: text === '𝟏' ? 'bold' : 'blackboard' });
}

/** What a character outside ASCII stands for; undefined when it is a word's letter or unknown. */
export function characterMeaning(text: string): Character | undefined {
  const known = TABLE.get(text);
  if (known) return known;
  const code = text.codePointAt(0)!;
  // The block of mathematical letters: 𝐱, 𝑥, 𝒳, 𝔛, 𝛉 …
  if (code >= 0x1d400 && code <= 0x1d7ff) return mathematicalLetter(text, code);
  // Full-width letters and digits.
  if (code >= 0xff10 && code <= 0xff5a)
    return { kind: 'letter', text: text.normalize('NFKC'), font: 'plain' };
  return undefined;
}

function mathematicalLetter(text: string, code: number): Character {
  const plain = text.normalize('NFKC');
  const bold =
    code <= 0x1d433 ||
    (code >= 0x1d468 && code <= 0x1d49b) ||
    (code >= 0x1d6a8 && code <= 0x1d6e1) ||
    (code >= 0x1d71c && code <= 0x1d755) ||
    (code >= 0x1d7ce && code <= 0x1d7d7);
  const fancy = code >= 0x1d49c && code <= 0x1d503;
  const doubled = code >= 0x1d538 && code <= 0x1d56b;
  const font = bold ? 'bold' : fancy ? 'calligraphic' : doubled ? 'blackboard' : 'plain';
  const greek = TABLE.get(plain);
  return { kind: 'letter', text: greek?.kind === 'command' ? `\\${greek.name}` : plain, font };
}
