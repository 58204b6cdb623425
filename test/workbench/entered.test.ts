import { expect, test } from 'vitest'
import type { Command, EnteredFigure } from '../../app/annotate/index.ts'
import type { Workbench } from '../../app/contract/index.ts'
import { COMPARE_ALL, EVERYTHING, type Question } from '../../app/query/index.ts'
import { ENTERED_SHEET } from '../../app/vocabulary/index.ts'
import { readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { JOURNAL_RECORD } from '../../main/journal/schema.ts'
import { docx, paragraph } from '../support/docx.ts'
import { hidingReply, PLANTED, textsIn } from '../support/hiding.ts'
import { benchWith, importBytes } from './csv.ts'
import { decidedOf, derivedOf } from './dump.ts'
import { AT, granted } from './support.ts'

const KENT = 'Platform,2017/18,2018/19\nFacebook,5,6\nKik,3,2\n'
const QUOTE = 'Kent Police recorded 17 offences of this kind via Snapchat in 2018/19.'
const PICTURES = new TextEncoder().encode('%PDF-1.4\nno text at all')

test('a figure cannot be entered twice, nor one changed that was never entered', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  await expect(bench.perform({ do: 'enter figure', entered: figure }, AT)).rejects.toThrow('is there')
  const other = { ...figure, id: 'other' }
  await expect(bench.perform({ do: 'change entered figure', entered: other }, AT)).rejects.toThrow('not there')
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(5)
})

test('the store refuses a figure without a quote, and the journal one without a place', async () => {
  const { bench, figure } = await withLetter()
  await expect(bench.perform({ do: 'enter figure', entered: { ...figure, quote: '' } }, AT)).rejects.toThrow(/quotes/)
  const record = (entered: unknown) => ({
    sequence: 1,
    at: AT,
    kind: 'do',
    of: null,
    command: { do: 'enter figure', entered },
  })
  expect(JOURNAL_RECORD.safeParse(record(figure)).success).toBe(true)
  expect(JOURNAL_RECORD.safeParse(record({ ...figure, paragraph: null })).success).toBe(false)
  expect(JOURNAL_RECORD.safeParse(record({ ...figure, quote: '' })).success).toBe(false)
})

test('a number that the quoted words do not hold is refused until somebody says why', async () => {
  const { bench, figure } = await withLetter()
  const wrong = { ...figure, written: '71', figure: { status: 'ok', value: 71 } } as const
  await expect(bench.perform({ do: 'enter figure', entered: wrong }, AT)).rejects.toThrow('do not hold')
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(4)
  const typed = { quote: QUOTE, value: '71', period: '' }
  expect((await bench.readEntry(typed)).stands).toBe(false)
  await keep(bench, { do: 'enter figure', entered: { ...wrong, reason: 'Two tables of the letter added up' } })
  const row = (await bench.page(EVERYTHING, 0, 100)).rows.find(({ entered }) => entered !== undefined)
  expect([row?.value, row?.entered?.reason]).toEqual([71, 'Two tables of the letter added up'])
})

test('what is typed is taken as the names of a reply are: number, marker with bounds, period', async () => {
  const { bench } = await withLetter()
  const read = (value: string, period = '') => bench.readEntry({ quote: '', value, period })
  expect((await read('seventy')).figure).toBeNull()
  expect((await read('1,204')).figure).toEqual({ status: 'ok', value: 1204 })
  expect((await read('<5')).figure).toEqual({ status: 'suppressed', low: 1, high: 4 })
  expect((await read('not held')).figure?.status).toBe('not_held')
  expect((await read('', 'financial year 2018/19')).period).toEqual({
    start: '2018-04-01',
    end: '2019-03-31',
    label: '2018/19',
  })
  expect((await read('', 'some time')).period).toBeNull()
})

