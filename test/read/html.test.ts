import { describe, expect, test } from 'vitest'
import { readHtml } from '../../app/read/html/index.ts'
import { sniff } from '../../app/read/sniff/index.ts'
import { findCell } from '../../app/vocabulary/index.ts'
import { abilities, bytesOf, cellsOf, repliesBeside, utf8 } from './reading.ts'

async function read(page: string | Uint8Array) {
  const bytes = typeof page === 'string' ? utf8(page) : page
  const result = await readHtml({ name: 'reply.xls', bytes }, abilities)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

describe('refused', () => {
  test('a page of 0 bytes', async () => {
    const result = await readHtml({ name: 'reply.xls', bytes: new Uint8Array(0) }, abilities)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'empty-file' } })
  })
  test('a page with NUL bytes', async () => {
    const result = await readHtml({ name: 'reply.xls', bytes: utf8('<table>\0\0') }, abilities)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
  })
  test('more tables than any page has', async () => {
    const result = await readHtml({ name: 'reply.xls', bytes: utf8('<table><td>'.repeat(6000)) }, abilities)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })
})

describe('kept', () => {
  test('tables in order, nested ones too, and the text outside', async () => {
    const page =
      '<p>Dear&nbsp;Sir</p><table><tr><td>a<table><tr><td>b</table>c</td></tr></table>end<table><td>d</table>'
    const { sheets, prose } = await read(page)
    expect(sheets.map(({ name }) => name)).toEqual(['Table 1', 'Table 2', 'Table 3'])
    expect(sheets.map((sheet) => cellsOf(sheet).A1)).toEqual(['ac', 'b', 'd'])
    expect(prose).toEqual(['Dear\u00a0Sir', 'end'])
  })
  test('spans are merges and move what follows', async () => {
    const { sheets } = await read('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td rowspan=9>e</table>')
    expect(cellsOf(sheets[0])).toEqual({ A1: 'a', B1: 'b', B2: 'c', C2: 'd', A3: 'e' })
    expect(sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })
  test('character references, line breaks and a < that begins no tag', async () => {
    const { sheets } = await read(
      '<table><td>&pound;5&ndash;&#8217;&#146;<td>a<br>b<td><5<td>&nbsp;<td>00123<td>1,234</table>',
    )
    expect(cellsOf(sheets[0])).toEqual({ A1: '£5–’’', B1: 'a\nb', C1: '<5', E1: '00123', F1: 1234 })
  })
  test('strike, hidden rows, hidden tables and hidden columns', async () => {
    const page =
      '<style>.h{display:none}</style><table><col><col style="display:none"><tr><td><s>5</s><td><del>5</del> 6' +
      '<tr class=h><td>7</table><div hidden><table><td>x</table></div>'
    const [first, second] = (await read(page)).sheets
    expect(first && findCell(first, 0, 0)?.style.strike).toBe(true)
    expect(first && findCell(first, 0, 1)?.style.strike).toBe(false)
    expect(first?.struckRuns).toEqual([{ at: { row: 0, column: 1 }, from: 0, to: 1 }])
    expect(first?.hiddenRows).toEqual([{ first: 1, last: 1 }])
    expect(first?.hiddenColumns).toEqual([{ first: 1, last: 1 }])
    expect(second?.visibility).toBe('hidden')
  })
  test('scripts and comments are no text', async () => {
    const { prose } = await read('<html><script>var a = "<td>"</script><!-- no --><p>yes</html>')
    expect(prose).toEqual(['yes'])
  })
  test('a hundred thousand nested elements', async () => {
    const { sheets } = await read(`<html><body>${'<div>'.repeat(100_000)}<table><td>7</table>`)
    expect(cellsOf(sheets[0])).toEqual({ A1: 7 })
  })
})

const replies = repliesBeside(/\.(xls|html)$/).filter(({ path }) => sniff(bytesOf(path), abilities).kind === 'html')
describe.skipIf(replies.length === 0)('replies beside the repository', () => {
  test.each(replies)('$name: every cell with text is there', async ({ path }) => {
    const bytes = bytesOf(path)
    const page = new TextDecoder().decode(bytes)
    const { sheets } = await read(bytes)
    expect(sheets.length).toBe(page.match(/<table\b/gi)?.length)
    const filled = page
      .split(/<t[dh]\b[^>]*>/i)
      .slice(1)
      .map((cell) => (cell.split(/<\/t[dh]>/i)[0] ?? '').replace(/<[^>]*>|&nbsp;|&#160;|\s/g, ''))
    expect(sheets.reduce((sum, { cells }) => sum + cells.count, 0)).toBe(filled.filter((cell) => cell !== '').length)
  })
})
