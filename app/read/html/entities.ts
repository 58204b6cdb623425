/** Names of the characters 160 to 255, in their order. */
const LATIN = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'
).split(' ')

const OTHERS: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", AMP: '&', LT: '<', GT: '>', QUOT: '"', NewLine: '\n' },
  ...{ ndash: '–', mdash: '—', horbar: '―', hyphen: '‐', dash: '‐', minus: '−', lsquo: '‘', rsquo: '’', sbquo: '‚' },
  ...{ ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', dagger: '†', Dagger: '‡', bull: '•' },
  ...{ hellip: '…', permil: '‰', prime: '′', Prime: '″', oline: '‾', frasl: '⁄', euro: '€', trade: '™', Tab: '\t' },
  ...{ larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', le: '≤', ge: '≥', leq: '≤', geq: '≥', ne: '≠' },
  ...{ asymp: '≈', equiv: '≡', sum: '∑', prod: '∏', radic: '√', infin: '∞', part: '∂', int: '∫', cap: '∩', cup: '∪' },
  ...{ ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' },
  ...{ numsp: '\u2007', puncsp: '\u2008', hairsp: '\u200a', shy: '\u00ad', NoBreak: '\u2060', circ: 'ˆ', tilde: '˜' },
  ...{ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', fnof: 'ƒ', check: '✓', cross: '✗', star: '☆' },
  ...{
    ast: '*',
    num: '#',
    percnt: '%',
    plus: '+',
    equals: '=',
    lpar: '(',
    rpar: ')',
    lsqb: '[',
    rsqb: ']',
    comma: ',',
  },
  ...{ period: '.', colon: ':', semi: ';', sol: '/', bsol: '\\', lowbar: '_', vert: '|', dollar: '$', excl: '!' },
  ...{ quest: '?', commat: '@', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', mu: 'μ', pi: 'π', sigma: 'σ' },
  ...{ Alpha: 'Α', Beta: 'Β', Gamma: 'Γ', Delta: 'Δ', Sigma: 'Σ', Omega: 'Ω', omega: 'ω', check_mark: '✓' },
}

const NAMED = new Map<string, string>([
  ...LATIN.map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries(OTHERS),
])
/** May stand without a semicolon, as old programs wrote them. */
const BARE = new Set([...LATIN, 'amp', 'lt', 'gt', 'quot'])

/** What browsers take for the numbers 128 to 159, which are meant as windows-1252; a space where there is nothing. */
const OLD_NUMBERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]+);?|#(\d+);?|([A-Za-z][A-Za-z0-9]*)(;?))/g

/** Character references resolved as browsers do; an unknown one stays as it is written. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (written, hex?: string, decimal?: string, name = '', end = '') => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16))
    if (decimal !== undefined) return character(Number(decimal))
    const known = NAMED.get(name)
    return known !== undefined && (end === ';' || BARE.has(name)) ? known : written
  })
}

function character(code: number): string {
  if (code >= 128 && code <= 159) {
    const old = OLD_NUMBERS.charAt(code - 128)
    return old.trim() === '' ? '\ufffd' : old
  }
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return valid ? String.fromCodePoint(code) : '\ufffd'
}
