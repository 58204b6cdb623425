import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { a1, dimensionText } from '../../app/vocabulary/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { parseRows, type Row, score } from './score.ts'

/** Corpora of replies with their truth, where they lie beside the project. Not every machine has them. */
const CORPORA = new URL('../../../shared/corpus/', import.meta.url).pathname

/** The whole figures of a corpus may not fall below these, over the files that can be read. */
const FLOOR = { precision: 0.99, recall: 0.97, exact: 0.995 }

for (const name of ['messy-1', 'messy-2']) {
  const folder = join(CORPORA, name)
  test.skipIf(!existsSync(folder))(`${name}: what is said with confidence is right`, { timeout: 120_000 }, async () => {
    const got: Row[] = []
    const read = new Set<string>()
    for (const file of readdirSync(join(folder, 'files'))) {
      const bytes = new Uint8Array(readFileSync(join(folder, 'files', file)))
      const workbook = await readWorkbook({ name: file, bytes }, nodeAbilities)
      if (!workbook.ok) continue
      read.add(file)
      for (const { sheet, state, observations } of tidyWorkbook(workbook.value, { fileName: file, path: file })) {
        if (state !== 'read') continue
        for (const { at, force, measure, period, dimensions, figure, raw } of observations) {
          got.push({
            file,
            sheet: workbook.value.sheets[sheet]?.name ?? '',
            cell: a1(at),
            force: force ?? '',
            measure,
            period_start: period?.start ?? '',
            period_end: period?.end ?? '',
            dims: dimensionText(dimensions),
            value: figure.status === 'ok' ? String(figure.value) : '',
            status: figure.status === 'refused' ? 'not_held' : figure.status,
            raw,
          })
        }
      }
    }
    const truth = parseRows(readFileSync(join(folder, 'truth/observations.csv'), 'utf8'))
    const result = score(
      truth.filter((row) => read.has(row.file)),
      got,
    )
    expect(read.size).toBeGreaterThan(30)
    expect(result.matched / result.got).toBeGreaterThanOrEqual(FLOOR.precision)
    expect(result.matched / result.truth).toBeGreaterThanOrEqual(FLOOR.recall)
    expect(result.exact / result.matched).toBeGreaterThanOrEqual(FLOOR.exact)
  })
}
