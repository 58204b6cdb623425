import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Anchor, Command } from '../../app/annotate/index.ts'
import type { JournalRecord, Workbench, WorkspaceState } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { arrivedOf, decidedOf, derivedOf, logOf } from './dump.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const FILES = ['one.xlsx', 'two.xlsx', 'three.csv'].map((name, nth) => {
  const sheet = sheetOf('Reply', [
    [name, '2017/18', '2018/19'],
    ['Offences', 80 + nth, '<5'],
  ])
  const force = nth === 1 ? SURREY : NOTTS
  return fileOf(
    name,
    [sheet],
    [
      tidiedOf(
        sheet,
        [
          observationOf({ at: 'B2', force, period: YEAR_17, figure: 80 + nth }),
          observationOf({
            at: 'C2',
            force,
            period: YEAR_18,
            figure: { status: 'suppressed', low: 1, high: 4 },
            raw: '<5',
          }),
        ],
        nth === 2 ? { state: 'review' } : {},
      ),
    ],
  )
})
const SPEC = { version: 1, kind: 'line', question: EVERYTHING }

/** What an analyst may do; numbers choose among what is there. */
const step = fc.oneof(
  fc.record({ act: fc.constant('file' as const), which: fc.nat(2) }),
  fc.record({ act: fc.constant('layout' as const), which: fc.nat(2), accepted: fc.boolean() }),
  fc.record({
    act: fc.constant('note' as const),
    which: fc.nat(5),
    on: fc.constantFrom('value', 'period', 'force', 'cells', 'force-period', 'file'),
    line: fc.string({ maxLength: 4 }),
  }),
  fc.record({ act: fc.constant('answer' as const), which: fc.nat(5), nth: fc.nat(9) }),
  fc.record({ act: fc.constant('edit note' as const), which: fc.nat(5), text: fc.string({ maxLength: 8 }) }),
  fc.record({ act: fc.constant('delete note' as const), which: fc.nat(5) }),
  fc.record({ act: fc.constant('chart' as const), which: fc.nat(2), name: fc.string({ maxLength: 8 }) }),
  fc.record({ act: fc.constant('setting' as const), value: fc.string({ maxLength: 8 }) }),
  fc.record({
    act: fc.constant('judge' as const),
    which: fc.nat(2),
    status: fc.constantFrom('open' as const, 'queried' as const, 'not a problem' as const),
  }),
  fc.record({ act: fc.constant('caveat' as const), which: fc.nat(2), text: fc.option(fc.string({ maxLength: 8 })) }),
  fc.record({ act: fc.constant('letter' as const), which: fc.nat(2) }),
  fc.record({ act: fc.constant('publish' as const), which: fc.nat(2), publish: fc.boolean() }),
  fc.record({ act: fc.constant('look' as const) }),
  fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

function commandOf(one: Step, state: WorkspaceState): Command | undefined {
  switch (one.act) {
    case 'file': {
      const file = FILES[one.which]
      if (file === undefined) return undefined
      const { sha256 } = file.file.source
      return state.sources.some((source) => source.sha256 === sha256) ? { do: 'remove file', sha256 } : importOf(file)
    }
    case 'layout': {
      const sha256 = FILES[one.which]?.file.source.sha256 ?? ''
      return { do: 'accept layout', sha256, sheet: 'Reply', accepted: one.accepted }
    }
    case 'note':
      if (state.annotations.some(({ id }) => id === `note ${one.which}`)) return undefined
      return {
        do: 'add annotation',
        annotation: {
          id: `note ${one.which}`,
          anchor: anchorOf(one.on, one.which),
          text: 'a note',
          forPublication: true,
          author: '',
          at: AT,
          ...(one.line === '' ? {} : { caveat: one.line, tags: ['tag', one.line] }),
        },
      }
    case 'edit note':
    case 'delete note': {
      const note = state.annotations[one.which]
      if (note === undefined) return undefined
      if (one.act === 'delete note') return { do: 'delete annotation', id: note.id }
      return { do: 'change annotation', id: note.id, text: one.text, forPublication: false }
    }
    case 'answer': {
      const note = state.annotations[one.which]
      if (note === undefined) return undefined
      const id = `answer ${one.nth}`
      if (state.annotations.some(({ replies }) => replies.some((reply) => reply.id === id)))
        return { do: 'delete reply', id }
      return { do: 'reply to annotation', annotation: note.id, reply: { id, text: 'so', author: '', at: AT } }
    }
    case 'chart': {
      const id = `chart ${one.which}`
      const there = state.charts.some((chart) => chart.id === id)
      return { do: there ? 'change chart' : 'add chart', id, name: one.name, spec: SPEC }
    }
    case 'setting':
      return { do: 'change setting', name: 'author', value: one.value }
    case 'judge': {
      const findings = [`finding ${one.which}`, 'finding 0']
      return { do: 'judge findings', findings, about: 'two', status: one.status, reason: 'why', author: '' }
    }
    case 'caveat':
      return { do: 'word caveat', finding: `finding ${one.which}`, about: 'one', caveat: one.text }
    case 'letter':
      return { do: 'write letter', findings: [`finding ${one.which}`], force: NOTTS, text: 'Dear', author: '' }
    case 'publish':
      return { do: 'publish findings', findings: [`finding ${one.which}`], about: 'one', forPublication: one.publish }
    default:
      return undefined
  }
}

function anchorOf(on: string, which: number): Anchor {
  if (on === 'force') return { on, force: which % 2 === 0 ? NOTTS : SURREY }
  if (on === 'period') return { on, periodStart: YEAR_17.start, periodEnd: YEAR_17.end }
  const { sha256 = '', name: file = '' } = FILES[which % 3]?.file.source ?? {}
  const source = { sha256, sheet: 'Reply', cell: 'B2' }
  if (on === 'file') return { on, sha256, file }
  if (on === 'cells') return { on, source: { sha256, sheet: 'Reply', cells: 'B2:C2' }, file }
  if (on === 'force-period') return { on, force: NOTTS, periodStart: YEAR_17.start, periodEnd: YEAR_17.end }
  const period = { periodStart: YEAR_17.start, periodEnd: YEAR_17.end }
  return { on: 'value', force: which === 1 ? SURREY : NOTTS, measure: 'offences', ...period, dimensions: '', source }
}

/** Lives a script; returns the records that a journal would hold. */
async function live(bench: Workbench, script: readonly Step[]): Promise<readonly JournalRecord[]> {
  const records: JournalRecord[] = []
  for (const one of script) {
    if (one.act === 'undo' || one.act === 'redo') {
      const change = await bench[one.act](AT)
      if (change !== null) records.push(change.record)
      continue
    }
    // What was looked at must leave no trace in what is decided, derived or logged.
    if (one.act === 'look') await bench.findings()
    const command = commandOf(one, await bench.state())
    if (command === undefined) continue
    const arrival =
      command.do === 'import file' ? FILES.find(({ file }) => file.source.sha256 === command.source.sha256) : undefined
    records.push(granted(await bench.perform(command, AT, arrival?.file, arrival?.bytes)).record)
  }
  return records
}

const scripts = fc.array(step, { minLength: 1, maxLength: 25 })
const RUNS = { numRuns: 40 }

test('undoing everything returns to the start, and redoing everything to the end', async () => {
  let undone = 0
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const bench = benchOver(FILES)
      await bench.open(null)
      const start = await bench.snapshot()
      await live(bench, script)
      const end = await bench.snapshot()
      let count = 0
      while ((await bench.undo(AT)) !== null) count += 1
      undone += count
      const back = await bench.snapshot()
      expect(decidedOf(back)).toEqual(decidedOf(start))
      expect(derivedOf(back)).toEqual(derivedOf(start))
      for (let i = 0; i < count; i += 1) expect(await bench.redo(AT)).not.toBeNull()
      const again = await bench.snapshot()
      // What was undone before the end stays redoable behind it: redo no further than the end.
      expect(decidedOf(again)).toEqual(decidedOf(end))
      expect(derivedOf(again)).toEqual(derivedOf(end))
    }),
    RUNS,
  )
  expect(undone).toBeGreaterThan(100)
})

