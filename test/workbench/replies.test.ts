import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Workbench } from '../../app/contract/index.ts'
import type { ReplyBoard } from '../../app/query/index.ts'
import { type SentRequest, yearPeriod } from '../../app/vocabulary/index.ts'
import { loadBench } from '../../main/cli/bench.ts'
import { docx, paragraph } from '../support/docx.ts'
import { workbookOf, writeReply } from '../support/replies.ts'
import { AT, granted } from './support.ts'

const CODES = {
  kent: 'E23000032',
  essex: 'E23000028',
  surrey: 'E23000031',
  sussex: 'E23000033',
  dorset: 'E23000039',
  gwent: 'W15000002',
  cumbria: 'E23000002',
  durham: 'E23000008',
  norfolk: 'E23000024',
} as const

const ASKED: SentRequest = {
  text: 'Recorded offences',
  date: null,
  bodies: Object.values(CODES).filter((code) => code !== CODES.norfolk),
  measure: 'offences',
  countingUnit: 'offences',
  periods: [yearPeriod('financial', 2017), yearPeriod('financial', 2018)],
  dimensions: ['gender'],
}

let folder: string
let bench: Workbench

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foi-board-'))
  const write = (name: string, content: Uint8Array | string) => writeReply(folder, name, content)
  await write(
    'Kent Police.xlsx',
    workbookOf(
      [
        ['Kent Police'],
        ['Gender of victim', '2017/18', '2018/19'],
        ['Female', 10, 12],
        ['Male', '<5', 6],
        ['<5 = fewer than five offences'],
        ['Please note that the offence came into force on 3 April 2017.'],
        ['Data extracted on 3 May 2019.'],
      ],
      'xlsx',
    ),
  )
  await write('Essex Police.csv', 'Essex Police\nYear,Offences\n2017/18,31\n')
  await write('Surrey Police.csv', 'Surrey Police\nYear,Offences\n2017,31\n2018,44\n')
  const letter = [
    'Sussex Police',
    'FREEDOM OF INFORMATION ACT 2000',
    '1. Please tell me the number of recorded offences, for 2017/18 and 2018/19.',
    '1144 records would need to be read, at 3 minutes each 57 hours. Section 12(1) of the Act is therefore engaged and the request is refused.',
  ]
  await write('letter.docx', docx({ body: letter.map((text) => paragraph(text)).join('') }))
  const held = ['Dorset Police', 'Dorset Police does not hold the information that you asked for.']
  await write('reply.docx', docx({ body: held.map((text) => paragraph(text)).join('') }))
  await write('Gwent Police.csv', 'Gwent Police\nYear,Offences\n2017/18,\n2018/19,\n')
  await write('Cumbria.csv', 'Cumbria Constabulary\nYear,Offences\n2017/18,31\n2018/19,s.40(2)\n')
  await write('Norfolk.csv', 'Norfolk Constabulary\nYear,Offences\n2017/18,31\n2018/19,30\n')
  await write('Data.csv', 'Year,Offences\n2017/18,31\n2018/19,30\n')
  const loaded = await loadBench([folder])
  if (loaded === undefined) throw new Error('nothing was opened')
  bench = loaded.bench
  granted(await bench.perform({ do: 'change request', request: ASKED }, AT))
})

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const rowOf = async (code: string) => {
  const row = (await bench.replyBoard()).rows.find(({ force }) => force === code)
  if (row === undefined) throw new Error(`no row for ${code}`)
  return row
}
const marks = (row: ReplyBoard['rows'][number]) =>
  row.answers.map(({ question, state }) => `${question || 'all'} ${state}`)

describe('what is no answer is not called one', () => {
  test('a table of blanks is no reply in full: nothing was given', async () => {
    const row = await rowOf(CODES.gwent)
    expect(row.derived.status).toBe('no_figures')
    expect(row.answers.filter(({ state }) => state === 'answered' || state === 'withheld')).toEqual([])
    expect(row.files).toHaveLength(1)
  })

  test('a body without a file sent no reply', async () => {
    expect(await rowOf(CODES.durham)).toMatchObject({ status: 'no_reply', asked: true, files: [] })
  })

  test('a reply that leaves out a year that was asked for is a part', async () => {
    const row = await rowOf(CODES.essex)
    expect(row.derived.status).toBe('part')
    expect(marks(row).slice(0, 2)).toEqual(['all answered', 'all none'])
  })

  test('calendar years answer financial years in part, and the kind of year is told', async () => {
    const row = await rowOf(CODES.surrey)
    expect(row.years.map(({ kind }) => kind)).toEqual(['calendar'])
    expect(marks(row)).toEqual(['all partly', 'all partly', 'gender none', 'gender none'])
    expect(row.derived.status).toBe('part')
  })

  test('a file that names nobody stands apart, whoever was asked', async () => {
    const { unplaced } = await bench.replyBoard()
    const { sources } = await bench.state()
    expect(unplaced.map((id) => sources.find((source) => source.id === id)?.name)).toEqual(['Data.csv'])
  })
})

