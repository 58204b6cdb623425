import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contained, readGiven } from '../../app/workbench/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { readReplies } from '../../main/cli/reading.ts'
import { zip } from '../support/zip.ts'

const REPLY = 'Force,2017/18\nKent,12\n'

test('work that fails is a Problem of its file', async () => {
  const fault = () => {
    throw new TypeError('cells of undefined')
  }
  expect(await contained('Kent.csv', async () => fault())).toEqual({
    ok: false,
    problem: { kind: 'unreadable', file: 'Kent.csv', reason: 'TypeError: cells of undefined' },
  })
})

test('a file that the program fails at does not take the others of its zip with it', async () => {
  const files = ['Avon.csv', 'Kent.csv', 'Surrey.csv'].map((name) => ({ name, content: `${REPLY}${name}` }))
  let hashed = 0
  const abilities = {
    ...nodeAbilities,
    // A host that breaks down after the second file was read and before it is tidied.
    sha256: (bytes: Uint8Array) => {
      hashed++
      if (hashed === 2) throw new Error('out of memory')
      return nodeAbilities.sha256(bytes)
    },
  }
  const results = await readGiven({ name: 'replies.zip', path: 'replies.zip', bytes: zip(files) }, {}, abilities)
  expect(results.map((result) => (result.ok ? result.value.source.name : result.problem.kind))).toEqual([
    'Avon.csv',
    'unreadable',
    'Surrey.csv',
  ])
  expect(results[1]).toMatchObject({ problem: { file: 'Kent.csv', reason: 'Error: out of memory' } })
  // The bytes of the refused one too: a person may keep it and enter its figures by hand.
  expect(results.map(({ bytes }) => bytes !== undefined)).toEqual([true, true, true])
})

test('on the command line neither: the others are taken, and the end is 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foi-faults-'))
  try {
    for (const name of ['Avon.csv', 'Kent.csv', 'Surrey.csv']) writeFileSync(join(folder, name), REPLY)
    const taken: string[] = []
    const code = await readReplies([folder], ({ name }) => {
      if (name === 'Kent.csv') throw new RangeError('a fault while tidying')
      taken.push(name)
    })
    expect(taken).toEqual(['Avon.csv', 'Surrey.csv'])
    expect(code).toBe(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a file of a zip is listed under a name that cannot turn the text around it about', async () => {
  const bytes = zip([{ name: 'Kent/\u202Efdp.csv', content: REPLY }])
  const [found] = await readGiven({ name: 'replies.zip', path: 'replies.zip', bytes }, {}, nodeAbilities)
  expect(found).toMatchObject({ value: { source: { name: '\uFFFDfdp.csv', path: 'replies.zip/Kent/\uFFFDfdp.csv' } } })
})
