import { expect, test } from 'vitest'
import type { Command } from '../../app/annotate/index.ts'
import type { ListedFinding, Workbench } from '../../app/contract/index.ts'
import { EVERYTHING } from '../../app/query/index.ts'
import type { SentRequest } from '../../app/vocabulary/index.ts'
import { draftLetter } from '../../app/workbench/finding-letter.ts'
import { keepable } from '../../app/workbench/finding-shown.ts'
import { fileOf, NOTTS, observationOf, SURREY, sheetOf, tidiedOf, YEAR_17, YEAR_18 } from '../store/replies.ts'
import { AT, benchOver, granted, importOf } from './support.ts'

const LATER = '2026-01-06T09:30:00.000Z'

const REQUEST: SentRequest = {
  text: 'Offences of sexual communication with a child',
  date: null,
  bodies: [NOTTS, SURREY],
  measure: 'offences',
  countingUnit: 'offences',
  periods: [
    { start: YEAR_17.start, end: YEAR_17.end, label: '2017/18' },
    { start: YEAR_18.start, end: YEAR_18.end, label: '2018/19' },
  ],
  dimensions: ['platform'],
}

/** A reply of Nottinghamshire whose stated total is `total`; its parts are 20 and 21, and one figure is `<5`. */
function replyOf(total: number, name = 'Notts.xlsx') {
  const sheet = sheetOf('Reply', [
    ['Platform', '2017/18', '2018/19'],
    ['Snapchat', 20, 30],
    ['Facebook', 21, '<5'],
    ['Total', total, null],
    ['Printed twice', null, total],
  ])
  const platform = (value: string) => [{ key: 'platform', value }]
  return fileOf(
    name,
    [sheet],
    [
      tidiedOf(sheet, [
        observationOf({ at: 'B2', period: YEAR_17, dimensions: platform('Snapchat'), figure: 20 }),
        observationOf({ at: 'C2', period: YEAR_18, dimensions: platform('Snapchat'), figure: 30 }),
        observationOf({ at: 'B3', period: YEAR_17, dimensions: platform('Facebook'), figure: 21 }),
        observationOf({
          at: 'C3',
          period: YEAR_18,
          dimensions: platform('Facebook'),
          figure: { status: 'suppressed', low: 1, high: 4 },
          raw: '<5',
        }),
        observationOf({ at: 'B4', period: YEAR_17, dimensions: platform('Total'), figure: total }),
      ]),
    ],
  )
}

const WRONG = replyOf(45)
const RIGHT = replyOf(41)

async function opened(): Promise<Workbench> {
  const bench = benchOver([WRONG])
  await bench.open(null)
  await perform(bench, { do: 'change request', request: REQUEST })
  granted(await bench.perform(importOf(WRONG), AT, WRONG.file, WRONG.bytes))
  return bench
}

async function perform(bench: Workbench, command: Command, at = AT) {
  return granted(await bench.perform(command, at))
}

async function byRule(bench: Workbench, rule: string): Promise<ListedFinding> {
  const { findings } = await bench.findings()
  const found = findings.find((one) => one.rule === rule)
  if (found === undefined) throw new Error(`no ${rule} among ${findings.map((one) => one.rule).join(', ')}`)
  return found
}

const judge = (finding: ListedFinding, status: 'explained' | 'not a problem' | 'accepted', reason = ''): Command => ({
  do: 'judge findings',
  findings: [finding.key],
  about: `${finding.title}, ${finding.forceName}`,
  status,
  reason,
  author: 'AB',
})

test('a rule that lacks what it needs is listed as one that could not run, never as one that found nothing', async () => {
  const bench = benchOver([WRONG])
  await bench.open(null)
  granted(await bench.perform(importOf(WRONG), AT, WRONG.file, WRONG.bytes))
  const { rules } = await bench.findings()
  const silent = rules.find(({ rule }) => rule === 'no-reply')
  expect(silent?.findings).toBe(0)
  expect(silent?.couldNotRun.join(' ')).not.toBe('')
  const total = rules.find(({ rule }) => rule === 'total-mismatch')
  expect(total).toMatchObject({ findings: 1, couldNotRun: [] })
})

