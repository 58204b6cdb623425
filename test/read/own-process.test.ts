import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnLetters } from '../../app/vocabulary/index.ts'
import { hugeSheet, times } from '../support/huge.ts'
import { xlsx } from '../support/office.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const PROGRAM = join(ROOT, 'out/cli/foi.mjs')
const MEGABYTE = 2 ** 20
/** Has a process say, as its last words, what it took. */
const LAST_WORDS =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();writeSync(2,"\\nTOOK "+JSON.stringify({megabytes:maxRSS/1024,seconds:(userCPUTime+systemCPUTime)/1e6}))})'
let folder = ''
let baseline = 0

beforeAll(() => {
  execFileSync(process.execPath, ['-e', "import('./main/launch/build.mjs').then(({ build }) => build(['cli']))"], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  folder = mkdtempSync(join(tmpdir(), 'foi-own-'))
  baseline = read('small.xlsx', xlsx({ rows: '<row><c><v>166</v></c></row>' })).megabytes
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Reads a file on the command line, in a process of its own: processor seconds and the most memory that it ever had. */
function read(name: string, bytes: Uint8Array) {
  writeFileSync(join(folder, name), bytes)
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', LAST_WORDS, PROGRAM, 'read', name], {
    cwd: folder,
    encoding: 'utf8',
  })
  const [said = '', took = '{}'] = stderr.split('\nTOOK ')
  const { megabytes, seconds } = JSON.parse(took) as { megabytes: number; seconds: number }
  return { stdout, said, megabytes, seconds }
}

const HEAD = '<worksheet><sheetData><row><c><v>1</v></c></row>'
const TAIL = '</sheetData></worksheet>'

test.each([
  ['blanks', ' '.repeat(MEGABYTE)],
  ['empty cells', '<row r="2"><c s="1"/></row>'.repeat(MEGABYTE / 27)],
])(
  'a zip bomb of 400 MB of %s is refused within 5 s and 300 MB above a small workbook',
  async (name, piece) => {
    const { said, seconds, megabytes } = read(`${name}.xlsx`, await hugeSheet(times(400, HEAD, piece, TAIL)))
    expect(said).toContain('"problem":"too-large"')
    expect(seconds).toBeLessThan(5)
    expect(megabytes - baseline).toBeLessThan(300)
  },
  120_000,
)

test('a true sheet of 500,000 rows and 12 columns, 200 MB unfolded, opens', async () => {
  function* rows() {
    yield '<worksheet><dimension ref="A1:L500000"/><sheetData>'
    for (let from = 1; from <= 500_000; from += 1000) {
      let portion = ''
      for (let row = from; row < from + 1000; row++) {
        portion += `<row r="${row}" spans="1:12">`
        for (let column = 0; column < 12; column++) {
          portion += `<c r="${columnLetters(column)}${row}" s="0"><v>${row * 12 + column}</v></c>`
        }
        portion += '</row>'
      }
      yield portion
    }
    yield TAIL
  }
  const { stdout, said } = read('true.xlsx', await hugeSheet(rows()))
  expect(said).not.toContain('problem')
  expect(JSON.parse(stdout)).toMatchObject([{ sheets: [{ rows: 500_000, columns: 12, cells: 6_000_000 }] }])
}, 120_000)