test('the log and what arrived rebuild the state exactly, and a record told twice changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, fc.nat(), async (script, twice) => {
      const bench = benchOver(FILES)
      await bench.open(null)
      const records = await live(bench, script)
      const lived = await bench.snapshot()
      const fresh = benchOver(FILES)
      await fresh.open(null)
      for (const [nth, record] of records.entries()) {
        const { command } = record
        const arrival =
          record.kind === 'do' && command.do === 'import file'
            ? FILES.find(({ file }) => file.source.sha256 === command.source.sha256)
            : undefined
        const told = nth === twice % records.length ? [record, record] : [record]
        for (const one of told) expect((await fresh.replay(one, arrival?.file, arrival?.bytes)).ok).toBe(true)
      }
      const rebuilt = await fresh.snapshot()
      expect(decidedOf(rebuilt)).toEqual(decidedOf(lived))
      expect(derivedOf(rebuilt)).toEqual(derivedOf(lived))
      expect(logOf(rebuilt)).toEqual(logOf(lived))
    }),
    RUNS,
  )
})

test('what the journal could not keep is taken back as if never done, the arrived bytes with it', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, scripts, async (kept, lost) => {
      const bench = benchOver(FILES)
      await bench.open(null)
      const records = await live(bench, kept)
      const before = await bench.snapshot()
      const [first] = await live(bench, lost)
      if (first === undefined) return
      expect(first.sequence).toBe(records.length + 1)
      await bench.rollback(first.sequence)
      const after = await bench.snapshot()
      expect(decidedOf(after)).toEqual(decidedOf(before))
      expect(derivedOf(after)).toEqual(derivedOf(before))
      expect(logOf(after)).toEqual(logOf(before))
      expect(arrivedOf(after)).toEqual(arrivedOf(before))
    }),
    RUNS,
  )
})

test('a journal with a record missing is refused, not guessed over', async () => {
  const bench = benchOver(FILES)
  await bench.open(null)
  const record = {
    sequence: 2,
    at: AT,
    kind: 'do',
    of: null,
    command: { do: 'change setting', name: 'a', value: 'b' },
  } as const
  expect(await bench.replay(record)).toMatchObject({ ok: false, problem: { kind: 'workspace-damaged' } })
})
