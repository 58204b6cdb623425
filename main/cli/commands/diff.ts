import { differenceOf, type FigureAt, type Stated } from '../../../app/query/index.ts'
import { tidyWorkbook } from '../../../app/tidy/index.ts'
import { statedIn } from '../../../app/workbench/index.ts'
import { parseArguments } from '../arguments.ts'
import { print } from '../output.ts'
import { readReplies } from '../reading.ts'
import { reportSheet } from './tidy.ts'

export const DIFF_USAGE = 'diff OLD NEW'

/**
 * Prints what two versions of a file state differently, as JSON: how many figures are the same, and each that was changed,
 * added or is gone, matched by what it means and not by its cell. A table whose layout is to be reviewed is named on standard error
 * and left out, as `tidy` does. Each of the two may be a folder or an archive of files.
 */
export async function diff(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: [], values: [] })
  if (typeof asked === 'string') return asked
  const [older, newer, ...more] = asked.files
  if (older === undefined || newer === undefined || more.length > 0) return 'which two files?'
  const [before, after] = [await statedBy(older), await statedBy(newer)]
  if (before === undefined || after === undefined) return 1
  const { same, changed, added, gone, rows } = differenceOf(before, after)
  const told = rows.map(({ change, force, measure, periodStart, periodEnd, dimensions, older, newer }) => ({
    change,
    force: force ?? '',
    measure,
    period_start: periodStart ?? '',
    period_end: periodEnd ?? '',
    dims: dimensions,
    older: figureOf(older),
    newer: figureOf(newer),
  }))
  print(`${JSON.stringify({ older, newer, same, changed, added, gone, rows: told }, null, 1)}\n`)
  return 0
}

/** Undefined where nothing of it could be read; what was refused is named on standard error. */
async function statedBy(file: string): Promise<readonly Stated[] | undefined> {
  const stated: Stated[] = []
  const code = await readReplies([file], (reply) => {
    const { name, path, workbook } = reply
    const tidied = tidyWorkbook(workbook, { fileName: name, path })
    for (const sheet of tidied) reportSheet(reply, sheet)
    stated.push(...statedIn(workbook, tidied))
  })
  return code === 0 ? stated : undefined
}

function figureOf(figure: FigureAt | null) {
  if (figure === null) return null
  const { sheet, cell, status, value, low, high, raw } = figure
  return { sheet, cell, status, value, low, high, raw }
}
