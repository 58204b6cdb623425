import { expect, test } from 'vitest'
import type { Anchor, Annotation, Command, PlacedAnnotation } from '../../app/annotate/index.ts'
import type { ReadFile, Workbench } from '../../app/contract/index.ts'
import { COMPARE_ALL, EVERYTHING, type ObservationRow } from '../../app/query/index.ts'
import type { SentRequest } from '../../app/vocabulary/index.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

interface Given {
  readonly file: ReadFile
  readonly bytes: Uint8Array
}

/** A reply of one force: two years across, the second figure as given. */
function replyOf(force: string, name: string, second: number): Given {
  const sheet = sheetOf('Reply', [
    ['Offences', '2017/18', '2018/19'],
    ['All', 86, second],
    ['Remark', null, null],
  ])
  return fileOf(
    name,
    [sheet],
    [
      tidiedOf(sheet, [
        observationOf({ at: 'B2', force, period: YEAR_17, figure: 86 }),
        observationOf({ at: 'C2', force, period: YEAR_18, figure: second }),
      ]),
    ],
  )
}

const OURS = replyOf(NOTTS, 'Notts.xlsx', 80)
const CORRECTED = replyOf(NOTTS, 'Notts corrected.xlsx', 81)
const THEIRS = replyOf(SURREY, 'Surrey.xlsx', 45)
const REQUEST: SentRequest = {
  text: 'Offences',
  date: null,
  bodies: [NOTTS, SURREY],
  measure: 'offences',
  countingUnit: 'offences',
  periods: [
    { start: YEAR_17.start, end: YEAR_17.end, label: '2017/18' },
    { start: YEAR_18.start, end: YEAR_18.end, label: '2018/19' },
  ],
  dimensions: [],
}

async function opened(): Promise<Workbench> {
  const bench = benchOver([OURS, CORRECTED, THEIRS])
  await bench.open(null)
  await perform(bench, { do: 'change request', request: REQUEST })
  for (const given of [OURS, THEIRS]) await bringIn(bench, given)
  return bench
}

async function bringIn(bench: Workbench, given: Given): Promise<void> {
  granted(await bench.perform(importOf(given), AT, given.file, given.bytes))
}

async function perform(bench: Workbench, command: Command) {
  return granted(await bench.perform(command, AT))
}

const sha256 = OURS.file.source.sha256
const SPAN = { periodStart: YEAR_18.start, periodEnd: YEAR_18.end }
const VALUE: Anchor = {
  on: 'value',
  force: NOTTS,
  measure: 'offences',
  ...SPAN,
  dimensions: '',
  source: { sha256, sheet: 'Reply', cell: 'C2' },
}
const CELLS: Anchor = { on: 'cells', source: { sha256, sheet: 'Reply', cells: 'A2:C3' }, file: 'Notts.xlsx' }

/** Every kind of anchor, and the figures that each is about, by file and cell. */
const ANCHORS: readonly (readonly [Anchor, readonly string[]])[] = [
  [VALUE, ['Notts.xlsx C2']],
  [CELLS, ['Notts.xlsx B2', 'Notts.xlsx C2']],
  [{ on: 'force-period', force: NOTTS, ...SPAN }, ['Notts.xlsx C2']],
  [{ on: 'period', ...SPAN }, ['Notts.xlsx C2', 'Surrey.xlsx C2']],
  [{ on: 'force', force: SURREY }, ['Surrey.xlsx B2', 'Surrey.xlsx C2']],
  [{ on: 'file', sha256, file: 'Notts.xlsx' }, ['Notts.xlsx B2', 'Notts.xlsx C2']],
]

function noteOn(anchor: Anchor, more: Partial<Annotation> = {}): Command {
  return {
    do: 'add annotation',
    annotation: { id: 'n', anchor, text: 'Words of the note', forPublication: true, author: '', at: AT, ...more },
  }
}

const rowsOf = async (bench: Workbench) => (await bench.page(EVERYTHING, 0, 100)).rows
const nameOf = ({ file, cell }: ObservationRow) => `${file.slice(file.lastIndexOf('/') + 1)} ${cell}`
const the = async (bench: Workbench): Promise<PlacedAnnotation> => {
  const [note] = (await bench.state()).annotations
  if (note === undefined) throw new Error('there is no note')
  return note
}

/** Everything that may leave the workspace, in one text. */
async function exportsOf(bench: Workbench): Promise<string> {
  const spec = await bench.suggestChart(EVERYTHING)
  return [
    await bench.exportRows(EVERYTHING, 'csv'),
    await bench.exportRows(EVERYTHING, 'json'),
    await bench.exportReplies(),
    await bench.comparisonText(COMPARE_ALL, 'csv'),
    await bench.comparisonText(COMPARE_ALL, 'tsv'),
    await bench.chartSvg(spec),
    JSON.stringify(await bench.chartLayout(spec)),
    JSON.stringify(await bench.draftLetter([], null)),
  ].join('\n')
}