test('a part of a page stands in the place of quoted words, and lies on a page', async () => {
  const { bench, figure } = await withLetter()
  const region = { left: 0.1, top: 0.25, width: 0.3, height: 0.05 }
  const marked = { ...figure, quote: '', region, paragraph: null }
  await expect(bench.perform({ do: 'enter figure', entered: { ...marked, paragraph: 1 } }, AT)).rejects.toThrow(
    /region/,
  )
  await keep(bench, { do: 'enter figure', entered: { ...marked, page: 2 } })
  const row = (await bench.page(EVERYTHING, 0, 100)).rows.find(({ entered }) => entered !== undefined)
  expect([row?.cell, row?.entered?.region]).toEqual(['page 2', region])
})

test('each entered figure stays where it is when another is deleted', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  await keep(bench, { do: 'enter figure', entered: { ...figure, id: 'e2', dimensions: [] } })
  const idOf = async (id: string) =>
    (await bench.page(EVERYTHING, 0, 100)).rows.find(({ entered }) => entered?.id === id)?.id
  const second = await idOf('e2')
  await keep(bench, { do: 'delete entered figure', sha256: figure.sha256, id: 'e1' })
  expect(second).toBeDefined()
  expect(await idOf('e2')).toBe(second)
})

test('the words of a letter fill the form: number, period, platform, force', async () => {
  const { bench, figure } = await withLetter()
  expect(await bench.guessEntry(figure.sha256, QUOTE)).toEqual({
    figure: { status: 'ok', value: 17 },
    force: 'E23000032',
    measure: 'offences',
    periodStart: '2018-04-01',
    periodEnd: '2019-03-31',
    periodWritten: '2018/19',
    dimensions: [{ key: 'platform', value: 'Snapchat' }],
    numbers: [17],
  })
  const few = await bench.guessEntry(figure.sha256, 'In 2017/18 fewer than 5 were recorded.')
  expect(few.figure).toEqual({ status: 'suppressed', low: 1, high: 4 })
  const several = await bench.guessEntry(
    figure.sha256,
    '1,204 crimes, of which 31 involved Facebook; ref FOI/2019/4711',
  )
  expect(several.numbers).toEqual([1204, 31])
})

test('an entered figure is among the rows and their sum, with its place and its mark', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  const { rows } = await bench.page(EVERYTHING, 0, 100)
  const [row, ...others] = rows.filter(({ entered }) => entered !== undefined)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    file: 'Kent letter.csv',
    sheet: 'Entered by hand',
    cell: 'paragraph 2',
    forceName: 'Kent',
    periodLabel: '2018/19',
    dimensions: 'platform=Snapchat',
    value: 17,
    raw: '17',
    entered: {
      id: 'e1',
      page: null,
      paragraph: 2,
      region: null,
      quote: QUOTE,
      reason: '',
      author: 'A. Analyst',
      at: AT,
    },
  })
  expect((await bench.total(EVERYTHING)).low).toBe(5 + 6 + 3 + 2 + 17)
  const found = { ...EVERYTHING, search: 'snapchat' }
  expect((await bench.page(found, 0, 10)).total).toBe(1)
  expect(await bench.position(found, row?.id ?? (0 as never))).toBe(0)
  expect((await bench.detail(row?.id ?? (0 as never)))?.row.entered?.quote).toBe(QUOTE)
  expect((await bench.state()).sources.map(({ entered, sheets }) => [entered, sheets.length])).toEqual([[1, 1]])
})

