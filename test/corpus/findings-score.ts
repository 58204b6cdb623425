/** A finding as the contract writes it; places name the cells of other sheets and files. */
export interface FindingRow {
  readonly rule: string
  readonly force: string | null
  readonly file?: string
  readonly sheet?: string
  readonly cells?: readonly string[]
  readonly files?: readonly string[]
  readonly places?: readonly Place[]
  readonly note?: string
  /** Only of the truth: counts neither way. */
  readonly optional?: boolean
}

interface Place {
  readonly file?: string
  readonly sheet?: string
  readonly cells?: readonly string[]
}

/** How findings compare with the truth. `cells` of the `located` have a cell in common with it. */
export interface FindingScore {
  readonly truth: number
  readonly got: number
  readonly missed: readonly FindingRow[]
  readonly invented: readonly FindingRow[]
  readonly located: number
  readonly cells: number
}

/** The rules that are compared; others are passed over. */
export const CONTRACT = [
  'total-mismatch',
  'parts-exceed-total',
  'conflict',
  'duplicate',
  'period-definition',
  'period-missing',
  'counting-unit',
  'suppressed',
  'not-held',
  'high-unknown',
  'outlier',
  'no-reply',
  'scope',
] as const

/**
 * A finding matches where rule and force agree and, where the truth names files, one of them. Findings of one rule, force
 * and files count as one. With `rule`, only that one is compared.
 */
export function scoreFindings(
  truth: readonly FindingRow[],
  output: readonly FindingRow[],
  rule?: string,
): FindingScore {
  const got = merged(output).filter((one) => rule === undefined || one.rule === rule)
  const wanted = truth.filter((one) => rule === undefined || one.rule === rule)
  const due = wanted.filter(({ optional }) => optional !== true)
  const met = due.map((one) => got.filter((other) => fits(one, other)))
  const counted = got.filter(
    (one) => due.some((other) => fits(other, one)) || !wanted.some((other) => fits(other, one)),
  )
  const pointed = due.flatMap((one, i) => {
    const found = met[i] ?? []
    return found.length > 0 && (one.cells ?? []).length > 0 ? [overlap(one, found)] : []
  })
  return {
    truth: due.length,
    got: counted.length,
    missed: due.filter((_, i) => met[i]?.length === 0),
    invented: counted.filter((one) => !due.some((other) => fits(other, one))),
    located: pointed.length,
    cells: pointed.filter((one) => one).length,
  }
}

function merged(output: readonly FindingRow[]): readonly FindingRow[] {
  const known = new Set<string>(CONTRACT)
  const groups = new Map<string, FindingRow>()
  for (const one of output) {
    if (!known.has(one.rule)) continue
    const key = [one.rule, one.force ?? '', ...[...filesOf(one)].sort()].join('\u0000')
    const places = placesOf(one)
    const before = groups.get(key)
    groups.set(
      key,
      before === undefined ? { ...one, places } : { ...before, places: [...(before.places ?? []), ...places] },
    )
  }
  return [...groups.values()]
}

function fits(truth: FindingRow, got: FindingRow): boolean {
  if (truth.rule !== got.rule || (truth.force ?? '') !== (got.force ?? '')) return false
  const files = filesOf(truth)
  return files.size === 0 || [...filesOf(got)].some((file) => files.has(file))
}

function filesOf({ file, files }: FindingRow): ReadonlySet<string> {
  return new Set([...(files ?? []), file ?? ''].filter((one) => one !== ''))
}

function placesOf(one: FindingRow): readonly Place[] {
  return (one.places === undefined || one.places.length === 0 ? [one] : one.places).map(({ file, sheet, cells }) => ({
    file: file ?? one.file ?? '',
    sheet: sheet ?? one.sheet ?? '',
    cells: cells ?? [],
  }))
}

function overlap(truth: FindingRow, found: readonly FindingRow[]): boolean {
  const cells = new Set(addresses(truth))
  return found.some((one) => addresses(one).some((cell) => cells.has(cell)))
}

function addresses(one: FindingRow): readonly string[] {
  return placesOf(one).flatMap(({ file, sheet, cells }) =>
    (cells ?? []).map((cell) => [file, sheet, cell].join('\u0000')),
  )
}
