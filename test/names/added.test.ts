import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findForces,
  forceNamed,
  headerNamed,
  isKnownValue,
  meaningOfText,
  meaningText,
  measureNamed,
  NAMED,
  type NameScoped,
  NO_NAMES,
  namesAdded,
  namesFileText,
  readNamesFile,
  SUBJECT,
  spellingOf,
  subjectFileText,
  unsureForces,
  valueNamed,
  withMarkersAdded,
} from '../../app/names/index.ts'

const FILE = 'a'.repeat(64)

function added(...names: readonly (readonly [NameScoped['what'], string, string, string?])[]) {
  return namesAdded(names.map(([what, written, means, key = '']) => ({ what, key, written, means })))
}

test('a name that nobody added is known by nothing but the program', () => {
  expect(forceNamed('The Met Office', NO_NAMES)).toBeUndefined()
  expect(valueNamed('rank', 'PC', NO_NAMES)).toBeUndefined()
  expect(isKnownValue('platform', 'Yellow app', NO_NAMES)).toBe(false)
})

test('a value of one key is none of another', () => {
  const names = added(['value', 'PC', 'Constable', 'rank'])
  expect(valueNamed('rank', 'PC', names)).toBe('Constable')
  expect(valueNamed('platform', 'PC', names)).toBe(valueNamed('platform', 'PC', NO_NAMES))
})

test('a name is found whatever its case, spaces and footnote marks', () => {
  const names = added(
    ['force', 'N. Yorks Pol', 'E23000009'],
    ['header', 'Grade Band', 'rank'],
    ['measure', 'Persons harmed', 'victims'],
  )
  expect(forceNamed('n yorks  pol *', names)).toEqual({ kind: 'force', force: 'E23000009' })
  expect(headerNamed('GRADE-BAND', names)).toBe('rank')
  expect(measureNamed('persons harmed', names)).toBe('victims')
})

test('an added name outranks the program: a name that fits two forces then fits one, also within a text', () => {
  const names = added(['force', 'WMP', 'E23000016'])
  expect(forceNamed('WMP', NO_NAMES)).toMatchObject({ kind: 'ambiguous' })
  expect(forceNamed('WMP', names)).toEqual({ kind: 'force', force: 'E23000016' })
  expect(findForces('WMP 71-17')).toEqual([])
  expect(findForces('WMP 71-17', names.searched).map(({ force }) => force)).toEqual(['E23000016'])
})

test('short initials are nobody in a sentence and in small letters', () => {
  const { searched } = added(['force', 'ABC', 'E23000016'])
  expect(findForces('abc of the matter', searched)).toEqual([])
  expect(findForces('ABC reply', searched)).toHaveLength(1)
})

test('a text says which forces a name in it may mean', () => {
  expect(unsureForces('FOI WMP 2019')).toEqual({ written: 'WMP', candidates: ['E23000014', 'E23000016'] })
  expect(unsureForces('FOI Kent 2019')).toBeUndefined()
})

test('a file’s own key outranks what a sign means everywhere, and what it is said to mean here outranks its key', () => {
  const marker = (means: string) => ({ what: 'marker' as const, key: '', written: '*', means })
  const own = { meanings: new Map([['*', { means: 'refused' } as const]]), suppression: undefined }
  expect(withMarkersAdded(own, namesAdded([marker('zero')])).meanings.get('*')).toEqual({ means: 'refused' })
  expect(withMarkersAdded(own, namesAdded([], [marker('zero')])).meanings.get('*')).toEqual({ means: 'zero' })
})

test('a band of ages is known, and a list of platforms by its parts', () => {
  expect(isKnownValue('age', '16+', NO_NAMES)).toBe(true)
  expect(isKnownValue('platform', 'Facebook+Instagram', NO_NAMES)).toBe(true)
  expect(isKnownValue('platform', 'Facebook+Yellow app', NO_NAMES)).toBe(false)
})

const meaning = fc.oneof(
  fc.constantFrom('zero', 'not_held', 'refused', 'missing'),
  fc
    .tuple(fc.nat(50), fc.option(fc.nat(50)))
    .map(([low, more]) => `suppressed ${low}-${more === null ? '' : low + more}`),
)
const scope = fc.option(fc.constant(FILE))
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &.-]{0,30}$/)
const name: fc.Arbitrary<NameScoped> = fc.constantFrom(...NAMED).chain((what) =>
  fc.record({
    what: fc.constant(what),
    key: what === 'value' ? word : fc.constant(''),
    written: word,
    means:
      what === 'marker' ? meaning : what === 'force' ? fc.constantFrom('', 'BTP', 'E23000016', 'E23000016+BTP') : word,
    scope,
  }),
)

test('a meaning of a marker is written and read back the same', () => {
  fc.assert(
    fc.property(meaning, (text) => {
      const read = meaningOfText(text)
      expect(read === undefined ? undefined : meaningText(read)).toBe(text)
    }),
  )
})

test('names that leave as a file come back the same', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      expect(readNamesFile(namesFileText(names))).toEqual({ pack: '', names })
    }),
  )
})

test('no file makes the reader throw: it is read, or refused in words', () => {
  const part = fc.oneof(fc.jsonValue(), fc.array(name as fc.Arbitrary<unknown>))
  const file = fc.record({
    format: fc.constantFrom('foi-workbench names', 'foi-workbench subject', 'x'),
    version: fc.constantFrom(1, 2, '1'),
    name: part,
    names: part,
    dimensions: fc.oneof(part, fc.array(fc.record({ key: part, headers: part, values: part }))),
    measures: part,
  })
  let refused = 0
  fc.assert(
    fc.property(fc.oneof(file, fc.jsonValue()), (value) => {
      const read = readNamesFile(JSON.stringify(value))
      if (typeof read === 'string') refused += 1
      else for (const { what, written } of read.names) expect(spellingOf(what, written)).not.toBe('')
    }),
  )
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThan(100)
})

test('the subject that comes with the program is a pack like those that an analyst saves', () => {
  const read = readNamesFile(JSON.stringify(SUBJECT))
  if (typeof read === 'string') throw new Error(read)
  expect(read.pack).toBe('Sexual communication with a child')
  const names = namesAdded(read.names)
  for (const { key, written } of read.names.filter(({ what }) => what === 'value')) {
    if (key !== 'offence') expect(valueNamed(key, written, names), written).toBe(valueNamed(key, written, NO_NAMES))
  }
})

test('a pack is written as it is read', () => {
  const text = subjectFileText('Workforce', [
    { key: 'rank', headers: ['grade'], values: [{ value: 'Constable', spellings: ['PC'] }] },
  ])
  expect(readNamesFile(text)).toEqual({
    pack: 'Workforce',
    names: [
      { what: 'header', key: '', written: 'grade', means: 'rank', scope: null },
      { what: 'value', key: 'rank', written: 'Constable', means: 'Constable', scope: null },
      { what: 'value', key: 'rank', written: 'PC', means: 'Constable', scope: null },
    ],
  })
})