test('how a figure came about says who typed it in, when and from where, and not that it was read', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  const typed = (await bench.page(EVERYTHING, 0, 100)).rows.flatMap(({ id, entered }) => (entered ? [id] : []))
  const chain = await bench.chain(typed, null)
  expect(chain.cells.map((cell) => cell.typed)).toEqual(['typed in by A. Analyst on 5 Jan 2026, from paragraph 2'])
  expect(chain.text).not.toContain('read as')
  expect(chain.text).toContain(`  typed in by A. Analyst on 5 Jan 2026, from paragraph 2
  as Kent, offences, 2018/19, Snapchat
  words: “${QUOTE}”
`)
  const unsigned = { ...figure, author: '', page: 4, region: { left: 0, top: 0, width: 1, height: 0.5 } }
  await keep(bench, { do: 'change entered figure', entered: unsigned })
  expect((await bench.chain(typed, null)).cells[0]?.typed).toBe(
    'typed in on 5 Jan 2026, from page 4, paragraph 2, where the page is marked',
  )
  const read = (await bench.page(EVERYTHING, 0, 100)).rows.flatMap(({ id, entered }) => (entered ? [] : [id]))
  expect((await bench.chain(read, null)).text).toContain('read as')
})

test('an export tells what was entered by hand, by whom and when; one without has the columns of the contract', async () => {
  const { bench, figure } = await withLetter()
  expect((await bench.exportRows(EVERYTHING, 'csv')).split('\n')[0]).not.toContain('entered')
  await keep(bench, { do: 'enter figure', entered: figure })
  const csv = (await bench.exportRows(EVERYTHING, 'csv')).split('\n')
  expect(csv[0]?.split(',')).toContain('entered')
  expect(csv.filter((line) => line.includes('"by hand, A. Analyst, 2026-01-05"'))).toHaveLength(1)
  const json = JSON.parse(await bench.exportRows(EVERYTHING, 'json')) as readonly { entered?: string }[]
  expect(json.filter(({ entered }) => entered === 'by hand, A. Analyst, 2026-01-05')).toHaveLength(1)
})

test('whether a figure was read or entered can be asked, where anything was entered', async () => {
  const { bench, figure } = await withLetter()
  const origins = async () => (await bench.facets(EVERYTHING)).find(({ column }) => column === 'origin')?.values
  expect(await origins()).toBeUndefined()
  await keep(bench, { do: 'enter figure', entered: figure })
  expect((await origins())?.map(({ value, count }) => [value, count])).toEqual([
    ['entered', 1],
    ['read', 4],
  ])
  const only: Question = { ...EVERYTHING, filters: [{ column: 'origin', test: 'one of', values: ['entered'] }] }
  expect((await bench.page(only, 0, 9)).rows.map(({ value }) => value)).toEqual([17])
})

test.each(['line', 'bar'] as const)(
  'a %s chart rings what was entered, and says so in legend, notes and source',
  async (kind) => {
    const { bench, figure } = await withLetter()
    const spec = {
      ...(await bench.suggestChart(EVERYTHING)),
      kind,
      across: kind === 'line' ? 'period' : 'force',
    } as const
    const before = await bench.chartLayout({ ...spec, series: 'dimension:platform' })
    expect([before.entered, before.texts.filter(({ text }) => text === 'entered by hand')]).toEqual([[], []])
    await keep(bench, { do: 'enter figure', entered: figure })
    const question: Question = {
      ...EVERYTHING,
      filters: [{ column: 'period', test: 'one of', values: ['2018-04-01/2019-03-31'] }],
    }
    const layout = await bench.chartLayout({ ...spec, question, series: 'dimension:platform' })
    const [ring, ...more] = layout.entered
    expect(more).toEqual([])
    const point = layout.series.find(({ key }) => key === 'Snapchat')?.points[0]
    expect(ring?.series).toBe('Snapchat')
    expect(point?.label).toMatch(/: 17, entered by hand$/)
    if (kind === 'line') expect([ring?.x, ring?.y]).toEqual([point?.x, point?.y])
    else expect(ring?.x).toBeLessThanOrEqual(point?.x ?? 0)
    const texts = layout.texts.map(({ text }) => text).join(' ')
    expect(texts).toContain('entered by hand')
    expect(texts).toContain('Entered by hand from the words or pages of a reply (ringed)')
    expect(texts).toContain('paragraph 2')
    expect(texts.replaceAll('\u00a0', ' ')).toContain('; 2 cells and 1 figure entered by hand in 1 file: ')
    expect(layout.sourcesText).toBe('2 cells and 1 figure entered by hand')
    const origin = { column: 'origin', test: 'one of', values: ['entered'] } as const
    const only = { ...question, filters: [...question.filters, origin] }
    expect((await bench.chartLayout({ ...spec, question: only })).sourcesText).toBe('1 figure entered by hand')
    const svg = await bench.chartSvg({ ...spec, question, series: 'dimension:platform' })
    expect(svg).toContain(ring?.outline)
  },
)