test('a letter that refuses gives "refused" with its section, in its own words and with their place', async () => {
  const row = await rowOf(CODES.sussex)
  expect(row.derived).toEqual({ status: 'refused', section: 's.12(1)' })
  expect(row.quotes.find(({ says }) => says === 'refusal')).toMatchObject({
    text: 'Section 12(1) of the Act is therefore engaged and the request is refused.',
    place: 'paragraph 4',
    cell: null,
  })
  expect((await bench.paragraphs(row.files[0] ?? 0))[3]).toContain('Section 12(1) of the Act')
})

test('a letter that holds nothing gives "not held"', async () => {
  expect((await rowOf(CODES.dorset)).derived).toEqual({ status: 'not_held', section: null })
})

test('a section in place of a figure is a refusal of that part, with its cell', async () => {
  const row = await rowOf(CODES.cumbria)
  expect(row.derived).toEqual({ status: 'part', section: 's.40(2)' })
  expect(row.quotes.find(({ says }) => says === 'refusal')).toMatchObject({ place: 'B4', cell: { row: 3, column: 1 } })
})

test('what was asked and is there in full is answered, an interval included, each mark with its cell', async () => {
  const row = await rowOf(CODES.kent)
  expect(row.derived.status).toBe('replied')
  expect(marks(row)).toEqual(['all answered', 'all answered', 'gender answered', 'gender answered'])
  expect(row.answers.map(({ place }) => place?.a1)).toEqual(['B3', 'C3', 'B3', 'C3'])
  expect(row).toMatchObject({ suppression: ['under 5'], extracted: '2019-05-03', formats: ['xlsx'], withheld: 1 })
  const caveat = row.quotes.find(({ says }) => says === 'caveat')
  expect(caveat).toMatchObject({ text: 'Please note that the offence came into force on 3 April 2017.', place: 'A6' })
})

test('a body that nobody asked is on the board, and said not to be asked', async () => {
  expect(await rowOf(CODES.norfolk)).toMatchObject({ asked: false, figures: 2 })
})

test('the board follows the request, and the undo of its change', async () => {
  granted(
    await bench.perform({ do: 'change request', request: { ...ASKED, dimensions: [], bodies: [CODES.essex] } }, AT),
  )
  const { rows, questions } = await bench.replyBoard()
  expect(questions).toEqual([''])
  expect(rows.filter(({ asked }) => asked).map(({ name }) => name)).toEqual(['Essex'])
  expect(rows.some(({ force }) => force === CODES.durham)).toBe(false)
  expect((await rowOf(CODES.norfolk)).derived.status).toBe('replied')
  await bench.undo(AT)
  expect((await bench.replyBoard()).questions).toEqual(['', 'gender'])
})

test('the analyst’s word stands beside what was read, and undo takes it back', async () => {
  const choice = { status: 'not_held', section: 's.40(2)', note: 'By telephone' } as const
  const done = granted(await bench.perform({ do: 'set reply', force: CODES.essex, choice }, AT))
  expect(done.state.undo).toBe('Reply of Essex')
  expect(await rowOf(CODES.essex)).toMatchObject({
    status: 'not_held',
    section: 's.40(2)',
    derived: { status: 'part', section: null },
    choice,
  })
  await bench.undo(AT)
  expect(await rowOf(CODES.essex)).toMatchObject({ status: 'part', choice: null })
  await bench.redo(AT)
  granted(
    await bench.perform({ do: 'set reply', force: CODES.essex, choice: { status: null, section: null, note: '' } }, AT),
  )
  expect(await rowOf(CODES.essex)).toMatchObject({ status: 'part', choice: null })
})

test('a force set by hand moves the file to its row', async () => {
  const { sources } = await bench.state()
  const { sha256 = '' } = sources.find(({ name }) => name === 'Data.csv') ?? {}
  granted(await bench.perform({ do: 'set force', sha256, sheet: null, force: CODES.durham }, AT))
  expect((await bench.replyBoard()).unplaced).toEqual([])
  expect(await rowOf(CODES.durham)).toMatchObject({ figures: 2, derived: { status: 'part' } })
  await bench.undo(AT)
  expect((await bench.replyBoard()).unplaced).toHaveLength(1)
})

test('the exported board has a line a body, quotes with their cells, and nothing that a spreadsheet would run', async () => {
  const lines = (await bench.exportReplies()).trimEnd().split('\n')
  expect(lines[0]).toMatch(
    /^code,force,region,asked,status,section,.*figures 2017\/18,figures 2018\/19,gender 2017\/18/,
  )
  expect(lines).toHaveLength(10)
  expect(lines.find((line) => line.startsWith(CODES.kent))).toContain(
    '“Please note that the offence came into force on 3 April 2017.” (Kent Police.xlsx Response A6)',
  )
  expect(lines.find((line) => line.startsWith(CODES.durham))).toContain(',yes,no_reply,')
})
