import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDelimited } from '../../app/read/csv/index.ts'
import { columnLetters } from '../../app/vocabulary/index.ts'
import { abilities, bytesOf, cellsOf, repliesBeside, utf8 } from './reading.ts'

async function read(bytes: Uint8Array | string, options = {}) {
  const file = { name: 'reply.csv', bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }
  const result = await readDelimited(file, abilities, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

async function cells(bytes: Uint8Array | string, options = {}) {
  return cellsOf((await read(bytes, options)).sheets[0])
}

async function problem(bytes: Uint8Array) {
  const result = await readDelimited({ name: 'reply.csv', bytes }, abilities)
  return result.ok ? undefined : result.problem
}

function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian)
  return bytes
}

describe('refused', () => {
  test('a file of 0 bytes', async () => {
    expect(await problem(new Uint8Array(0))).toEqual({ kind: 'empty-file', file: 'reply.csv' })
  })
  test('a file with NUL bytes', async () => {
    expect(await problem(utf8('a,b\n1,\0\0\0'))).toMatchObject({ kind: 'damaged', reason: 'nul bytes' })
  })
  test('bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => 1 + ((at * 7919) % 255))
    expect(await problem(bytes)).toMatchObject({ kind: 'damaged', reason: 'control characters' })
  })
  test('UTF-16 that ends inside a character', async () => {
    expect(await problem(utf16('\ufeffa,b').subarray(0, -1))).toMatchObject({ kind: 'damaged' })
  })
  test('a file of blank fields', async () => {
    expect(await problem(utf8(' ,\t,\n,,\n'))).toMatchObject({ kind: 'no-cells' })
  })
  test('more cells than the limit', async () => {
    const result = await readDelimited({ name: 'reply.csv', bytes: utf8('1,2,3') }, abilities, {
      limits: { maxCells: 2, maxBarrenBytes: 1, maxPartBytes: 1 },
    })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })
})

describe('records', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('line ends are %s', async (_, end) => {
    expect(await cells(['a,b', '', '1,2', ''].join(end))).toEqual({ A1: 'a', B1: 'b', A3: 1, B3: 2 })
  })
  test('line ends are mixed', async () => {
    expect(await cells('a\nb\r\nc\rd')).toEqual({ A1: 'a', A2: 'b', A3: 'c', A4: 'd' })
  })
  test('blank lines and empty fields count in the address', async () => {
    expect(await cells('\n\n,,x\n')).toEqual({ C3: 'x' })
  })
  test('line ends, delimiters and doubled quotes stand inside quotes', async () => {
    expect(await cells('"a\n1","b, ""c""",""\n2')).toEqual({ A1: 'a\n1', B1: 'b, "c"', A2: 2 })
  })
  test('a quote that is never closed does not swallow the file', async () => {
    expect(await cells('a,"b\n1,2\n3,4')).toEqual({ A1: 'a', B1: '"b', A2: 1, B2: 2, A3: 3, B3: 4 })
  })
  test('a stray quote does not reach to a quoted field further down', async () => {
    expect(await cells('"5 inch,1\n2,"x"\n3,4\n')).toEqual({ A1: '"5 inch', B1: 1, A2: 2, B2: 'x', A3: 3, B3: 4 })
  })
  test('text after a closing quote is kept', async () => {
    expect(await cells('"a" b,1')).toEqual({ A1: 'a b', B1: 1 })
  })
  test('a quote in the middle of a field is only itself', async () => {
    expect(await cells('5" pipe,1')).toEqual({ A1: '5" pipe', B1: 1 })
  })
})

describe('values', () => {
  test('a number keeps its text', async () => {
    const sheet = (await read('105.0,"1,234",-3, 7 ,+2,.5')).sheets[0]
    expect(cellsOf(sheet)).toEqual({ A1: 105, B1: 1234, C1: -3, D1: 7, E1: 2, F1: 0.5 })
    expect(sheet?.cells.strings).toEqual(['105.0', '1,234', ' 7 ', '+2', '.5'])
  })
  test('references, dates, percentages and markers stay text', async () => {
    const texts = ['00123', '01/04/2018', '2018-19', '12%', '<5', '1,23', '1e5', '12345678901234567', '-']
    expect(Object.values(await cells(texts.map((text) => `"${text}"`).join('\n')))).toEqual(texts)
  })
  test('HTML and formulas are text', async () => {
    expect(await cells('=1+1,<b>x</b>')).toEqual({ A1: '=1+1', B1: '<b>x</b>' })
  })
})

describe('encoding', () => {
  test.each([
    ['utf-8', utf8('£,5')],
    ['utf-8', utf8('\ufeff£,5')],
    ['windows-1252', Uint8Array.of(0xa3, 0x2c, 0x35)],
    ['utf-16le', utf16('\ufeff£,5')],
    ['utf-16be', utf16('\ufeff£,5', true)],
  ])('%s is told from the bytes', async (encoding, bytes) => {
    const workbook = await read(bytes)
    expect(workbook.text?.encoding).toBe(encoding)
    expect(cellsOf(workbook.sheets[0])).toEqual({ A1: '£', B1: 5 })
  })
  test.each([false, true])('UTF-16 is told without its mark (big endian: %s)', async (bigEndian) => {
    expect(await cells(utf16('Force,Offences\nKent,5', bigEndian))).toMatchObject({ A2: 'Kent', B2: 5 })
  })
  test('the analyst may choose another', async () => {
    expect(await cells(utf8('£'), { reading: { encoding: 'windows-1252' } })).toEqual({ A1: 'Â£' })
  })
})

