import * as oracle from '@e965/xlsx'
import { expect, test } from 'vitest'
import type { ProblemKind } from '../../app/vocabulary/index.ts'
import { readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { xlsx } from '../support/office.ts'
import { zip } from '../support/zip.ts'

const CSV = 'Platform,2017/18,2018/19\nKik,4,9\nSnapchat,5,<5\n'
const PAGE = `<table><tr><td>${CSV.trim().replaceAll('<5', '&lt;5').replaceAll(',', '<td>').replaceAll('\n', '<tr><td>')}</table>`
const text = (words: string) => new TextEncoder().encode(words)
const WORKBOOK = xlsx({ rows: '<row><c><v>166</v></c></row>' })

function locked(): Uint8Array {
  const container = oracle.CFB.utils.cfb_new()
  for (const name of ['EncryptionInfo', 'EncryptedPackage']) {
    oracle.CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(5000, 1))
  }
  return new Uint8Array(oracle.CFB.write(container, { type: 'buffer' }) as Buffer)
}

/** Each bad file a charity has been sent, and what it must be called. */
const REFUSED: readonly [string, Uint8Array, readonly ProblemKind[]][] = [
  ['nothing.xlsx', new Uint8Array(0), ['empty-file']],
  ['cut.xlsx', WORKBOOK.subarray(0, WORKBOOK.length >> 1), ['truncated']],
  ['flipped.xlsx', WORKBOOK.map((byte, at) => (at === 60 ? byte ^ 0xff : byte)), ['damaged']],
  ['password.xlsx', locked(), ['encrypted']],
  ['nul.csv', text('Kent,5\n\0\0\0\0'), ['damaged']],
  ['picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ['unsupported-format']],
  ['blank.csv', text(' , \n,'), ['no-cells']],
]

test.each(REFUSED)('%s is refused for what is wrong with it, never read as nothing', async (name, bytes, kinds) => {
  const [result, ...others] = await readGiven({ name, path: name, bytes }, {}, nodeAbilities)
  expect(others).toEqual([])
  expect(result?.ok === false && result.problem).toMatchObject({ file: name })
  expect(kinds).toContain(result?.ok === false ? result.problem.kind : 'read')
})

test.each([
  ['page.xls', text(PAGE), 'html'],
  ['delimited.xls', text(CSV), 'csv'],
  ['delimited.xlsx', text(CSV), 'csv'],
  ['page.csv', text(PAGE), 'html'],
])('%s is read as what it is, down to its figures', async (name, bytes, format) => {
  const [result] = await readGiven({ name, path: `Kent/${name}`, bytes }, {}, nodeAbilities)
  if (result?.ok !== true) throw new Error(JSON.stringify(result))
  expect(result.value.workbook.format).toBe(format)
  const figures = result.value.tidied.flatMap(({ observations }) => observations.map(({ raw }) => raw))
  expect(figures).toEqual(['4', '9', '5', '<5'])
})

test('in one zip of replies each bad file is named and the good ones go on', async () => {
  const parts = [['a.csv', text(CSV)], ...REFUSED, ['z.csv', text(`${CSV}Other,1,1\n`)]] as const
  const bytes = zip(parts.map(([name, content]) => ({ name, content })))
  const results = await readGiven({ name: 'replies.zip', path: 'replies.zip', bytes }, {}, nodeAbilities)
  const read = results.flatMap((result) => (result.ok ? [result.value.source.name] : []))
  const refused = results.flatMap((result) => (result.ok ? [] : [result.problem.file.replace(/.*\//, '')]))
  expect(read).toEqual(['a.csv', 'z.csv'])
  expect(refused).toEqual(REFUSED.map(([name]) => name))
})