const printed = (svg: string) => svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const times = (text: string, words: string) => text.split(words).length - 1

test.each(ANCHORS)('a private note, its line, tag and thread are in no export: %j', async (anchor) => {
  const bench = await opened()
  const secret = { text: 'Zebra', caveat: 'Quagga', tags: ['Okapi'], forPublication: false }
  await perform(bench, noteOn(anchor, secret))
  await perform(bench, {
    do: 'reply to annotation',
    annotation: 'n',
    reply: { id: 'r', text: 'Gnu', author: 'Eland', at: AT },
  })
  expect(await exportsOf(bench)).not.toMatch(/Zebra|Quagga|Okapi|Gnu|Eland/)
})

test('what a thread and tags say leaves with no note, published or not', async () => {
  const bench = await opened()
  await perform(bench, noteOn(VALUE, { text: 'Shown', tags: ['Okapi'], forPublication: true }))
  await perform(bench, {
    do: 'reply to annotation',
    annotation: 'n',
    reply: { id: 'r', text: 'Gnu', author: 'Eland', at: AT },
  })
  const all = await exportsOf(bench)
  expect(all).toContain('Shown')
  expect(all).not.toMatch(/Okapi|Gnu|Eland/)
})

test.each(ANCHORS)('a note shows wherever its target shows, and nowhere else: %j', async (anchor, target) => {
  const bench = await opened()
  await perform(bench, noteOn(anchor, { caveat: 'Counted twice' }))
  const rows = await rowsOf(bench)
  const marked = (some: readonly ObservationRow[]) => some.map(nameOf).sort()
  expect(marked(rows.filter(({ noteCount }) => noteCount > 0))).toEqual(target)
  const explained: ObservationRow[] = []
  for (const row of rows) {
    const detail = await bench.detail(row.id)
    if (detail?.annotations.length === 1) explained.push(row)
  }
  expect(marked(explained)).toEqual(target)
  const lines = (await bench.exportRows(EVERYTHING, 'csv')).trimEnd().split('\n')
  expect(lines[0]?.endsWith(',raw,notes')).toBe(true)
  expect(lines.filter((line) => line.endsWith('Counted twice'))).toHaveLength(target.length)
  const json = JSON.parse(await bench.exportRows(EVERYTHING, 'json')) as readonly {
    readonly caveats: readonly string[]
  }[]
  expect(json.filter(({ caveats }) => caveats.includes('Counted twice'))).toHaveLength(target.length)
  // One line a force: the board and the comparison name it once for each force that it touches.
  const touched = new Set(target.map((name) => name.split(' ')[0])).size
  expect(times(await bench.comparisonText(COMPARE_ALL, 'csv'), 'Counted twice')).toBe(touched)
  const onBoard = anchor.on === 'period' ? 0 : touched
  expect(times(await bench.exportReplies(), 'Counted twice')).toBe(onBoard)
  const spec = await bench.suggestChart(EVERYTHING)
  expect(times(printed(await bench.chartSvg(spec)), 'Counted twice')).toBe(1)
})

test('a chart without the target carries nothing of the note', async () => {
  const bench = await opened()
  await perform(bench, noteOn(VALUE, { caveat: 'Counted twice' }))
  const spec = await bench.suggestChart({
    ...EVERYTHING,
    filters: [{ column: 'force', test: 'one of', values: [SURREY] }],
  })
  expect(await bench.chartSvg(spec)).not.toMatch(/Counted twice|Words of the note/)
})

test('the sheet marks the cells that a note is pinned to, those without a figure too', async () => {
  const bench = await opened()
  await perform(bench, noteOn(CELLS))
  const { sources } = await bench.state()
  const marksIn = async (name: string) => {
    const source = sources.find((one) => one.name === name)
    const { cells } = await bench.sheetWindow(source?.id ?? 0, 0, 0, 0, 9, 9)
    return cells.filter(({ notes }) => notes === 1).map(({ row, column }) => `${row}/${column}`)
  }
  expect(await marksIn('Notts.xlsx')).toEqual(['1/0', '1/1', '1/2', '2/0'])
  expect(await marksIn('Surrey.xlsx')).toEqual([])
})

test('a note on cells stays through removal and another import, and on a corrected file says what changed', async () => {
  const bench = await opened()
  await perform(bench, noteOn(CELLS))
  const before = (await the(bench)).observations.length
  await perform(bench, { do: 'remove file', sha256 })
  expect(await the(bench)).toMatchObject({
    observations: [],
    changed: { was: 'B2 86, C2 80', now: 'not given, not given' },
  })
  await bringIn(bench, OURS)
  expect(await the(bench)).toMatchObject({ changed: null })
  expect((await the(bench)).observations).toHaveLength(before)
  await perform(bench, { do: 'remove file', sha256 })
  await bringIn(bench, CORRECTED)
  const moved = await the(bench)
  expect(moved.changed).toEqual({ was: 'C2 80', now: '81' })
  const rows = await rowsOf(bench)
  expect(rows.filter(({ id }) => moved.observations.includes(id)).map(nameOf)).toEqual([
    'Notts corrected.xlsx B2',
    'Notts corrected.xlsx C2',
  ])
})

