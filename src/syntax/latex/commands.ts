/** What commands are, apart from the constructs that have files of their own. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Commands that name a quantity: Greek letters and the like. */
export const SYMBOL_COMMANDS = words(`
  \\alpha \\beta \\gamma \\delta \\epsilon \\varepsilon \\zeta \\eta \\theta \\vartheta \\iota \\kappa \\varkappa \\lambda \\mu
  \\nu \\xi \\omicron \\pi \\varpi \\rho \\varrho \\sigma \\varsigma \\tau \\upsilon \\phi \\varphi \\chi \\psi \\omega \\digamma
  \\Gamma \\Delta \\Theta \\Lambda \\Xi \\Pi \\Sigma \\Upsilon \\Phi \\Psi \\Omega \\varGamma \\varDelta \\varTheta \\varLambda
  \\varSigma \\varPhi \\varPsi \\varOmega \\ell \\hbar \\imath \\jmath \\infty \\wp \\Re \\Im \\aleph \\emptyset \\varnothing
  \\top \\bot \\dagger \\ddagger \\ast \\star \\bullet \\triangle \\square \\Box \\degree \\eth \\mho \\complement \\natural
  \\sharp \\flat \\clubsuit \\intercal \\checkmark \\diamond \\Diamond \\bigstar \\blacksquare \\lozenge \\circledR \\ddag \\dag
  \\nexists \\angle \\surd \\Beta \\Alpha \\Eta \\Tau \\Rho \\Mu \\Nu \\Kappa \\Zeta \\Chi \\Epsilon \\Iota \\Omicron
`);

/** Symbols some packages and pages define in one letter. */
export const SHORT_SETS: Readonly<Record<string, string>> = {
  '\\R': 'R',
  '\\RR': 'R',
  '\\N': 'N',
  '\\Z': 'Z',
  '\\Q': 'Q',
  '\\C': 'C',
  '\\E': 'E',
  '\\EE': 'E',
  '\\Reals': 'R',
  '\\reals': 'R',
  '\\real': 'R',
  '\\natnums': 'N',
};

export const ELLIPSES = words(
  '\\cdots \\ldots \\dots \\vdots \\ddots \\dotsc \\dotsb \\dotsm \\dotsi \\dotso \\iddots \\adots \\hdots',
);

/** Commands of layout, which are passed over. */
export const DROPPED = words(`
  \\, \\: \\; \\! \\> \\/ \\displaystyle \\textstyle \\scriptstyle \\scriptscriptstyle \\limits \\nolimits \\displaylimits
  \\nonumber \\notag \\hfill \\hfil \\hline \\tiny \\scriptsize \\footnotesize \\small \\normalsize \\large \\Large \\LARGE \\huge
  \\Huge \\allowbreak \\nobreak \\break \\mathstrut \\strut \\null \\relax \\noindent \\centering \\thinspace \\medspace \\thickspace
  \\negthinspace \\negmedspace \\negthickspace \\qed \\qedhere \\protect \\ensuremath \\mathop \\mathrel \\mathbin \\mathord \\mathopen
  \\mathclose \\mathpunct \\mathinner \\smash \\mathclap \\mathllap \\mathrlap \\boxed \\fbox \\bbox \\cancel \\bcancel \\xcancel
  \\overbracket \\underbracket \\unboldmath \\boldmath \\linebreak \\pagebreak \\toprule \\midrule \\bottomrule \\begingroup \\endgroup
  \\bgroup \\egroup \\nulldelimiterspace \\xspace \\enspace \\goodbreak \\smallskip \\medskip \\bigskip \\par \\newline \\hskip1em
  \\normalfont \\upshape \\mathchoice \\textnormal \\llap \\rlap \\vcenter \\intop \\raggedright \\sl \\longmath \\rule
`);

/** Commands of layout with arguments that are no mathematics: how many there are. */
export const DROPPED_ARGUMENTS: Readonly<Record<string, number>> = {
  '\\label': 1,
  '\\tag': 1,
  '\\hspace': 1,
  '\\vspace': 1,
  '\\color': 1,
  '\\phantom': 1,
  '\\hphantom': 1,
  '\\vphantom': 1,
  '\\setcounter': 2,
  '\\addtocounter': 2,
  '\\cline': 1,
  '\\require': 1,
  '\\textcolor': 1,
  '\\colorbox': 1,
  '\\raisebox': 1,
  '\\mathsmaller': 0,
  '\\kern': 0,
  '\\setlength': 2,
  '\\fontsize': 2,
  '\\class': 1,
  '\\cssId': 1,
  '\\style': 1,
  '\\href': 1,
  '\\htmlClass': 1,
  '\\bookmark': 1,
  '\\footnotemark': 0,
  '\\index': 1,
  '\\thispagestyle': 1,
};

/** Spaces wide enough to part one formula from the next. */
export const WIDE_SPACES = words('\\quad \\qquad');

/** Commands whose argument is words; what stands between dollars in it is mathematics again. */
export const TEXT_COMMANDS = words(`
  \\text \\textrm \\textbf \\textit \\textsf \\texttt \\textsc \\textup \\textmd \\mbox \\hbox \\intertext \\shortintertext \\textsl \\emph
  \\textcircled \\ref \\eqref \\cite \\citep \\citet \\autoref \\cref \\footnote \\mathtext \\underline\\text \\url \\texttip
`);

