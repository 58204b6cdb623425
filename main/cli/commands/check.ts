import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import {
  type Asked,
  CONTRACT_RULES,
  check,
  DEFAULT_THRESHOLDS,
  publishedFor,
  type Reply,
  RULES,
  replyOf,
  type Stated,
  statedIn,
  unreadableReply,
} from '../../../app/check/index.ts'
import { tidyWorkbook } from '../../../app/tidy/index.ts'
import type { Finding, Request } from '../../../app/vocabulary/index.ts'
import { SAMPLE_REQUEST } from '../../../app/workbench/index.ts'
import { parseArguments } from '../arguments.ts'
import { printedFinding } from '../finding.ts'
import { givenNames } from '../names.ts'
import { print, report } from '../output.ts'
import { readReplies } from '../reading.ts'
import { readRecords } from '../records.ts'

export const CHECK_USAGE = 'check FILES… [--expect forces.csv] [--request R.json] [--all] [--names N.json]'

const requestSchema = z.object({
  text: z.string().default(''),
  measure: z.string(),
  countingUnit: z.string().default(''),
  periods: z.array(z.object({ start: z.iso.date(), end: z.iso.date(), label: z.string() })).min(1),
  dimensions: z.array(z.string()).default([]),
})

/**
 * Prints what the rules find in the given replies, as a JSON list: the rules of the contract, or with `--all` every rule.
 * A rule that could not run is named on standard error. What a suppression hides is never printed.
 */
export async function checkReplies(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: ['all'], values: ['expect', 'request', 'names'] })
  if (typeof asked === 'string') return asked
  if (asked.files.length === 0) return 'which files?'
  const request = requestOf(asked.values.get('request'))
  if (typeof request === 'string') return request
  const forces = await expectedForces(asked.values.get('expect'))
  if (typeof forces === 'string') return forces
  const names = givenNames(asked.values.get('names'))
  if (typeof names === 'string') return names
  const stated: Stated[] = []
  const replies: Reply[] = []
  const known = new Map<string, { readonly reply: Reply; readonly copies: string[] }[]>()
  const code = await readReplies(
    asked.files,
    ({ label, name, path, workbook, bytes }) => {
      // As in a workspace: the same bytes under another name count once, and that they came twice is a finding.
      const hash = createHash('sha256').update(bytes).digest('hex')
      const tidied = tidyWorkbook(workbook, { fileName: name, path, settings: { names: names(bytes) } })
      const arrived = { file: label, workbook, tidied }
      const reply = replyOf(arrived)
      const alike = known.get(hash) ?? []
      known.set(hash, alike)
      // the name of a file may be all that tells whose it is: two forces may send the same page
      const first = alike.find((one) => one.reply.forces.join() === reply.forces.join())
      if (first !== undefined) {
        first.copies.push(label)
        report({ identical: first.reply.file, file: label })
        return
      }
      for (const { sheet, state, layout } of tidied) {
        if (state !== 'review') continue
        report({ review: layout.reasons.join('; '), file: label, sheet: workbook.sheets[sheet]?.name ?? '' })
      }
      for (const one of statedIn(arrived)) stated.push(one)
      const copies: string[] = []
      alike.push({ reply, copies })
      replies.push({ ...reply, copies })
    },
    (file) => replies.push(unreadableReply(file)),
  )
  const rules = asked.flags.has('all') ? RULES : CONTRACT_RULES
  const { findings, unjudged } = check(
    { stated, replies, asked: { request, forces }, published: publishedFor(request) },
    DEFAULT_THRESHOLDS,
    rules,
  )
  for (const { rule, force, why } of unjudged) report({ unjudged: rule, force, why })
  const shown = withCopies(findings, replies).filter((finding) => finding.private !== true)
  print(`${JSON.stringify(shown.map(printedFinding), null, 1)}\n`)
  return code
}

/** Rules that speak of a force, however many files it sent; the others speak of what stands in a file, and in each copy of it. */
const OF_A_FORCE: ReadonlySet<string> = new Set([
  'conflict',
  'duplicate',
  'outlier',
  'no-reply',
  'period-missing',
  'counting-unit',
])

function withCopies(findings: readonly Finding[], replies: readonly Reply[]): readonly Finding[] {
  const copies = new Map(replies.map(({ file, copies: also = [] }) => [file, also]))
  return findings.flatMap((finding) => {
    const { rule, file, places } = finding
    const also = OF_A_FORCE.has(rule) || places.some((place) => place.file !== file) ? [] : (copies.get(file) ?? [])
    return [
      finding,
      ...also.map((copy) => ({ ...finding, file: copy, places: places.map((place) => ({ ...place, file: copy })) })),
    ]
  })
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
