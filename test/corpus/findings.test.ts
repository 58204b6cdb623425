import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Case,
  check,
  type ExpectedForce,
  type Reply,
  replyOf,
  type Stated,
  statedIn,
  unreadableReply,
} from '../../app/check/index.ts'
import { readWorkbook } from '../../app/read/index.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { printedFinding } from '../../main/cli/finding.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'
import { CONTRACT, type FindingRow, type FindingScore, scoreFindings } from './findings-score.ts'
import floor from './floor.json' with { type: 'json' }

/** Synthetic replies with discrepancies planted, and the list of them. */
const CORPORA = new URL('../fixtures/corpus/', import.meta.url).pathname
const names = readdirSync(CORPORA)
  .filter((name) => existsSync(join(CORPORA, name, 'truth/findings.json')))
  .sort()

const judged = new Map<string, { readonly input: Case; readonly truth: readonly FindingRow[] }>()

beforeAll(async () => {
  for (const name of names) judged.set(name, await corpus(join(CORPORA, name)))
}, 180_000)

test('three corpora have discrepancies planted in them', () => {
  expect(names).toEqual(['messy-1', 'messy-2', 'planted-1'])
})

describe.each(names)('%s', (name) => {
  test('no rule misses or invents more than one finding, or a tenth of them', () => {
    for (const rule of CONTRACT) {
      const { truth, missed, invented } = scored(name, rule)
      const few = Math.max(1, truth * 0.1)
      expect(missed.length, `${rule} missed`).toBeLessThanOrEqual(few)
      expect(invented.length, `${rule} invented`).toBeLessThanOrEqual(few)
    }
  })

  test('every rule is there to be found', () => {
    for (const rule of CONTRACT) expect(scored(name, rule).truth, rule).toBeGreaterThan(0)
  })
})

test('over all corpora the findings do not fall under the floor', () => {
  const all = names.map((name) => scored(name))
  const sum = (of: (one: FindingScore) => number) => all.reduce((total, one) => total + of(one), 0)
  const explained = JSON.stringify(
    all.map(({ missed, invented }) => ({ missed, invented })),
    undefined,
    1,
  )
  const met = sum(({ truth, missed }) => truth - missed.length) / sum(({ truth }) => truth)
  const right = sum(({ got, invented }) => got - invented.length) / sum(({ got }) => got)
  expect(met, explained).toBeGreaterThanOrEqual(floor.findings.recall)
  expect(right, explained).toBeGreaterThanOrEqual(floor.findings.precision)
  expect(sum(({ cells }) => cells) / sum(({ located }) => located)).toBeGreaterThanOrEqual(floor.findings.cells)
})

test('a store that cannot tell the tables of a sheet apart finds the same', () => {
  for (const [name, { input }] of judged) {
    const stated = input.stated.map(({ table: _, ...rest }) => rest)
    const bare = check({ ...input, stated }).findings.map(({ rule, force, about }) => [rule, force, about])
    expect(bare, name).toEqual(check(input).findings.map(({ rule, force, about }) => [rule, force, about]))
  }
})

function scored(name: string, rule?: string): FindingScore {
  const corpus = judged.get(name)
  if (corpus === undefined) throw new Error(`${name} was not read`)
  return scoreFindings(corpus.truth, check(corpus.input).findings.map(printedFinding), rule)
}

async function corpus(folder: string): Promise<{ input: Case; truth: readonly FindingRow[] }> {
  const stated: Stated[] = []
  const replies: Reply[] = []
  for (const file of readdirSync(join(folder, 'files'))) {
    const bytes = new Uint8Array(readFileSync(join(folder, 'files', file)))
    const workbook = await readWorkbook({ name: file, bytes }, nodeAbilities)
    if (!workbook.ok) {
      replies.push(unreadableReply(file))
      continue
    }
    const tidied = tidyWorkbook(workbook.value, { fileName: file, path: file })
    const arrived = { file, workbook: workbook.value, tidied }
    stated.push(...statedIn(arrived))
    replies.push(replyOf(arrived))
  }
  const truth = JSON.parse(readFileSync(join(folder, 'truth/findings.json'), 'utf8')) as readonly FindingRow[]
  return { input: { stated, replies, asked: { request: SAMPLE_REQUEST, forces: forcesIn(folder) } }, truth }
}

function forcesIn(folder: string): readonly ExpectedForce[] {
  const [, ...lines] = readFileSync(join(folder, 'forces.csv'), 'utf8').trim().split(/\r?\n/)
  return lines.map((line) => {
    const [code = '', name = '', population = ''] = line.split(',')
    return { code, name, population: population === '' ? null : Number(population) }
  })
}
