import { type Address, parseA1, type Range } from '../../vocabulary/index.ts'

/** A formula as far as replies use them: arithmetic, comparison, references and a few functions. */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'cells'; readonly sheet: string | undefined; readonly range: Range }
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | { readonly is: 'operation'; readonly operator: string; readonly of: readonly [Expression, Expression] }
  | { readonly is: 'negative'; readonly of: Expression }

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?(?![\w(])|([A-Za-z][\w.]*)(?=\s*\()|(<=|>=|<>|[-+*/^&=<>(),;%]))/y

/** Longer formulas than this are nobody's arithmetic. */
const LONGEST = 2000

/** Reads a formula (without `=`); undefined where it is anything but simple arithmetic. */
export function parseFormula(text: string): Expression | undefined {
  const tokens = text.length > LONGEST ? undefined : tokensOf(plainNotation(text))
  if (tokens === undefined) return undefined
  const state = { tokens, at: 0, depth: 0 }
  const expression = comparison(state)
  return expression !== undefined && state.at === tokens.length ? expression : undefined
}

/** OpenDocument writes `of:=SUM([.B2:.B5])` and `[$Data.B2]`: the same in the notation of the others. */
function plainNotation(text: string): string {
  return text
    .replace(/^(?:of|oooc|msoxl):=?/, '')
    .replace(/^=/, '')
    .replace(/\[([^\]]*)\]/g, (_, reference: string) =>
      reference
        .replace(/^\$?('(?:[^']|'')+'|[^.:']+)\./, '$1!')
        .replace(/^\./, '')
        .replace(/:(?:\$?(?:'(?:[^']|'')+'|[^.:']*))?\./, ':'),
    )
}

type Token =
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: string }

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  let end = 0
  while (end < text.trimEnd().length) {
    TOKEN.lastIndex = end
    const match = TOKEN.exec(text)
    if (match === null) return undefined
    end = TOKEN.lastIndex
    const [, number, quoted, sheet, from, to, name, sign] = match
    if (number !== undefined) tokens.push({ kind: 'value', expression: { is: 'number', value: Number(number) } })
    else if (quoted !== undefined)
      tokens.push({ kind: 'value', expression: { is: 'text', value: quoted.replaceAll('""', '"') } })
    else if (from !== undefined) {
      const expression = cells(sheet, parseA1(from), parseA1(to ?? from))
      if (expression === undefined) return undefined
      tokens.push({ kind: 'value', expression })
    } else if (name !== undefined) tokens.push({ kind: 'name', name: name.toUpperCase() })
    else if (sign !== undefined) tokens.push({ kind: 'sign', sign })
  }
  return tokens
}

function cells(sheet: string | undefined, from: Address | undefined, to: Address | undefined): Expression | undefined {
  if (from === undefined || to === undefined) return undefined
  return {
    is: 'cells',
    sheet: sheet
      ?.slice(0, -1)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'"),
    range: {
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    },
  }
}

interface State {
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

function sign(state: State, ...signs: readonly string[]): string | undefined {
  const token = state.tokens[state.at]
  if (token?.kind !== 'sign' || !signs.includes(token.sign)) return undefined
  state.at++
  return token.sign
}

function chain(state: State, next: (state: State) => Expression | undefined, ...signs: readonly string[]) {
  let left = next(state)
  while (left !== undefined) {
    const operator = sign(state, ...signs)
    if (operator === undefined) return left
    const right = next(state)
    if (right === undefined) return undefined
    left = { is: 'operation', operator, of: [left, right] }
  }
  return undefined
}

const comparison = (state: State): Expression | undefined => chain(state, sum, '=', '<>', '<', '>', '<=', '>=')
const sum = (state: State): Expression | undefined => chain(state, product, '+', '-')
const product = (state: State): Expression | undefined => chain(state, power, '*', '/')
const power = (state: State): Expression | undefined => chain(state, percent, '^')

function percent(state: State): Expression | undefined {
  const value = unary(state)
  if (value === undefined || sign(state, '%') === undefined) return value
  return { is: 'operation', operator: '/', of: [value, { is: 'number', value: 100 }] }
}

function unary(state: State): Expression | undefined {
  if (++state.depth > 200) return undefined
  const before = sign(state, '-', '+')
  if (before !== undefined) {
    const of = unary(state)
    return of === undefined || before === '+' ? of : { is: 'negative', of }
  }
  if (sign(state, '(') !== undefined) {
    const inner = comparison(state)
    return inner !== undefined && sign(state, ')') !== undefined ? inner : undefined
  }
  const token = state.tokens[state.at]
  if (token === undefined || token.kind === 'sign') return undefined
  state.at++
  if (token.kind === 'value') return token.expression
  return call(state, token.name)
}

function call(state: State, name: string): Expression | undefined {
  if (sign(state, '(') === undefined) return undefined
  const of: Expression[] = []
  if (sign(state, ')') !== undefined) return { is: 'call', name, of }
  for (;;) {
    const argument = comparison(state)
    if (argument === undefined) return undefined
    of.push(argument)
    if (sign(state, ')') !== undefined) return { is: 'call', name, of }
    if (sign(state, ',', ';') === undefined) return undefined
  }
}