test('a figure that a table gives otherwise is found, and the finding names the paragraph', async () => {
  const { bench, figure } = await withLetter()
  const platform = [{ key: 'platform', value: 'Facebook' }]
  const quote = 'Kent recorded 9 via Facebook in 2018/19.'
  const other = { ...figure, quote, written: '9', dimensions: platform, figure: { status: 'ok', value: 9 } } as const
  const before = new Set((await bench.findings()).findings.map(({ key }) => key))
  await keep(bench, { do: 'enter figure', entered: other })
  const found = (await bench.findings()).findings.filter(({ key }) => !before.has(key))
  const cells = found.flatMap(({ places }) =>
    places.flatMap((place) => place.cells.map((cell) => ({ ...cell, place }))),
  )
  const typed = cells.find(({ cell }) => cell === 'paragraph 2')
  expect([typed?.shown, typed?.place.sheet, typed?.at.row]).toEqual(['9', ENTERED_SHEET, 0])
  expect(cells.some(({ shown }) => shown === '6')).toBe(true)
})

test('a note stands on an entered figure while others come and go', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  await keep(bench, { do: 'enter figure', entered: { ...figure, id: 'e2', dimensions: [] } })
  const rowOf = async (id: string) => (await bench.page(EVERYTHING, 0, 100)).rows.find((row) => row.entered?.id === id)
  const row = await rowOf('e2')
  const anchor = {
    on: 'value',
    force: figure.force,
    measure: 'offences',
    periodStart: figure.periodStart,
    periodEnd: figure.periodEnd,
    dimensions: '',
    source: { sha256: figure.sha256, sheet: row?.sheet ?? '', cell: row?.cell ?? '' },
  } as const
  const annotation = { id: 'n1', anchor, text: 'Asked again', forPublication: true, author: '', at: AT }
  await keep(bench, { do: 'add annotation', annotation })
  await keep(bench, { do: 'delete entered figure', sha256: figure.sha256, id: 'e1' })
  expect((await rowOf('e2'))?.noteCount).toBe(1)
  await keep(bench, { do: 'delete entered figure', sha256: figure.sha256, id: 'e2' })
  const [note] = (await bench.state()).annotations
  expect(note?.observations).toEqual([])
})

test('Compare marks it, and the caveat goes with it', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: { ...figure, dimensions: [] } })
  const { rows } = await bench.comparison(COMPARE_ALL)
  const cells = rows.find(({ force }) => force === 'E23000032')?.cells ?? []
  expect(cells.map(({ marker }) => marker)).toContain('[h]')
  expect(cells.flatMap(({ flags }) => flags.map(({ kind }) => kind))).toContain('entered')
  expect(await bench.comparisonText(COMPARE_ALL, 'csv')).toContain('was entered by hand')
})