test('a total that does not add up is listed with its cells, their text and the arithmetic', async () => {
  const bench = await opened()
  const found = await byRule(bench, 'total-mismatch')
  expect(found).toMatchObject({
    force: NOTTS,
    forceName: 'Nottinghamshire',
    status: 'open',
    resolved: null,
    periods: '2017/18',
  })
  const cells = found.places.flatMap((place) => place.cells)
  expect(new Map(cells.map(({ cell, shown }) => [cell, shown]))).toEqual(
    new Map([
      ['B4', '45'],
      ['B2', '20'],
      ['B3', '21'],
    ]),
  )
  expect(cells.every(({ observation }) => observation !== null)).toBe(true)
  expect(found.places[0]?.cells[0]?.what).toBe('Total, 2017/18')
  expect(found.arithmetic.map(({ terms, result }) => `${terms} = ${result}`).join('; ')).toContain('20 + 21 = 41')
  expect(await byRule(bench, 'no-reply')).toMatchObject({ forceName: 'Surrey' })
})

test('a judgement has a reason, an author and a time, is undone by its name, and comes back', async () => {
  const bench = await opened()
  const found = await byRule(bench, 'total-mismatch')
  const { state } = await perform(bench, judge(found, 'explained', 'The total counts one offence twice'), LATER)
  expect(state.undo).toBe(`${found.title}, Nottinghamshire: explained`)
  expect(await byRule(bench, 'total-mismatch')).toMatchObject({
    status: 'explained',
    reason: 'The total counts one offence twice',
    author: 'AB',
    judgedAt: LATER,
  })
  await bench.undo(LATER)
  expect(await byRule(bench, 'total-mismatch')).toMatchObject({ status: 'open', reason: '', judgedAt: '' })
  await bench.redo(LATER)
  expect((await byRule(bench, 'total-mismatch')).status).toBe('explained')
  expect((await bench.findingHistory(found.key)).map(({ kind }) => kind)).toEqual(['do', 'undo', 'redo'])
})

test('several findings judged at once are one step', async () => {
  const bench = await opened()
  const { findings } = await bench.findings()
  const keys = findings.map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(2)
  await perform(bench, {
    do: 'judge findings',
    findings: keys,
    about: `${keys.length} findings`,
    status: 'accepted',
    reason: '',
    author: '',
  })
  expect((await bench.findings()).findings.every(({ status }) => status === 'accepted')).toBe(true)
  await bench.undo(AT)
  expect((await bench.findings()).findings.every(({ status }) => status === 'open')).toBe(true)
})

test('a finding that no longer holds is kept, says which change resolved it, and so after reopening', async () => {
  const bench = await opened()
  const found = await byRule(bench, 'total-mismatch')
  await perform(bench, judge(found, 'explained', 'Asked by telephone'))
  await perform(bench, { do: 'remove file', sha256: WRONG.file.source.sha256 }, LATER)
  const gone = await byRule(bench, 'total-mismatch')
  expect(gone).toMatchObject({
    resolved: { label: 'Removal of Notts.xlsx', at: LATER },
    status: 'explained',
    reason: 'Asked by telephone',
    claim: found.claim,
  })
  const again = benchOver([WRONG])
  await again.open(await bench.snapshot())
  expect(await byRule(again, 'total-mismatch')).toEqual(gone)
  await again.undo(LATER)
  expect(await byRule(again, 'total-mismatch')).toMatchObject({ resolved: null, status: 'explained' })
})

