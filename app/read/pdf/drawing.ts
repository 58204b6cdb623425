import { multiplied, placed } from './matrix.ts'
import type { Rule } from './page.ts'

interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** How pdf.js writes a path: the number of a step and its coordinates. */
const STEPS = [2, 2, 6, 4, 0]
const MOVE = 0
const LINE = 1
const CLOSE = 4
/** A filled box so thin is a line: Word draws borders so. */
const THICKEST = 3
const SHORTEST = 4
/** Off the straight by more than this is no ruling line. */
const SLANT = 0.6
const MOST_RULES = 20_000
const DEEPEST = 100

/** The ruling lines that the drawing operations of a page leave on it: level and upright lines and thin filled boxes. */
export function rulesOf(
  { fnArray, argsArray }: Operators,
  ops: Readonly<Record<string, number>>,
  view: readonly number[],
): readonly Rule[] {
  const strokes = numbersOf(ops, 'stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke')
  const fills = numbersOf(ops, 'fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke')
  const rules: Rule[] = []
  const saved: (readonly number[])[] = []
  let matrix = view

  for (let index = 0; index < fnArray.length && rules.length < MOST_RULES; index++) {
    const operation = fnArray[index]
    const given = argsArray[index]
    const values: readonly unknown[] = Array.isArray(given) ? given : []
    if (operation === ops.save) {
      if (saved.length < DEEPEST) saved.push(matrix)
    } else if (operation === ops.restore || operation === ops.paintFormXObjectEnd) matrix = saved.pop() ?? view
    else if (operation === ops.transform) matrix = multiplied(matrix, numbers(values))
    else if (operation === ops.paintFormXObjectBegin) {
      saved.push(matrix)
      if (values[0] !== null && values[0] !== undefined) matrix = multiplied(matrix, numbers(values[0]))
    } else if (operation === ops.constructPath) {
      const how = Number(values[0])
      const [path] = Array.isArray(values[1]) ? (values[1] as readonly unknown[]) : []
      if (strokes.has(how)) rules.push(...lines(numbers(path), matrix))
      else if (fills.has(how)) rules.push(...thinBoxes(numbers(path), matrix))
    }
  }
  return rules
}

function numbersOf(ops: Readonly<Record<string, number>>, ...names: readonly string[]): ReadonlySet<number> {
  return new Set(names.map((name) => ops[name] ?? -1))
}

/** pdf.js hands arrays over as typed arrays. */
function numbers(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.map(Number)
  return value instanceof Float32Array || value instanceof Float64Array ? Array.from(value) : []
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The corners of each part of a path; those with curves are left out. */
function outlines(path: readonly number[], matrix: readonly number[]): readonly (readonly Point[])[] {
  const outlines: Point[][] = []
  let current: Point[] = []
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? CLOSE
    const taken = STEPS[step]
    if (taken === undefined) return []
    if (step === MOVE) {
      current = []
      outlines.push(current)
    }
    if (step === MOVE || step === LINE) {
      const [x, y] = placed(matrix, path[at + 1] ?? 0, path[at + 2] ?? 0)
      current.push({ x, y })
    } else if (step === CLOSE) {
      const [first] = current
      if (first !== undefined) current.push(first)
    } else current.length = 0
    at += taken + 1
  }
  return outlines
}

function* lines(path: readonly number[], matrix: readonly number[]): Iterable<Rule> {
  for (const corners of outlines(path, matrix)) {
    for (let at = 1; at < corners.length; at++) {
      const rule = ruleBetween(corners[at - 1], corners[at])
      if (rule !== undefined) yield rule
    }
  }
}

function* thinBoxes(path: readonly number[], matrix: readonly number[]): Iterable<Rule> {
  for (const corners of outlines(path, matrix)) {
    if (corners.length < 4 || corners.length > 6) continue
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
    const isThin = Math.min(right - left, bottom - top) <= THICKEST
    if (!isThin) continue
    const level = right - left >= bottom - top
    const rule = level
      ? ruleBetween({ x: left, y: middle.y }, { x: right, y: middle.y })
      : ruleBetween({ x: middle.x, y: top }, { x: middle.x, y: bottom })
    if (rule !== undefined) yield rule
  }
}

function ruleBetween(first: Point | undefined, second: Point | undefined): Rule | undefined {
  if (first === undefined || second === undefined) return undefined
  const across = Math.abs(first.x - second.x)
  const down = Math.abs(first.y - second.y)
  if (down <= SLANT && across >= SHORTEST) {
    const at = (first.y + second.y) / 2
    return { along: 'row', at, from: Math.min(first.x, second.x), to: Math.max(first.x, second.x) }
  }
  if (across <= SLANT && down >= SHORTEST) {
    const at = (first.x + second.x) / 2
    return { along: 'column', at, from: Math.min(first.y, second.y), to: Math.max(first.y, second.y) }
  }
  return undefined
}