test('change, deletion, undo, redo, replay and reopening agree', async () => {
  const { bench, figure } = await withLetter()
  const nothing = await dumped(bench)
  const entered = await keep(bench, { do: 'enter figure', entered: figure })
  const one = await dumped(bench)
  const withheld = {
    ...figure,
    quote: 'Fewer than 5 were recorded.',
    written: '<5',
    figure: { status: 'suppressed', low: 1, high: 4 },
  } as const
  await keep(bench, { do: 'change entered figure', entered: withheld })
  const changed = (await bench.page(EVERYTHING, 0, 100)).rows.find(({ entered }) => entered !== undefined)
  expect([changed?.status, changed?.low, changed?.high, changed?.value]).toEqual(['suppressed', 1, 4, null])
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(one)
  await keep(bench, { do: 'delete entered figure', sha256: figure.sha256, id: figure.id })
  expect(await dumped(bench)).toEqual(nothing)
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(one)
  const again = await benchWith({})
  expect((await again.open(await bench.snapshot())).ok).toBe(true)
  expect(await dumped(again)).toEqual(one)
  expect(await again.enteredFigures(figure.sha256)).toMatchObject([{ ...figure, row: 0 }])
  const other = await withLetter()
  expect((await other.bench.replay(entered)).ok).toBe(true)
  expect(await dumped(other.bench)).toEqual(one)
})

test('a file that is read anew or given a force keeps what was entered against it', async () => {
  const { bench, figure } = await withLetter()
  await keep(bench, { do: 'enter figure', entered: figure })
  await keep(bench, { do: 'set force', sha256: figure.sha256, sheet: null, force: 'E23000033' })
  const { rows } = await bench.page(EVERYTHING, 0, 100)
  expect(rows).toHaveLength(5)
  expect(rows.find(({ entered }) => entered !== undefined)?.force).toBe('E23000032')
  await keep(bench, { do: 'remove file', sha256: figure.sha256 })
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(0)
  await bench.undo(AT)
  expect((await bench.page(EVERYTHING, 0, 100)).total).toBe(5)
})

