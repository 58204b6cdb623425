import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { benchWith } from '../workbench/csv.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const PROGRAM = join(ROOT, 'out/cli/foi.mjs')
let folder = ''

beforeAll(() => {
  execFileSync(process.execPath, ['-e', "import('./main/launch/build.mjs').then(({ build }) => build(['cli']))"], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  folder = mkdtempSync(join(tmpdir(), 'foi-'))
  mkdirSync(join(folder, 'Kent'))
  mkdirSync(join(folder, 'Essex'))
  writeFileSync(join(folder, 'Kent/reply.csv'), 'Sex,2017/18\nFemale,4\nMale,<5\n')
  writeFileSync(join(folder, 'Essex/reply.csv'), 'Sex,2017/18\nFemale,6\nMale,2\n')
  writeFileSync(join(folder, 'Surrey.csv'), 'Platform,Offences\nKik,4\nSnapchat,9\n')
  writeFileSync(join(folder, '-odd.csv'), 'Sex,2017/18\nFemale,1\nMale,3\n')
  writeFileSync(join(folder, '~$Surrey.csv'), 'lock')
  writeFileSync(join(folder, '.hidden.csv'), 'a,b')
  writeFileSync(join(folder, 'empty.xlsx'), '')
  symlinkSync(join(folder, 'Surrey.csv'), join(folder, 'link.csv'))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: 'utf8' })
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'))
  return { status, stdout, said: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('words that make no sense end with 2 and print no data', () => {
  for (const words of [
    [],
    ['nonsense'],
    ['tidy'],
    ['tidy', '--nonsense', 'a.csv'],
    ['tidy', '--format', 'xml', 'a.csv'],
  ]) {
    const { status, stdout, said } = run(...words)
    expect(status, words.join(' ')).toBe(2)
    expect(stdout).toBe('')
    expect(said[0]).toHaveProperty('error')
  }
})

test('a figure that was typed in is marked where a workspace is exported, and never among what is read of files', async () => {
  const bench = await benchWith({ 'Kent reply.csv': 'Sex,2017/18\nFemale,4\nMale,6\n' })
  const entered = {
    ...{ id: 'e1', sha256: (await bench.state()).sources[0]?.sha256 ?? '', page: 2, paragraph: null, region: null },
    ...{ quote: '7531 offences in all', written: '7531', reason: '', force: null, measure: 'offences' },
    ...{ periodStart: null, periodEnd: null, dimensions: [], figure: { status: 'ok', value: 7531 } as const },
    ...{ author: 'A. Analyst', at: '2026-01-05T10:00:00.000Z' },
  }
  expect((await bench.perform({ do: 'enter figure', entered }, entered.at)).ok).toBe(true)
  mkdirSync(join(folder, 'typed'))
  writeFileSync(join(folder, 'typed/typed.foi'), await bench.snapshot())
  expect(run('export', 'typed/typed.foi', '--out', 'typed.csv').status).toBe(0)
  const [head, ...rows] = readFileSync(join(folder, 'typed.csv'), 'utf8').trim().split('\n')
  expect(head?.split(',')).toContain('entered')
  expect(rows.map((row) => [row.includes('7531'), row.includes(',"by hand, A. Analyst, 2026-01-05"')])).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
  for (const given of ['typed/typed.foi', 'typed']) {
    const { status, stdout, said } = run('tidy', '--review', given)
    expect([status, stdout.trim().split('\n').length, said.length], given).toEqual([1, 1, 1])
    expect(stdout).not.toContain('entered')
  }
})

test('an export that gives a suppressed figure away says so, and not what it is', () => {
  writeFileSync(join(folder, 'Notts.csv'), 'Platform,2017/18\nFacebook,600\nKik,*\nTotal,8377\n')
  const { said } = run('export', 'Notts.csv', '--out', 'rows.csv')
  expect(said).toMatchObject([{ cells: [{ cell: 'B3', shown: '*' }], by: [{ cell: 'B4' }] }])
  expect(JSON.stringify(said)).not.toContain('7777')
  expect(run('export', 'Essex', '--out', 'rows.csv').said).toEqual([])
  expect(run('chart', 'Notts.csv', '--out', 'drawn.svg').said).toMatchObject([{ cells: [{ cell: 'B3' }] }])
})

test('hidden figures that are too many to be searched are said not to be searched', () => {
  const row = (nth: number) => `District ${nth},${Array.from({ length: 9 }, () => '<5').join(',')},30`
  const head = `District,${Array.from({ length: 9 }, (_, nth) => `Age ${nth + 9}`).join(',')},Total`
  const rows = Array.from({ length: 250 }, (_, nth) => row(nth + 1))
  writeFileSync(join(folder, 'Dorset.csv'), ['Dorset Police', 'Offences in 2017/18', '', head, ...rows].join('\n'))
  const { said } = run('export', 'Dorset.csv', '--out', 'rows.csv')
  expect(said).toMatchObject([{ warning: expect.stringContaining('not searched'), forces: [{ figures: 2250 }] }])
})

test('a file that cannot be read is named with its reason, the others go on, and the end is 1', () => {
  const { status, stdout, said } = run('tidy', 'empty.xlsx', 'gone.csv', 'Kent')
  expect(status).toBe(1)
  expect(said.filter(({ problem }) => problem !== undefined)).toMatchObject([
    { file: 'gone.csv', problem: 'vanished' },
    { file: 'empty.xlsx', problem: 'empty-file' },
  ])
  expect(stdout.split('\n')).toHaveLength(4)
})

test('observations come as the contract has them', () => {
  const { status, stdout } = run('tidy', 'Kent')
  expect(status).toBe(0)
  expect(stdout).toBe(
    [
      'file,sheet,cell,force,measure,period_start,period_end,dims,value,status,raw',
      'reply.csv,,B2,E23000032,offences,2017-04-01,2018-03-31,gender=Female,4,ok,4',
      'reply.csv,,B3,E23000032,offences,2017-04-01,2018-03-31,gender=Male,,suppressed,<5',
      '',
    ].join('\n'),
  )
})

test('files of one name are told apart by their path, and a folder may name the force', () => {
  const { stdout } = run('tidy', '.')
  expect(stdout).toContain('Essex/reply.csv,,B2,E23000028,offences')
  expect(stdout).toContain('Kent/reply.csv,,B2,E23000032,offences')
})

test('lock files, dot files and links are skipped and counted', () => {
  const { said } = run('tidy', '.')
  expect(said).toContainEqual({ skipped: 3, reason: 'lock files, dot files and links' })
})

test('names that begin with a dash follow two dashes', () => {
  expect(run('tidy', '-odd.csv').status).toBe(2)
  expect(run('tidy', '--', '-odd.csv').stdout).toContain('-odd.csv,,B2')
})

test('a table for review is named, and printed only when asked for', () => {
  const without = run('tidy', 'Surrey.csv')
  expect(without.stdout.split('\n')).toHaveLength(2)
  expect(without.said[0]).toMatchObject({ file: 'Surrey.csv', sheet: '' })
  expect(String(without.said[0]?.review)).toContain('period')
  expect(run('tidy', '--review', 'Surrey.csv').stdout).toContain(
    'Surrey.csv,,B2,E23000031,offences,,,platform=Kik,4,ok,4',
  )
})

test('an unknown force is named and its rows are printed', () => {
  const { stdout, said } = run('tidy', '--', '-odd.csv')
  expect(stdout.split('\n')).toHaveLength(4)
  expect(said).toContainEqual({ unresolved: 'force', file: '-odd.csv', sheet: '', written: '-odd.csv', candidates: [] })
})

test('json adds bounds and the cells that state each fact', () => {
  const [, suppressed] = JSON.parse(run('tidy', '--format', 'json', 'Kent').stdout) as Record<string, unknown>[]
  expect(suppressed).toMatchObject({ cell: 'B3', status: 'suppressed', low: 1, high: 4 })
  expect(suppressed?.labels).toContainEqual({ states: 'gender', from: 'cell', cell: 'A3', written: 'Male' })
  expect(suppressed?.labels).toContainEqual({ states: 'period', from: 'cell', cell: 'B1', written: '2017/18' })
})

test('read says what was read', () => {
  const [file] = JSON.parse(run('read', 'Surrey.csv').stdout) as Record<string, unknown>[]
  expect(file).toMatchObject({
    file: 'Surrey.csv',
    format: 'csv',
    delimiter: ',',
    sheets: [{ rows: 3, columns: 2, cells: 6 }],
  })
})

test('the same bytes under two names count once: a reply that was sent twice, and no refusal', () => {
  mkdirSync(join(folder, 'twice'))
  const reply = 'Sexual communication with a child,2017/18,2018/19\nKik,14,15\nSnapchat,26,27\nTotal,40,42\n'
  writeFileSync(join(folder, 'twice/Kent Police.csv'), reply)
  writeFileSync(join(folder, 'twice/Kent resend.csv'), reply)
  const same = [{ identical: 'Kent Police.csv', file: 'Kent resend.csv' }]
  const { status, stdout, said } = run('check', 'twice')
  expect([status, said.filter(({ identical }) => identical !== undefined)]).toEqual([0, same])
  const found = (JSON.parse(stdout) as { rule: string }[]).filter(({ rule }) => rule === 'duplicate')
  expect(found).toMatchObject([{ force: 'E23000032', files: ['Kent resend.csv', 'Kent Police.csv'] }])
  expect(run('export', 'twice', '--out', 'twice.foi')).toMatchObject({ status: 0, said: same })
  expect(run('export', 'twice.foi', '--out', 'twice.json').status).toBe(0)
  const rows = JSON.parse(readFileSync(join(folder, 'twice.json'), 'utf8')) as unknown[]
  expect(rows).toHaveLength(6)
})

test('what stands in a file stands in each copy of it; the same page of two forces is a reply of each', () => {
  mkdirSync(join(folder, 'pages'))
  const page = 'Platform,2017/18,2018/19\nKik,<5,15\nSnapchat,26,27\n'
  for (const name of ['Kent Police.csv', 'Kent again.csv', 'Surrey Police.csv']) {
    writeFileSync(join(folder, 'pages', name), page)
  }
  const { stdout, said } = run('check', 'pages')
  const found = JSON.parse(stdout) as { rule: string; force: string; file: string }[]
  expect(found.map(({ rule, force, file }) => [rule, force, file]).sort()).toEqual([
    ['duplicate', 'E23000032', 'Kent again.csv'],
    ['suppressed', 'E23000031', 'Surrey Police.csv'],
    ['suppressed', 'E23000032', 'Kent Police.csv'],
    ['suppressed', 'E23000032', 'Kent again.csv'],
  ])
  expect(said.filter(({ identical }) => identical !== undefined)).toEqual([
    { identical: 'Kent Police.csv', file: 'Kent again.csv' },
  ])
})

test('names from a file are read by, and a file that holds none is refused', () => {
  const written = { what: 'value', key: 'gender', written: 'Femme', means: 'Female', scope: null }
  writeFileSync(
    join(folder, 'names.json'),
    JSON.stringify({ format: 'foi-workbench names', version: 1, names: [written] }),
  )
  writeFileSync(join(folder, 'Dorset.csv'), 'Sex,2017/18\nFemme,6\nMale,2\n')
  expect(run('tidy', 'Dorset.csv').stdout).toContain('gender=Femme')
  expect(run('tidy', '--names', 'names.json', 'Dorset.csv').stdout).toContain('gender=Female')
  expect(run('tidy', '--names', 'Surrey.csv', 'Dorset.csv')).toMatchObject({ status: 2, stdout: '' })
  expect(run('check', '--names', 'gone.json', 'Dorset.csv').status).toBe(2)
})