test('a judgement survives the same reply sent again in another file', async () => {
  const second = replyOf(45, 'Notts again.xlsx')
  const bench = benchOver([WRONG, second, RIGHT])
  await bench.open(null)
  granted(await bench.perform(importOf(WRONG), AT, WRONG.file, WRONG.bytes))
  const found = await byRule(bench, 'total-mismatch')
  await perform(bench, judge(found, 'accepted'))
  await perform(bench, { do: 'remove file', sha256: WRONG.file.source.sha256 })
  granted(await bench.perform(importOf(second), AT, second.file, second.bytes))
  const after = await byRule(bench, 'total-mismatch')
  expect(after).toMatchObject({ key: found.key, status: 'accepted', resolved: null })
  expect(after.places[0]?.file).toBe('replies/Notts again.xlsx')
})

test('a caveat line can be worded anew and given back; publication is a decision of its own', async () => {
  const bench = await opened()
  const found = await byRule(bench, 'total-mismatch')
  const about = 'Totals'
  await perform(bench, { do: 'word caveat', finding: found.key, about, caveat: 'The total is disputed.' })
  await perform(bench, { do: 'publish findings', findings: [found.key], about, forPublication: false })
  expect(await byRule(bench, 'total-mismatch')).toMatchObject({
    caveat: 'The total is disputed.',
    forPublication: false,
  })
  await perform(bench, judge(found, 'accepted'))
  expect(await byRule(bench, 'total-mismatch')).toMatchObject({
    caveat: 'The total is disputed.',
    forPublication: false,
  })
  await perform(bench, { do: 'word caveat', finding: found.key, about, caveat: null })
  expect((await byRule(bench, 'total-mismatch')).caveat).toBe(found.suggestedCaveat)
})

test('a caveat follows its figures into a chart once it is decided, and stays out where the analyst says so', async () => {
  const bench = await opened()
  const found = await byRule(bench, 'total-mismatch')
  const about = 'Totals'
  await perform(bench, judge(await byRule(bench, 'no-reply'), 'explained'))
  await perform(bench, { do: 'word caveat', finding: found.key, about, caveat: 'The total is disputed.' })
  const notes = async () => JSON.stringify(await bench.chartLayout(await bench.suggestChart(EVERYTHING)))
  expect(await notes()).not.toContain('The total is disputed')
  await perform(bench, judge(found, 'accepted'))
  expect(await notes()).toContain('disputed.')
  await perform(bench, { do: 'publish findings', findings: [found.key], about, forPublication: false })
  expect(await notes()).not.toContain('disputed')
  await perform(bench, { do: 'publish findings', findings: [found.key], about, forPublication: true })
  await perform(bench, judge(found, 'not a problem'))
  expect(await notes()).not.toContain('disputed')
})

test('a letter speaks of nothing that was judged not to be a problem, and of no other force', async () => {
  const bench = await opened()
  const { findings } = await bench.findings()
  const total = await byRule(bench, 'total-mismatch')
  await perform(bench, judge(total, 'not a problem'))
  const letter = await bench.draftLetter(
    findings.map(({ key }) => key),
    null,
  )
  expect(letter.findings).not.toContain(total.key)
  expect(letter.text).not.toContain('45')
  expect(letter.leftOut).toContainEqual({ key: total.key, why: 'judged not to be a problem' })
  expect(letter.leftOut.some(({ why }) => why === 'about another force')).toBe(true)
})