test('a note on a force’s period says what changed under it', async () => {
  const bench = await opened()
  await perform(bench, noteOn({ on: 'force-period', force: NOTTS, ...SPAN }))
  expect((await the(bench)).changed).toBeNull()
  await bringIn(bench, CORRECTED)
  expect((await the(bench)).changed).toBeNull()
  await perform(bench, { do: 'remove file', sha256 })
  expect(await the(bench)).toMatchObject({ forces: [NOTTS], changed: { was: 'C2 80', now: '81' } })
})

test('a note on a finding shows at the figures of its evidence, as long as it holds', async () => {
  const bench = await opened()
  await bringIn(bench, CORRECTED)
  const { findings } = await bench.findings()
  const finding = findings.find(({ places }) =>
    places.some(({ cells }) => cells.some((cell) => cell.observation !== null)),
  )
  if (finding === undefined) throw new Error('nothing was found')
  const figures = finding.places.flatMap(({ cells }) => cells.flatMap(({ observation }) => observation ?? []))
  await perform(bench, noteOn({ on: 'finding', finding: finding.key, about: finding.title }))
  const note = await the(bench)
  expect([...note.observations].sort()).toEqual([...new Set(figures)].sort())
  const marked = (await rowsOf(bench)).filter(({ noteCount }) => noteCount > 0)
  expect(marked.map(({ id }) => id).sort()).toEqual([...note.observations].sort())
  await perform(bench, { do: 'remove file', sha256: CORRECTED.file.source.sha256 })
  const after = (await bench.findings()).findings.find(({ key }) => key === finding.key)
  if (after?.resolved !== null) expect((await the(bench)).observations).toEqual([])
})

test('a note on a series stands on its chart alone', async () => {
  const bench = await opened()
  const spec = await bench.suggestChart(EVERYTHING)
  const [series] = (await bench.chartLayout(spec)).series
  await perform(bench, { do: 'add chart', id: 'c', name: 'Trend', spec })
  const anchor = { on: 'series', chart: 'c', series: series?.key ?? '', about: 'a line of Trend' } as const
  await perform(bench, noteOn(anchor, { text: 'From a new system' }))
  expect(printed(await bench.chartSvg(spec))).toContain('From a new system')
  expect(printed(await bench.chartSvg({ ...spec, title: 'Another' }))).not.toContain('From a new system')
  expect((await rowsOf(bench)).every(({ noteCount }) => noteCount === 0)).toBe(true)
})

test('a note’s words and its caveat line are each on the paper once, in the notes where the mark has the words', async () => {
  const bench = await opened()
  await perform(bench, noteOn(VALUE, { text: 'Said at the mark', caveat: 'Said in the notes' }))
  await perform(bench, noteOn(CELLS, { id: 'm', text: 'Of a range', caveat: 'True of the range' }))
  const text = printed(await bench.chartSvg(await bench.suggestChart(EVERYTHING)))
  expect(times(text, 'Said at the mark')).toBe(1)
  expect(times(text, 'Said in the notes')).toBe(1)
  expect(times(text, 'True of the range')).toBe(1)
  expect(text).not.toContain('Of a range')
})

test('a deleted note comes back with its line and its thread', async () => {
  const bench = await opened()
  await perform(bench, noteOn(CELLS, { caveat: 'A line', tags: ['one', 'two', 'one'] }))
  await perform(bench, {
    do: 'reply to annotation',
    annotation: 'n',
    reply: { id: 'r', text: 'Asked by telephone', author: 'AB', at: AT },
  })
  const before = await the(bench)
  expect(before).toMatchObject({ caveat: 'A line', tags: ['one', 'two'], replies: [{ text: 'Asked by telephone' }] })
  await perform(bench, { do: 'delete annotation', id: 'n' })
  expect((await bench.state()).annotations).toEqual([])
  await bench.undo(AT)
  expect(await the(bench)).toEqual(before)
})

test('what a change of a note does not speak of stays', async () => {
  const bench = await opened()
  await perform(bench, noteOn(VALUE, { caveat: 'A line', tags: ['one'] }))
  await perform(bench, { do: 'change annotation', id: 'n', text: 'Other words', forPublication: false })
  expect(await the(bench)).toMatchObject({
    text: 'Other words',
    caveat: 'A line',
    tags: ['one'],
    forPublication: false,
  })
  await perform(bench, {
    do: 'change annotation',
    id: 'n',
    text: 'Other words',
    forPublication: false,
    caveat: '',
    tags: [],
  })
  expect((await the(bench)).caveat ?? '').toBe('')
})
