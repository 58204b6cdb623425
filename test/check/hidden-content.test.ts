import { expect, test } from 'vitest'
import { hidesOf, RULES } from '../../app/check/index.ts'
import { proseOf } from '../../app/check/prose.ts'
import { hiddenContent } from '../../app/check/rules/hidden-content.ts'
import { DEFAULT_THRESHOLDS } from '../../app/check/thresholds.ts'
import { hiddenItems, itemsOfWorkbook, keepReading, keepSource, openStore } from '../../app/store/index.ts'
import { engine } from '../store/engine.ts'
import { hidingReply, IN_CELLS, PLANTED } from '../support/hiding.ts'
import { workbookOf } from '../support/office.ts'

const workbook = await workbookOf(hidingReply())
const asked = {
  request: { text: '', measure: '', countingUnit: '', periods: [], dimensions: [] },
  forces: [],
}
const letter = { file: 'reply.xlsx', forces: ['E23000018'], prose: [], readable: true, tabular: true }
const judged = (hides: ReturnType<typeof hidesOf>) =>
  hiddenContent.judge({ stated: [], replies: [{ ...letter, hides }], asked }, DEFAULT_THRESHOLDS).findings

test('what a file hides is a finding of its own, sheet by sheet, that is not printed unless all rules are asked for', () => {
  expect(RULES).toContain(hiddenContent)
  expect(hiddenContent.contract).toBe(false)
  expect(judged(hidesOf(workbook)).map(({ force, sheet, cells, note }) => [force, sheet, cells.length, note])).toEqual([
    [
      'E23000018',
      'Sheet1',
      7,
      'Rows 6–8 (5 cells, 1 comment); Column E (1 cell); Text in the colour of its cell: A12 (1 cell).',
    ],
    ['E23000018', PLANTED.sheetName, 2, `Sheet “${PLANTED.sheetName}”, very hidden (2 cells).`],
    ['E23000018', '', 0, 'Embedded file.'],
  ])
})

test('a file that hides nothing is not named', () => {
  expect(judged([])).toEqual([])
})

test('a finding tells where, never what', () => {
  const told = JSON.stringify(judged(hidesOf(workbook)))
  for (const text of IN_CELLS.filter((one) => one !== PLANTED.sheetName)) expect(told).not.toContain(text)
})

test('no sentence of a reply is taken from what it hides, nor from a comment there', () => {
  const prose = proseOf(workbook).join('\n')
  expect(prose).toContain('Offences of sexual communication with a child')
  for (const text of IN_CELLS) expect(prose).not.toContain(text)
})

test('the store finds the same places as the file itself', () => {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error('no store')
  const db = opened.value
  const source = keepSource(db, 'a'.repeat(64), new Uint8Array([1]))
  const reading = keepReading(db, source, '["",""]', workbook)
  expect(hiddenItems(db, reading)).toEqual(itemsOfWorkbook(workbook))
})

test('the empty list of sources that every Word document carries is nothing hidden; more of it is', () => {
  const withXml = (size: number) =>
    hidesOf({ ...workbook, sheets: [], hiddenParts: [{ kind: 'custom xml', name: 'customXml/item1.xml', size }] })
  expect(withXml(300)).toEqual([])
  expect(withXml(30_000)).toHaveLength(1)
})
