import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeJournal, type Entry, encodeEntry, HEADER } from '../../../main/journal/records.ts'
import { settingRecord } from '../../support/records.ts'

const entries = fc
  .array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 })
  .map((values): readonly Entry[] => values.map((value, at) => ({ record: settingRecord(at + 1, value) })))

function journalOf(list: readonly Entry[]): Uint8Array {
  return Buffer.concat([HEADER, ...list.map(encodeEntry)])
}

describe('a journal', () => {
  test('torn at any byte loses only the entries that were not whole', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, at) => {
        const bytes = journalOf(list)
        const length = at % bytes.length
        const decoded = decodeJournal(bytes.subarray(0, length))
        const whole = list.filter((_, place) => journalOf(list.slice(0, place + 1)).length <= length)
        expect(decoded.entries).toEqual(whole)
        expect(decoded.torn).toBe(length > 0 && decoded.end !== length)
      }),
    )
  })

  test('with a byte changed keeps every entry before it and invents none', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, at, change) => {
        const bytes = journalOf(list)
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ change
        const decoded = decodeJournal(bytes)
        const before = list.filter((_, entry) => journalOf(list.slice(0, entry + 1)).length <= place)
        expect(list.slice(0, decoded.entries.length)).toEqual(decoded.entries)
        expect(decoded.entries.length).toBe(before.length)
        expect(decoded.torn).toBe(true)
      }),
    )
  })

  test('with a tail of zeros, as a power cut leaves it, ends before them', () => {
    const whole = journalOf([{ record: settingRecord(1) }])
    expect(decodeJournal(Buffer.concat([whole, Buffer.alloc(64)]))).toEqual({
      entries: [{ record: settingRecord(1) }],
      end: whole.length,
      torn: true,
    })
  })

  test('from elsewhere whose entry is no record, though its CRC holds, ends there', () => {
    const foreign = encodeEntry({ record: { ...settingRecord(1), sequence: -1 } })
    expect(decodeJournal(Buffer.concat([HEADER, foreign])).entries).toEqual([])
  })

  test('of random bytes never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeJournal(bytes).entries.length === 0))
  })

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(decodeJournal(journalOf(list)).entries).toEqual(list)
      }),
    )
  })
})