describe('delimiter', () => {
  test.each([
    [',', 'Offences, by year,\nForce,2018\nKent,5\nEssex,6'],
    [';', 'Offences, by year;\nForce;2018\nKent;5\nEssex;6'],
    [';', 'Force;2018;2019\nKent;5,5;1,5\nEssex;6,5;7,5'],
    ['\t', 'Force\t2018\nKent\t"1,234"\nEssex\t5,678'],
    ['|', 'Force|2018\nKent|5\nEssex|6'],
    [',', 'Force,Platform,n\nKent,a; b,1\nEssex,c; d,2'],
    [',', 'one column\nof text'],
  ])('%j is told from the records', async (delimiter, text) => {
    expect((await read(text)).text?.delimiter).toBe(delimiter)
  })
  test('a first line sep=; is honoured and is no record', async () => {
    const workbook = await read('sep=;\r\na,b;c\r\n')
    expect(workbook.text?.delimiter).toBe(';')
    expect(cellsOf(workbook.sheets[0])).toEqual({ A1: 'a,b', B1: 'c' })
  })
  test('the analyst may choose another', async () => {
    expect(await cells('a;b,c', { reading: { delimiter: ';' } })).toEqual({ A1: 'a', B1: 'b,c' })
  })
})

describe('any table', () => {
  const field = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ', '5', '.', 'é', '\t') }),
    fc.integer().map(String),
    fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}/gu, '')),
  )
  const table = fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })

  test('comes back from its csv as it was', async () => {
    let withQuotes = 0
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, by, end) => {
          const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(by)).join(end)
          if (rows.flat().some((one) => one.includes('"'))) withQuotes++
          const expected: Record<string, string> = {}
          rows.forEach((row, r) => {
            row.forEach((one, c) => {
              if (one.trim() !== '') expected[`${columnLetters(c)}${r + 1}`] = one
            })
          })
          const result = await readDelimited({ name: 'a', bytes: utf8(text) }, abilities, {
            reading: { delimiter: by, encoding: 'utf-8' },
          })
          if (Object.keys(expected).length === 0) {
            expect(result.ok).toBe(false)
            return true
          }
          if (!result.ok) throw new Error(JSON.stringify(result.problem))
          const sheet = result.value.sheets[0]
          const raws: Record<string, string> = {}
          for (const [address, value] of Object.entries(cellsOf(sheet))) raws[address] = String(value)
          for (const [address, one] of Object.entries(expected)) {
            const got = raws[address]
            if (got !== one) expect(Number(one.trim().replaceAll(',', ''))).toBe(Number(got))
          }
          expect(Object.keys(raws).sort()).toEqual(Object.keys(expected).sort())
        },
      ),
      { numRuns: 400 },
    )
    expect(withQuotes).toBeGreaterThan(50)
  })

  test('random bytes end in cells or a problem, never in a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(typeof (await readDelimited({ name: 'a', bytes }, abilities)).ok).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })
})

const replies = repliesBeside(/\.(csv|txt)$/)
describe.skipIf(replies.length === 0)('replies beside the repository', () => {
  test.each(replies)('$name: every line is a record', async ({ path }) => {
    const bytes = bytesOf(path)
    const workbook = await read(bytes)
    const text = new TextDecoder(workbook.text?.encoding).decode(bytes)
    const by = workbook.text?.delimiter ?? ','
    const expected = oracle(text, by)
    const sheet = workbook.sheets[0]
    expect(sheet?.cells.count).toBe(expected.size)
    for (const [address, value] of Object.entries(cellsOf(sheet))) {
      const one = expected.get(address) ?? ''
      if (typeof value === 'number') expect(value).toBe(Number(one.replaceAll(',', '')))
      else expect(value).toBe(one)
    }
  })
})

/** A second splitter, one character at a time, for well-formed text only. */
function oracle(text: string, by: string): Map<string, string> {
  const found = new Map<string, string>()
  let row = 1
  let column = 0
  let field = ''
  let quoted = false
  const put = () => {
    if (field.trim() !== '') found.set(`${columnLetters(column)}${row}`, field)
    field = ''
  }
  const lines = text.replaceAll('\r\n', '\n')
  for (let at = 0; at < lines.length; at++) {
    const letter = lines[at] ?? ''
    if (letter === '"' && quoted && lines[at + 1] === '"') field += lines[at++]
    else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === by) {
      put()
      column++
    } else if (!quoted && (letter === '\n' || letter === '\r')) {
      put()
      row++
      column = 0
    } else field += letter
  }
  put()
  return found
}

test('texts that come again are one text, also among many and beside those of other spellings', async () => {
  const names = Array.from({ length: 9000 }, (_, index) => `"force ${index % 6000}"`)
  const long = 'x'.repeat(255)
  const rows = [...names, `"${long}"`, `"${long}"`, `${long}y`, `${long}y`, '"a ""b"""', '"a ""b"""']
  const result = await readDelimited({ name: 'reply.csv', bytes: utf8(rows.join('\n')) }, abilities)
  const cells = result.ok ? result.value.sheets[0]?.cells : undefined
  expect(cells?.count).toBe(9006)
  expect(cells?.strings.length).toBe(6003)
  const texts = Array.from(cells?.texts ?? [], (place) => cells?.strings[place])
  expect(texts.slice(0, 9000)).toEqual(names.map((name) => name.slice(1, -1)))
  expect(texts.slice(9000)).toEqual([long, long, `${long}y`, `${long}y`, 'a "b"', 'a "b"'])
})
