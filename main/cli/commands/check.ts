import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type Asked, check, type Reply, type Stated } from '../../../app/check/index.ts'
import { tidyWorkbook } from '../../../app/tidy/index.ts'
import { a1, type Request } from '../../../app/vocabulary/index.ts'
import { parseArguments } from '../arguments.ts'
import { print } from '../output.ts'
import { readReplies } from '../reading.ts'
import { readRecords } from '../records.ts'

export const CHECK_USAGE = 'check FILES… [--expect forces.csv] [--request R.json] [--all]'

/** The request of the sample: the two years that the published story compares. */
const SAMPLE_REQUEST: Request = {
  text: 'Offences of sexual communication with a child (s.15A Sexual Offences Act 2003, HO code 71/17)',
  measure: 'offences',
  countingUnit: 'offences',
  periods: [
    { start: '2017-04-01', end: '2018-03-31', label: '2017/18' },
    { start: '2018-04-01', end: '2019-03-31', label: '2018/19' },
  ],
  dimensions: ['platform', 'age', 'gender'],
}

const requestSchema = z.object({
  text: z.string().default(''),
  measure: z.string(),
  countingUnit: z.string().default(''),
  periods: z.array(z.object({ start: z.iso.date(), end: z.iso.date(), label: z.string() })).min(1),
  dimensions: z.array(z.string()).default([]),
})

/** Prints what the rules find in the given replies, as a JSON list; `--all` has no further rules to add yet. */
export async function checkReplies(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: ['all'], values: ['expect', 'request'] })
  if (typeof asked === 'string') return asked
  if (asked.files.length === 0) return 'which files?'
  const request = requestOf(asked.values.get('request'))
  if (typeof request === 'string') return request
  const forces = await expectedForces(asked.values.get('expect'))
  if (typeof forces === 'string') return forces
  const stated: Stated[] = []
  const replies: Reply[] = []
  const code = await readReplies(asked.files, ({ label, name, path, workbook }) => {
    const seen = new Set<string>()
    for (const { sheet, state, observations } of tidyWorkbook(workbook, { fileName: name, path })) {
      for (const { force } of observations) if (force !== null) seen.add(force)
      if (state !== 'read') continue
      for (const { at, force, measure, period, dimensions, figure } of observations) {
        stated.push({
          file: label,
          sheet: workbook.sheets[sheet]?.name ?? '',
          cell: a1(at),
          force,
          measure,
          periodStart: period?.start ?? null,
          periodEnd: period?.end ?? null,
          dimensions,
          figure,
        })
      }
    }
    replies.push({ file: label, forces: [...seen], prose: workbook.prose, readable: true, tabular: stated.length > 0 })
  })
  print(`${JSON.stringify(check({ stated, replies, asked: { request, forces } }).findings, null, 1)}\n`)
  return code
}

function requestOf(file: string | undefined): Request | string {
  if (file === undefined) return SAMPLE_REQUEST
  const text = textOf(file)
  if (text === undefined) return `${file} cannot be read`
  try {
    const read = requestSchema.safeParse(JSON.parse(text))
    if (read.success) return read.data
    return `${file} is no request: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`
  } catch {
    return `${file} is not JSON`
  }
}

async function expectedForces(file: string | undefined): Promise<Asked['forces'] | string> {
  if (file === undefined) return []
  const records = await readRecords(file)
  if (records === undefined) return `${file} cannot be read`
  const [header, ...forces] = records
  if (header?.[0] !== 'code' || header[1] !== 'name') return `${file} wants the columns code,name[,population]`
  return forces.flatMap(([code = '', name = '', population = '']) =>
    code === '' ? [] : [{ code, name, population: population === '' ? null : Number(population) }],
  )
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(resolve(file), 'utf8')
  } catch {
    return undefined
  }
}
