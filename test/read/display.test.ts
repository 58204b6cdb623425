import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayed } from '../../app/read/index.ts'
import { sheetBuilder } from '../../app/read/sheet/index.ts'
import { PLAIN_STYLE } from '../../app/vocabulary/index.ts'

function shown(value: number | string | boolean, numberFormat = 'General', epoch1904 = false): string {
  const sheet = sheetBuilder()
  const style = sheet.style({ ...PLAIN_STYLE, numberFormat })
  if (typeof value === 'number') sheet.number(0, 0, value, style)
  else if (typeof value === 'boolean') sheet.boolean(0, 0, value, style)
  else sheet.text(0, 0, value, style)
  return displayed(sheet.finish({ index: 0, name: 'Reply', epoch1904 }), 0)
}

describe('a cell is shown as a spreadsheet shows it', () => {
  test('nothing makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.oneof(fc.double(), fc.string(), fc.boolean()),
        fc.boolean(),
        (format, value, epoch) => {
          expect(typeof shown(value, format, epoch)).toBe('string')
        },
      ),
      { numRuns: 2000 },
    )
  })
  test.each([
    [166, 'General', '166'],
    [-0, 'General', '0'],
    [0.1 + 0.2, 'General', '0.3'],
    [122406.45, 'General', '122406.45'],
    [123456789012, 'General', '1.23457E+11'],
    [1234567, '#,##0', '1,234,567'],
    [5, '£#,##0', '£5'],
    [0, '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', '-'],
    [-0.07, '0.0%', '-7.0%'],
    [43191, 'dd/mm/yyyy', '01/04/2018'],
    [43191, 'mmm-yy', 'Apr-18'],
    [1.5, '[h]:mm', '36:00'],
    [2, '[<5]"<5";0', '<5'],
    [7, '0 [unfinished', '7'],
    ['<5', '#,##0', '<5'],
    ['secret', ';;;', ''],
    [true, 'General', 'TRUE'],
  ])('%s in %s is %s', (value, format, expected) => {
    expect(shown(value, format)).toBe(expected)
  })
  test('days of the 1904 system are the same days', () => {
    expect(shown(43191 - 1462, 'dd/mm/yyyy', true)).toBe('01/04/2018')
    expect(shown(41729, '0', true)).toBe('41729')
    expect(shown(1.5, '[h]:mm', true)).toBe('36:00')
  })
  test('in delimited text what is written is what is seen', () => {
    const sheet = sheetBuilder()
    sheet.number(0, 0, 54, 0, '54.0')
    expect(displayed(sheet.finish({ index: 0, name: '' }), 0)).toBe('54.0')
  })
})