test('what was entered against a file that is replaced goes over with its words; what has none there is named', async () => {
  const letter = (...texts: readonly string[]) => docx({ body: texts.map((text) => paragraph(text)).join('') })
  const GREETING = 'Kent Police thanks you for your request.'
  const bench = await benchWith({})
  await importBytes(bench, 'Kent letter.docx', letter(GREETING, QUOTE, 'We hold 7 offences via Kik.'))
  const figure = entry((await bench.state()).sources[0]?.sha256 ?? '')
  await keep(bench, { do: 'enter figure', entered: figure })
  const kik = { quote: '7 offences via Kik', written: '7', figure: { status: 'ok', value: 7 }, dimensions: [] } as const
  await keep(bench, { do: 'enter figure', entered: { ...figure, ...kik, id: 'e2', paragraph: 3 } })
  const region = { left: 0.1, top: 0.1, width: 0.2, height: 0.1 }
  await keep(bench, {
    do: 'enter figure',
    entered: { ...figure, quote: '', region, page: 4, paragraph: null, id: 'e3' },
  })
  const newer = letter(GREETING, 'This replaces our letter.', QUOTE, 'We hold 17 offences via Kik.')
  await importBytes(bench, 'Kent letter v2.docx', newer)
  const sha256 = (await bench.state()).sources[1]?.sha256 ?? ''
  const difference = await bench.versionDifference(figure.sha256, sha256)
  if (difference === null) throw new Error('the two cannot be compared')
  expect(difference.carried).toEqual(['the figure 17 entered by hand, now from paragraph 3'])
  expect(difference.dropped).toEqual([
    'the figure 7 entered by hand from paragraph 3',
    'the figure 17 entered by hand from page 4',
  ])
  const before = await dumped(bench)
  const record = await keep(bench, difference.command)
  expect(JOURNAL_RECORD.parse(record)).toEqual(record)
  const { rows } = await bench.page(EVERYTHING, 0, 100)
  expect(rows.map(({ file, cell, value, entered }) => [file, cell, value, entered?.quote])).toEqual([
    ['Kent letter v2.docx', 'paragraph 3', 17, QUOTE],
  ])
  const after = await dumped(bench)
  await bench.undo(AT)
  expect(await dumped(bench)).toEqual(before)
  await bench.redo(AT)
  expect(await dumped(bench)).toEqual(after)
  expect((await bench.enteredFigures(figure.sha256)).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'])
})

test('a scan is refused, and kept without sheets where somebody means to type its figures in', async () => {
  const given = { name: 'Kent scan.pdf', path: 'Kent scan.pdf', bytes: PICTURES }
  expect((await readGiven(given, {}, nodeAbilities))[0]?.ok).toBe(false)
  const [held] = await readGiven(given, { byHand: true }, nodeAbilities)
  if (held?.ok !== true) throw new Error('it was not kept')
  const bench = await benchWith({})
  const imported = await bench.perform(
    { do: 'import file', source: held.value.source, reading: { byHand: true } },
    AT,
    held.value,
    held.bytes,
  )
  const { record } = granted(imported)
  expect(JOURNAL_RECORD.safeParse(record).success).toBe(true)
  const { sha256 } = held.value.source
  expect((await bench.guessEntry(sha256, '23')).force).toBe('E23000032')
  await keep(bench, { do: 'enter figure', entered: { ...entry(sha256), page: 3, paragraph: null } })
  const [row] = (await bench.page(EVERYTHING, 0, 10)).rows
  expect([row?.file, row?.cell, row?.value]).toEqual(['Kent scan.pdf', 'page 3', 17])
  const board = await bench.replyBoard()
  expect(board.rows.find(({ force }) => force === 'E23000032')?.figures).toBe(1)
  expect((await bench.state()).sources[0]?.unread?.kind).toBe('truncated')
  expect((await bench.findings()).findings.length).toBeGreaterThanOrEqual(0)
  expect(await bench.reviewItems()).toEqual([])
  expect((await bench.sheetWindow(row?.source ?? 0, row?.sheetIndex ?? 0, 0, 0, 9, 9)).cells).toEqual([])
})

test('what is removed from a file is removed from the words that were quoted of it', async () => {
  const bench = await benchWith({})
  await importBytes(bench, 'reply.xlsx', hidingReply())
  const [source] = (await bench.state()).sources
  const sha256 = source?.sha256 ?? ''
  const quote = `17 offences, said ${PLANTED.row}`
  const dimensions = [{ key: 'named', value: PLANTED.column }]
  await keep(bench, { do: 'enter figure', entered: { ...entry(sha256), quote, dimensions } })
  expect(JSON.stringify((await bench.page(EVERYTHING, 0, 100)).rows)).toContain(PLANTED.row)
  const places = (await bench.hiddenContent()).flatMap((file) => file.places.map(({ id }) => id))
  await keep(bench, { do: 'remove hidden', sha256, places, reason: 'people' })
  const { rows } = await bench.page(EVERYTHING, 0, 100)
  expect(rows.find(({ entered }) => entered !== undefined)?.entered?.quote).toBe('17 offences, said [removed]')
  expect(textsIn(await bench.snapshot(), [PLANTED.row, PLANTED.column])).toEqual([])
})

function entry(sha256: string): EnteredFigure {
  return {
    id: 'e1',
    sha256,
    page: null,
    paragraph: 2,
    region: null,
    quote: QUOTE,
    written: '17',
    reason: '',
    force: 'E23000032',
    measure: 'offences',
    periodStart: '2018-04-01',
    periodEnd: '2019-03-31',
    dimensions: [{ key: 'platform', value: 'Snapchat' }],
    figure: { status: 'ok', value: 17 },
    author: 'A. Analyst',
    at: AT,
  }
}

async function withLetter(): Promise<{ readonly bench: Workbench; readonly figure: EnteredFigure }> {
  const bench = await benchWith({ 'Kent letter.csv': KENT })
  const [source] = (await bench.state()).sources
  return { bench, figure: entry(source?.sha256 ?? '') }
}

async function keep(bench: Workbench, command: Command) {
  return granted(await bench.perform(command, AT)).record
}

async function dumped(bench: Workbench): Promise<unknown> {
  const snapshot = await bench.snapshot()
  return [decidedOf(snapshot), derivedOf(snapshot)]
}