test('every number of a letter comes from a cell that holds it, or is a name as it was written', async () => {
  const bench = await opened()
  const { findings } = await bench.findings()
  const keys = findings.filter(({ force }) => force === NOTTS).map(({ key }) => key)
  const letter = await bench.draftLetter(keys, 'To {force}\n\n{findings}\n\n{author}')
  const odd = await bench.draftLetter(keys, 'To {force} {constructor} {toString}')
  expect(odd.parts.map(({ text }) => text).join('')).toContain('{constructor} {toString}')
  expect(letter.text).toContain('B4')
  expect(letter.text).toContain('45')
  expect(letter.text).toContain('“Notts.xlsx”')
  const shown = new Map(
    findings.flatMap(({ places }) =>
      places.flatMap((place) => place.cells.map(({ cell, shown: text }) => [`${place.file}!${cell}`, text] as const)),
    ),
  )
  let figures = 0
  for (const part of letter.parts) {
    if (part.kind === 'words') expect(part.text).not.toMatch(/\d/)
    if (part.kind !== 'figure') continue
    figures += 1
    expect(part.cells.length).toBeGreaterThan(0)
    for (const cell of part.cells) expect(shown.has(`${cell.file}!${cell.cell}`)).toBe(true)
    const [only] = part.cells
    if (part.cells.length === 1 && only !== undefined)
      expect([shown.get(`${only.file}!${only.cell}`), '1']).toContain(part.text)
  }
  expect(figures).toBeGreaterThan(3)
})

test('writing the letter marks its findings as queried, in one step that says to whom', async () => {
  const bench = await opened()
  const { findings } = await bench.findings()
  const keys = findings.filter(({ force }) => force === NOTTS).map(({ key }) => key)
  const letter = await bench.draftLetter(keys, null)
  const { state } = await perform(bench, {
    do: 'write letter',
    findings: letter.findings,
    force: letter.force,
    text: letter.text,
    author: '',
  })
  expect(state.undo).toBe(`Letter to Nottinghamshire about ${keys.length} findings`)
  const queried = (await bench.findings()).findings.filter(({ status }) => status === 'queried').map(({ key }) => key)
  expect(queried.sort()).toEqual([...keys].sort())
  await bench.undo(AT)
  expect((await bench.findings()).findings.some(({ status }) => status === 'queried')).toBe(false)
})

test('a template of one’s own is kept with the workspace; a gap that nothing fills leaves no hole', async () => {
  const bench = await opened()
  const { key } = await byRule(bench, 'total-mismatch')
  await perform(bench, {
    do: 'change setting',
    name: 'letter-template',
    value: 'To {force}:\n\n{findings}\n\n{author}\n\nEnd',
  })
  const { text, template } = await bench.draftLetter([key], null)
  expect(text).toMatch(/^To Nottinghamshire:\n\na\) /)
  expect(text).toMatch(/[^\n]\n\nEnd$/)
  expect(template.text).not.toBe(template.standard)
  expect((await bench.draftLetter([key], template.standard)).text).toContain(`Our request: ${REQUEST.text}`)
})

test('of a finding that tells what a suppression hides, no letter speaks and the file keeps nothing of it', () => {
  const hidden: ListedFinding = {
    ...PRIVATE,
    claim: 'The * in C3 must be 8',
    arithmetic: [{ terms: '45 − 37', result: '8', states: false, tied: true, words: 'is left', cells: [] }],
    suggestedCaveat: 'C3 is 8',
  }
  const wish = {
    findings: [hidden],
    request: REQUEST,
    forceName: 'Nottinghamshire',
    template: '{findings}',
    author: '',
  }
  const letter = draftLetter({ ...wish, keys: [hidden.key] })
  expect(letter).toMatchObject({ findings: [], text: '' })
  expect(letter.leftOut).toEqual([{ key: hidden.key, why: 'tells what a suppression hides' }])
  expect(JSON.stringify(keepable(hidden))).not.toMatch(/8/)
})

const PRIVATE: ListedFinding = {
  key: 'recoverable|E|C3',
  rule: 'recoverable',
  title: 'A suppressed figure that can be worked out',
  why: '',
  how: '',
  severity: 'caution',
  force: null,
  forceName: '',
  periods: '',
  claim: '',
  places: [],
  arithmetic: [],
  suggestedCaveat: '',
  private: true,
  status: 'open',
  reason: '',
  author: '',
  judgedAt: '',
  caveat: '',
  forPublication: false,
  resolved: null,
}
