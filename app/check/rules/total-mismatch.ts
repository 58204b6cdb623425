import { dimensionText, type Finding } from '../../vocabulary/index.ts'
import { dayAfter } from '../days.ts'
import { findingOf } from '../finding.ts'
import { groupBy } from '../groups.ts'
import { found, type Rule } from '../rule.ts'
import type { Stated } from '../stated.ts'

/** Totals that are not the sum of their parts. */
export const totalMismatch: Rule = {
  rule: 'total-mismatch',
  title: 'A total that does not add up',
  why: 'Either the total or a part is wrong, and nobody outside the force can tell which.',
  how: 'Within a table a stated total differs from the sum of its parts; with withheld parts only if the known ones exceed it.',
  severity: 'contradiction',
  contract: true,
  needs: ['figures'],
  judge: ({ stated }) => found(mismatches(stated)),
}

/**
 * Totals, over a key or over periods, that differ from the sum of their parts within one sheet. Where a part is withheld, only
 * known parts that exceed the total are wrong. Parts that are stated twice are left alone: which of them the total sums is not known.
 */
function mismatches(stated: readonly Stated[]): readonly Finding[] {
  return groupBy(stated, ({ file, sheet, force, measure }) => JSON.stringify([file, sheet, force, measure])).flatMap(
    (table) => [...overKeys(table), ...overPeriods(table)],
  )
}

const isSum = (value: string) => value === 'Total' || value === 'Subtotal'

function overKeys(table: readonly Stated[]): readonly Finding[] {
  const keys = new Set(table.flatMap(({ dimensions }) => dimensions.map(({ key }) => key)))
  return [...keys].flatMap((key) => {
    const withKey = table.filter(({ dimensions }) => dimensions.some((one) => one.key === key))
    return groupBy(withKey, (one) => JSON.stringify([one.periodStart, one.periodEnd, without(one, key)])).flatMap(
      (group) => {
        const totals = group.filter((one) => valueUnder(one, key) === 'Total')
        const parts = group.filter((one) => !isSum(valueUnder(one, key)))
        const distinct = new Set(parts.map((one) => valueUnder(one, key))).size === parts.length
        return totals.length === 1 && distinct ? judge(totals[0], parts) : []
      },
    )
  })
}

function overPeriods(table: readonly Stated[]): readonly Finding[] {
  return groupBy(table, ({ dimensions }) => dimensionText(dimensions)).flatMap((group) =>
    group.flatMap((whole) => judge(whole, partsOfPeriod(whole, group))),
  )
}

/** Figures whose periods follow one another without gap from the first to the last day of the whole; none where they do not. */
function partsOfPeriod(whole: Stated, group: readonly Stated[]): readonly Stated[] {
  const { periodStart, periodEnd } = whole
  if (periodStart === null || periodEnd === null) return []
  const inside = group
    .filter((one) => one !== whole && (one.periodStart ?? '') >= periodStart && (one.periodEnd ?? '9') <= periodEnd)
    .sort((a, b) => ((a.periodStart ?? '') < (b.periodStart ?? '') ? -1 : 1))
  let next = periodStart
  for (const { periodStart: start, periodEnd: end } of inside) {
    if (start !== next || end === null) return []
    next = dayAfter(end)
  }
  return inside.length > 1 && next === dayAfter(periodEnd) ? inside : []
}

function judge(total: Stated | undefined, parts: readonly Stated[]): readonly Finding[] {
  if (total === undefined || total.figure.status !== 'ok' || parts.length < 2) return []
  let known = 0
  let complete = true
  for (const { figure } of parts) {
    if (figure.status === 'ok') known += figure.value
    else complete = false
  }
  const stated = total.figure.value
  // Halves and hundredths add up with an error far below the last figure that anyone printed.
  const differs = Math.abs(known - stated) > 1e-6
  if (!differs || (!complete && known < stated)) return []
  const { force, file, sheet } = total
  const cells = [total, ...parts].map(({ cell }) => cell)
  const note = `${total.cell} states ${stated}; its ${complete ? '' : 'known '}parts add up to ${known}.`
  const about = [total.measure, `${total.periodStart}..${total.periodEnd}`, dimensionText(total.dimensions)].join('|')
  return [findingOf(totalMismatch, { force, about, file, sheet, cells, note })]
}

function valueUnder({ dimensions }: Stated, key: string): string {
  return dimensions.find((one) => one.key === key)?.value ?? ''
}

function without({ dimensions }: Stated, key: string): string {
  return dimensionText(dimensions.filter((one) => one.key !== key))
}