/** Words between formulas that are set as commands. */
export const WORD_COMMANDS: Readonly<Record<string, string>> = {
  '\\forall': 'for all',
  '\\exists': 'there is',
  '\\therefore': 'therefore',
  '\\because': 'because',
  '\\checkmark': '✓',
  '\\S': '§',
  '\\%': '%',
  '\\#': '#',
  '\\$': '$',
  '\\&': '&',
  '\\LaTeX': 'LaTeX',
  '\\square': '',
  '\\blacksquare': '',
};

export const ACCENTS = words(`
  \\hat \\widehat \\bar \\overline \\tilde \\widetilde \\vec \\dot \\ddot \\dddot \\check \\widecheck \\breve \\acute \\grave
  \\mathring \\underline \\overrightarrow \\overleftarrow \\overleftrightarrow \\utilde \\underbar \\overrightharpoon \\undertilde
`);

/** Fonts as commands with one argument. Upright ones turn their letters into words. */
export const FONTS: Readonly<
  Record<
    string,
    { readonly font: 'plain' | 'bold' | 'roman' | 'calligraphic' | 'blackboard'; readonly word: boolean }
  >
> = {
  '\\boldsymbol': { font: 'bold', word: false },
  '\\bm': { font: 'bold', word: false },
  '\\mathbf': { font: 'bold', word: false },
  '\\mathbfit': { font: 'bold', word: false },
  '\\pmb': { font: 'bold', word: false },
  '\\bold': { font: 'bold', word: false },
  '\\symbf': { font: 'bold', word: false },
  '\\vect': { font: 'bold', word: false },
  '\\vb': { font: 'bold', word: false },
  '\\mathrm': { font: 'roman', word: true },
  '\\mathsf': { font: 'roman', word: true },
  '\\mathtt': { font: 'roman', word: true },
  '\\symrm': { font: 'roman', word: true },
  '\\mathup': { font: 'roman', word: true },
  '\\mathit': { font: 'plain', word: true },
  '\\mathnormal': { font: 'plain', word: false },
  '\\mathcal': { font: 'calligraphic', word: false },
  '\\mathscr': { font: 'calligraphic', word: false },
  '\\mathfrak': { font: 'calligraphic', word: false },
  '\\mathbb': { font: 'blackboard', word: false },
  '\\mathbbm': { font: 'blackboard', word: false },
  '\\mathds': { font: 'blackboard', word: false },
  '\\Bbb': { font: 'blackboard', word: false },
};

/** Fonts as switches, up to the end of the group they stand in. */
export const FONT_SWITCHES: typeof FONTS = {
  '\\bf': { font: 'bold', word: false },
  '\\bfseries': { font: 'bold', word: false },
  '\\rm': { font: 'roman', word: true },
  '\\sf': { font: 'roman', word: true },
  '\\tt': { font: 'roman', word: true },
  '\\it': { font: 'plain', word: true },
  '\\mit': { font: 'plain', word: false },
  '\\cal': { font: 'calligraphic', word: false },
  '\\frak': { font: 'calligraphic', word: false },
};

/** Delimiters with several spellings. */
export const DELIMITERS: Readonly<Record<string, string>> = {
  '\\{': '\\{',
  '\\}': '\\}',
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\lbrack': '[',
  '\\rbrack': ']',
  '\\lparen': '(',
  '\\rparen': ')',
  '\\|': '\\|',
  '\\Vert': '\\|',
  '\\parallel': '\\|',
  '\\vert': '|',
  '\\mid': '|',
  '\\lvert': '\\lvert',
  '\\rvert': '\\rvert',
  '\\lVert': '\\lVert',
  '\\rVert': '\\rVert',
  '\\langle': '\\langle',
  '\\rangle': '\\rangle',
  '\\lfloor': '\\lfloor',
  '\\rfloor': '\\rfloor',
  '\\lceil': '\\lceil',
  '\\rceil': '\\rceil',
  '\\lt': '<',
  '\\gt': '>',
  '\\colon': ':',
  '\\prime': "'",
  '\\dprime': "'",
  '\\lang': '\\langle',
  '\\rang': '\\rangle',
  '\\llbracket': '[',
  '\\rrbracket': ']',
  '\\lgroup': '(',
  '\\rgroup': ')',
  '\\cdotp': '.',
  '\\ldotp': '.',
};

/** `\big(` and its kin only say how large a delimiter is. */
export const SIZES = words(
  '\\big \\Big \\bigg \\Bigg \\bigl \\bigr \\bigm \\Bigl \\Bigr \\Bigm \\biggl \\biggr \\biggm \\Biggl \\Biggr \\Biggm',
);

/** Commands that take the next token or group as an argument, so that braces around a font stay. */
export const TAKES_ARGUMENT = words(`
  \\frac \\dfrac \\tfrac \\cfrac \\nicefrac \\sfrac \\binom \\dbinom \\tbinom \\sqrt \\underbrace \\overbrace \\underset \\overset
  \\stackrel \\xrightarrow \\xleftarrow \\substack \\abs \\norm \\operatornamewithlimits
`);
