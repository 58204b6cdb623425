import { expect, test } from 'vitest'
import type { Anchor, Annotation, Command, PlacedAnnotation } from '../../app/annotate/index.ts'
import type { ChartSpec } from '../../app/chart/index.ts'
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

/** Charts of both forces as lines, of one of them, of the other, and of one year as bars. */
async function keepCharts(bench: Workbench): Promise<ReadonlyMap<string, ChartSpec>> {
  const draft = await bench.suggestChart(EVERYTHING)
  const only = (force: string) =>
    ({ ...EVERYTHING, filters: [{ column: 'force', test: 'one of', values: [force] }] }) as const
  const year = { column: 'period', test: 'one of', values: [`${YEAR_18.start}/${YEAR_18.end}`] } as const
  const lines = { ...draft, kind: 'line', across: 'period', series: 'force', notes: [] } as const
  const charts = new Map<string, ChartSpec>([
    ['both', { ...lines, question: EVERYTHING }],
    ['ours', { ...lines, question: only(NOTTS) }],
    ['theirs', { ...lines, question: only(SURREY) }],
    ['year', { ...lines, kind: 'bar', across: 'force', series: 'none', question: { ...EVERYTHING, filters: [year] } }],
  ])
  for (const [id, spec] of charts) await perform(bench, { do: 'add chart', id, name: id, spec })
  return charts
}

/** Everything that can be looked at, each with the figures that it shows and whether it shows a note. */
async function views(bench: Workbench, charts: ReadonlyMap<string, ChartSpec>) {
  const rows = await rowsOf(bench)
  const seen: { readonly name: string; readonly figures: readonly ObservationRow[]; readonly shows: boolean }[] = []
  for (const row of rows) {
    const detail = await bench.detail(row.id)
    seen.push({ name: `row ${nameOf(row)}`, figures: [row], shows: row.noteCount > 0 })
    seen.push({ name: `inspector ${nameOf(row)}`, figures: [row], shows: (detail?.annotations.length ?? 0) > 0 })
  }
  for (const { id, name } of (await bench.state()).sources) {
    const { cells } = await bench.sheetWindow(id, 0, 0, 0, 9, 9)
    for (const cell of cells) {
      const figures = rows.filter((row) => row.id === cell.observation)
      if (figures.length > 0)
        seen.push({ name: `cell ${name} ${cell.row}/${cell.column}`, figures, shows: (cell.notes ?? 0) > 0 })
    }
  }
  for (const [name, spec] of charts) {
    const layout = await bench.chartLayout(spec)
    const drawn = rows.filter((row) => layout.sources.includes([row.file, row.sheet, row.cell].join(' › ')))
    seen.push({ name: `chart ${name}`, figures: drawn, shows: layout.notes?.includes('n') === true })
    const said = printed(await bench.chartSvg(spec)).includes('Words of the note')
    seen.push({ name: `paper of ${name}`, figures: drawn, shows: said })
  }
  const exported = JSON.parse(await bench.exportRows(EVERYTHING, 'json')) as readonly {
    readonly file: string
    readonly cell: string
    readonly caveats: readonly string[]
  }[]
  for (const { file, cell, caveats } of exported) {
    const figures = rows.filter((row) => row.file.endsWith(file) && row.cell === cell)
    seen.push({ name: `line ${file} ${cell}`, figures, shows: caveats.includes('Words of the note') })
  }
  const compared = (await bench.comparisonText(COMPARE_ALL, 'csv')).split('\n')
  for (const { force, cells } of (await bench.comparison(COMPARE_ALL)).rows) {
    const ids = new Set(cells.flatMap((cell) => cell.ids))
    const line = compared.find((one) => one.startsWith(`${force},`))
    const shows = line?.includes('Words of the note') === true
    seen.push({ name: `compared ${force}`, figures: rows.filter(({ id }) => ids.has(id)), shows })
  }
  return seen
}

test.each([
  ...ANCHORS.map(([anchor, target]) => [anchor.on, anchor, target] as const),
  ['series', { on: 'series', chart: 'both', series: NOTTS, about: 'Nottinghamshire in both' }, 'charts alone'] as const,
  [
    'point',
    { on: 'point', chart: 'both', series: NOTTS, category: `${YEAR_18.start}/${YEAR_18.end}`, about: 'a point' },
    'charts alone',
  ] as const,
  ['finding', null, ['Notts corrected.xlsx C2', 'Notts.xlsx C2']] as const,
])('a note on a %s is in as many places as there are views that contain its target', async (on, given, target) => {
  const bench = await opened()
  if (on === 'finding') await bringIn(bench, CORRECTED)
  const charts = await keepCharts(bench)
  const { findings } = await bench.findings()
  const key = findings.find(({ rule }) => rule === 'conflict')?.key ?? ''
  const anchor: Anchor = given ?? { on: 'finding', finding: key, about: 'two figures' }
  await perform(bench, noteOn(anchor))
  await bench.findings()
  const all = await views(bench, charts)
  const shows = all.filter((view) => view.shows).map(({ name }) => name)
  if (target === 'charts alone') {
    // The point of one year is on the bars of that year too; the line is not, nor is either on a chart of the other force.
    const own = ['both', 'ours', ...(on === 'point' ? ['year'] : [])]
    expect(shows.sort()).toEqual(own.flatMap((name) => [`chart ${name}`, `paper of ${name}`]).sort())
    return
  }
  const figures: readonly string[] = target
  const contain = all
    .filter(({ figures: own }) => own.some((row) => figures.includes(nameOf(row))))
    .map(({ name }) => name)
  expect(shows.sort()).toEqual(contain.sort())
  expect(shows.length).toBeGreaterThan(5)
})

test('a note on a point goes with its figure to a chart that has it under another name, and not to one that adds it up', async () => {
  const bench = await opened()
  const charts = await keepCharts(bench)
  const category = `${YEAR_18.start}/${YEAR_18.end}`
  await perform(bench, noteOn({ on: 'point', chart: 'ours', series: NOTTS, category, about: 'a point' }))
  const both = charts.get('both')
  if (both === undefined) throw new Error('there is no such chart')
  expect((await bench.chartLayout(both)).notes).toEqual(['n'])
  const summed = { ...both, kind: 'bar', across: 'period', series: 'none' } as const
  expect((await bench.chartLayout(summed)).notes).toEqual([])
  await perform(bench, { do: 'delete chart', id: 'ours' })
  expect((await bench.chartLayout(both)).notes).toEqual([])
})

test('what a note on a finding speaks of is new in every view as soon as the rules have looked again', async () => {
  const bench = await opened()
  await bringIn(bench, CORRECTED)
  const { findings } = await bench.findings()
  const key = findings.find(({ rule }) => rule === 'conflict')?.key ?? ''
  await perform(bench, noteOn({ on: 'finding', finding: key, about: 'two figures' }))
  const { state } = await perform(bench, { do: 'remove file', sha256: CORRECTED.file.source.sha256 })
  await bench.findings()
  const now = await bench.state()
  expect(now.annotations[0]?.observations).toEqual([])
  expect(now.revision).toBeGreaterThan(state.revision)
  expect((await rowsOf(bench)).every(({ noteCount }) => noteCount === 0)).toBe(true)
  await bench.findings()
  expect((await bench.state()).revision).toBe(now.revision)
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
