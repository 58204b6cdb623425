import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../app/read/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { utf8 } from './reading.ts'

const PIECES = [
  '<table>',
  '</table>',
  '<tr>',
  '</tr>',
  '<td>',
  '<td colspan=3>',
  '<td rowspan="2" colspan=\'2\'>',
  '<td colspan=999999>',
  '<td rowspan=0>',
  '<th>',
  '</td>',
  '<tbody>',
  '<thead hidden>',
  '<col span=9999999 style="display:none">',
  '<colgroup>',
  '<caption>',
  '<s>',
  '</s>',
  '<del>',
  '</b>',
  '<b>',
  '<br>',
  '<p>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!doctype html>',
  '<script>',
  '</script>',
  '<style>.a{display:none}</style>',
  '<style>.a{',
  '<div class=a>',
  '<span style="text-decoration:line-through">',
  '<td style="mso-number-format:\\@;background:#ff0">',
  '<font color=red>',
  '<',
  '>',
  '"',
  "'",
  '&',
  '&lt;5',
  '&#x110000;',
  '&#0;',
  '&nbsp',
  '&amp;amp;',
  '166',
  '-7.0%',
  '1,234',
  '<5',
  '*',
  'Kent',
  '\n',
  '\t',
  '\r',
  '£',
  '😀',
  '\u2028',
  '=',
  '/>',
  '</',
  '<a href=',
  '<textarea>',
  '<title>',
  '<plaintext>',
  '<svg><table>',
  '<td x:num="5">',
  '<td constructor __proto__=1>',
  '<table><table>',
]

/** Reads the page through the front door; gives the number of its cells. A fault of the reader shows as `unreadable`. */
async function cellsRead(page: string | Uint8Array): Promise<number> {
  const bytes = typeof page === 'string' ? utf8(page) : page
  const result = await readWorkbook({ name: 'reply.xls', bytes }, nodeAbilities)
  if (!result.ok) {
    expect(result.problem.kind).not.toBe('unreadable')
    return 0
  }
  for (const { cells, rowCount, columnCount, merges } of result.value.sheets) {
    for (let index = 0; index < cells.count; index++) {
      expect(cells.rows[index]).toBeLessThan(rowCount)
      expect(cells.columns[index]).toBeLessThan(columnCount)
    }
    for (const { top, left, bottom, right } of merges) expect(top <= bottom && left <= right).toBe(true)
  }
  return result.value.sheets.reduce((sum, { cells }) => sum + cells.count, 0)
}

/** Ordinary cells among them, or hardly any page would have one. */
const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.constantFrom('<td>5', '<tr><td>Kent', '</td></tr>', '--></script>'),
)

test('pieces of pages in any order never make the reader stumble', async () => {
  let cells = 0
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60, size: 'max' }), async (pieces) => {
      cells += await cellsRead(`<html><table><tr><td>${pieces.join('')}`)
    }),
    { numRuns: 1500 },
  )
  expect(cells).toBeGreaterThan(1000)
})

test('a page with bytes changed, taken out or put in never makes the reader stumble', async () => {
  const page = utf8(
    '<html><head><meta charset="utf-8"><style>td.x{display:none}</style></head><body><p>Dear Sir &pound;5</p><table border=1><col width=9><tr><th colspan="2">Kent &amp; Essex</th><td rowspan=2><s>12</s> 13</td></tr><tr><td class=x>&lt;5<br>*</td><td>1,234</td></tr></table></body></html>',
  )
  const change = fc.record({ at: fc.nat(page.length), take: fc.nat(8), put: fc.uint8Array({ maxLength: 6 }) })
  let cells = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let bytes: Uint8Array = page
      for (const { at, take, put } of changes) {
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + take)])
      }
      cells += await cellsRead(bytes)
    }),
    { numRuns: 1000 },
  )
  expect(cells).toBeGreaterThan(1000)
})
