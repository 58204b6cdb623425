import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../app/read/refusal.ts'
import { scanXml } from '../../app/read/xml/index.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'

/** The document as a list of its events, fed in pieces of `size` bytes. */
async function events(document: string | Uint8Array, size = 1_000_000): Promise<readonly string[]> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  const seen: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') seen.push(JSON.stringify(text))
    text = ''
  }
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
  }
  await scanXml(
    'part.xml',
    pieces(),
    {
      open: (name, tag) => {
        flush()
        const attributes = tag.names
          .slice(0, tag.count)
          .map((one) => `${one.qualified}=${tag.attribute(one.qualified)}`)
        seen.push(`<${name}${attributes.map((one) => ` ${one}`).join('')}`)
      },
      text: (run) => {
        text += run.read()
      },
      close: (name) => {
        flush()
        seen.push(`>${name}`)
      },
    },
    nodeAbilities.decode,
  )
  return seen
}

async function refusal(document: string | Uint8Array): Promise<unknown> {
  try {
    await events(document)
  } catch (error) {
    if (error instanceof Refusal) return error.trouble
    throw error
  }
  throw new Error('was not refused')
}

describe('what is no document is refused', () => {
  test.each([
    ['a document type declaration', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'dangerous'],
    ['an end tag of another name', '<a><b></a></b>', 'damaged'],
    ['an end tag too many', '<a></a></a>', 'damaged'],
    ['two documents', '<a/><b/>', 'damaged'],
    ['text outside', '<a/>text', 'damaged'],
    ['an attribute without quotes', '<a b=c/>', 'damaged'],
    ['nothing', '  ', 'damaged'],
    ['nothing but NUL', '\0\0\0\0', 'damaged'],
    ['an end before the end', '<a><b>', 'truncated'],
    ['an end inside a tag', '<a><b c="', 'truncated'],
    ['an end inside a comment', '<a><!-- b', 'truncated'],
    ['bottomless nesting', '<a>'.repeat(1000), 'damaged'],
  ])('%s', async (_, document, kind) => {
    expect(await refusal(document)).toMatchObject({ kind })
  })
  test('bytes that are not of the encoding', async () => {
    expect(await refusal(new Uint8Array([60, 97, 62, 0xff, 60, 47, 97, 62]))).toMatchObject({ kind: 'damaged' })
  })
  test('a text that never ends', async () => {
    const endless = async function* () {
      yield new TextEncoder().encode('<a>')
      for (;;) yield new Uint8Array(2 ** 20).fill(65)
    }
    const reading = scanXml('part.xml', endless(), {}, nodeAbilities.decode)
    await expect(reading).rejects.toMatchObject({ trouble: { kind: 'too-large' } })
  })
})

describe('what the tokenizer says', () => {
  test('prefixes, entities, CDATA, comments and instructions', async () => {
    const document =
      '\ufeff<?xml version="1.0"?><!-- <no> --><x:a b="1 &lt; 2" c=\'"\' ><![CDATA[&lt;<]]>&#163;&#xA3;&amp;&nope;<?no <b> ?><d/>t<!-- - -->u\r\n</x:a >\n'
    expect(await events(document)).toEqual(['<a b=1 < 2 c="', '"&lt;<££&&nope;"', '<d', '>d', '"tu\\n"', '>a'])
  })
  test('a declared encoding', async () => {
    const bytes = Uint8Array.from('<?xml version="1.0" encoding="windows-1252"?><a>\x93£5\x94</a>', (c) =>
      c.charCodeAt(0),
    )
    expect(await events(bytes)).toEqual(['<a', '"“£5”"', '>a'])
  })
  test('the same, wherever the bytes are cut', async () => {
    const piece = fc.constantFrom(
      '<a x="1">',
      '</a>',
      '<b/>',
      'text',
      ' ',
      '£5 – “ok”',
      '&amp;',
      '<![CDATA[<]]]]>',
      '<!-- a -- b -->',
      '<?pi ?>',
      '<long:name long:attribute="a>b"/>',
      'x'.repeat(100),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), async (pieces, size) => {
        const closed: string[] = []
        let depth = 0
        for (const one of pieces) {
          if (one === '</a>' && depth === 0) continue
          depth += one === '</a>' ? -1 : one.startsWith('<a') ? 1 : 0
          closed.push(one)
        }
        const document = `<r>${closed.join('')}${'</a>'.repeat(depth)}</r>`
        expect(await events(document, size)).toEqual(await events(document))
      }),
    )
  })
})
