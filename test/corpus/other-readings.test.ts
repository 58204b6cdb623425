import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { layoutCandidates, ROLES } from '../../app/recognise/index.ts'
import { readySheets, tidyReady } from '../../app/tidy/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'

const CORPORA = new URL('../fixtures/corpus/', import.meta.url).pathname
/** Formats that cost the least to read: what a sheet may be read as does not hang on its format. */
const READ = ['.csv', '.xlsx', '.ods']

test('of replies that are read without a doubt no other reading fits better, and each leaves every cell one role', async () => {
  let sheets = 0
  let others = 0
  const better: string[] = []
  for (const corpus of readdirSync(CORPORA)) {
    const folder = join(CORPORA, corpus, 'files')
    for (const file of readdirSync(folder).filter((name) => READ.includes(extname(name).toLowerCase()))) {
      const bytes = new Uint8Array(readFileSync(join(folder, file)))
      const workbook = await readWorkbook({ name: file, bytes }, nodeAbilities, { reading: {} })
      if (!workbook.ok) throw new Error(file)
      const ready = readySheets(workbook.value, { fileName: file, path: file })
      for (const { index, visibility } of workbook.value.sheets) {
        if (visibility !== 'visible') continue
        const { sheet, context, hidden, reader, ...more } = ready(index)
        const now = tidyReady({ sheet, context, hidden, reader, ...more }, {})
        if (now.state !== 'read' || now.layout.score < 1) continue
        sheets++
        const [best, ...rest] = layoutCandidates(sheet, context, [], reader(), hidden)
        others += rest.length
        if (best !== undefined && best.differs !== '') better.push(`${file} ${sheet.name}: ${best.differs}`)
        for (const { layout } of rest) {
          expect(layout.roles).toHaveLength(sheet.cells.count)
          expect(layout.roles.every((role) => role < ROLES.length)).toBe(true)
        }
      }
    }
  }
  expect(better).toEqual([])
  // Nothing would be better where nothing else was found.
  expect(sheets).toBeGreaterThan(150)
  expect(others).toBeGreaterThan(100)
}, 180_000)
