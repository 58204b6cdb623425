import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorkbook, unpack } from '../../app/read/index.ts'
import { sniff } from '../../app/read/sniff/index.ts'
import { forceIn } from '../../app/tidy/force.ts'
import { nodeAbilities } from '../../main/cli/abilities.ts'
import { problemOf, rawCells, workbookOf, xlsx } from '../support/office.ts'
import { zip } from '../support/zip.ts'
import { utf8 } from './reading.ts'

const WORKBOOK = xlsx({ rows: '<row><c><v>166</v></c></row>' })
const HEAD = [
  'Received: from mail.example (127.0.0.1) by mx.example;',
  '\tMon, 4 Mar 2019 10:00:00 +0000',
  'From: =?utf-8?Q?Kent_Police_=E2=80=93?= =?utf-8?B?IEZPSSB0ZWFt?= <foi@kent.police.example>',
  'Subject: Request 19/123',
  'Date: Mon, 4 Mar 2019 10:00:00 +0000',
  'Message-ID: <1@example>',
  'MIME-Version: 1.0',
]

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
const lines = (...all: readonly string[]) => utf8(all.join('\r\n'))
const text = (...body: readonly string[]) => ['Content-Type: text/plain; charset=utf-8', '', ...body]
const attached = (name: string, bytes: Uint8Array) => [
  'Content-Type: application/octet-stream',
  'Content-Transfer-Encoding: base64',
  `Content-Disposition: attachment; ${name}`,
  '',
  base64(bytes),
]

/** A mail of parts, each its lines. */
function mail(type: string, ...parts: readonly (readonly string[])[]): Uint8Array {
  return mailBy('=_b', type, ...parts)
}

function mailBy(boundary: string, type: string, ...parts: readonly (readonly string[])[]): Uint8Array {
  const inside = parts.flatMap((part) => [`--${boundary}`, ...part])
  return lines(
    ...HEAD,
    `Content-Type: multipart/${type}; boundary="${boundary}"`,
    '',
    'for old programs',
    ...inside,
    `--${boundary}--`,
    '',
  )
}

const open = (bytes: Uint8Array) => unpack({ name: 'reply.eml', path: 'in/reply.eml', bytes }, nodeAbilities)
const paths = async (bytes: Uint8Array) =>
  (await open(bytes)).map((one) => (one.ok ? one.value.path : `${one.problem.kind} ${one.problem.file}`))

describe('refused, and the others come all the same', () => {
  test('a mail that is encrypted or signed as a whole', async () => {
    const sealed = (type: string) => [
      `Content-Type: application/pkcs7-mime; smime-type=${type}; name=smime.p7m`,
      '',
      'MIAG',
    ]
    expect(await paths(mail('mixed', text('Dear Sir'), sealed('enveloped-data'), sealed('signed-data')))).toEqual([
      'in/reply.eml',
      'encrypted in/reply.eml/smime.p7m',
      'unsupported-format in/reply.eml/smime (2).p7m',
    ])
  })
  test('an attachment that is cut off, by the reader of its kind', async () => {
    const whole = mail('mixed', text('Dear Sir'), attached('filename=a.xlsx', WORKBOOK))
    const [, cut] = await open(whole.subarray(0, whole.length - 300))
    expect(cut?.ok && (await problemOf(cut.value.bytes))).toMatchObject({ kind: 'truncated' })
  })
  test('parts within parts without end', async () => {
    let body: readonly string[] = text('x')
    for (let level = 0; level < 30; level++) {
      body = [`Content-Type: multipart/mixed; boundary=b${level}`, '', `--b${level}`, ...body, `--b${level}--`]
    }
    expect(await paths(lines(...HEAD, ...body))).toEqual(['too-large in/reply.eml'])
    expect(await problemOf(lines(...HEAD, ...body))).toMatchObject({ kind: 'too-large' })
  })
  test('mails in mails, deeper than anyone forwards', async () => {
    let inner = mail('mixed', text('innermost'), attached('filename=a.xlsx', WORKBOOK))
    for (let level = 0; level < 6; level++) inner = mail('mixed', attached(`filename=m${level}.eml`, inner))
    expect((await paths(inner)).map((path) => path.split(' ')[0])).toEqual(['unsupported-format'])
  })
  test('more parts than anyone sends', async () => {
    const parts = Array.from({ length: 10_001 }, () => ['Content-Disposition: attachment', '', 'x'])
    expect(await paths(mail('mixed', ...parts))).toEqual(['too-large in/reply.eml'])
  })
})

describe('attachments', () => {
  test('come as they were, under the names that were given to them', async () => {
    const page = utf8('<table><tr><td>1</td></tr></table>')
    const bytes = mail(
      'mixed',
      text('See attached.'),
      attached('filename="=?utf-8?B?Q2Fmw6kueGxzeA==?="', WORKBOOK),
      attached("filename*0*=utf-8''annex%20; filename*1*=%C2%A3.html", page),
      attached('filename="a;b \\"c\\".csv"', utf8('Kent,1\n')),
      [
        'Content-Type: text/csv; name=quoted.csv',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Kent,=C2=A35',
        'Essex,=',
        '7',
      ],
      attached('filename="../../etc/Gwent.csv"', utf8('Gwent,5\n')),
      attached('filename=Caf=2Excsv', utf8('a,b\n')),
      attached('filename=quoted.csv', utf8('second\n')),
    )
    expect(await paths(bytes)).toEqual([
      'in/reply.eml',
      'in/reply.eml/Café.xlsx',
      'in/reply.eml/annex £.html',
      'in/reply.eml/a;b "c".csv',
      'in/reply.eml/quoted.csv',
      'in/reply.eml/etc/Gwent.csv',
      'in/reply.eml/Caf=2Excsv',
      'in/reply.eml/quoted (2).csv',
    ])
    const [, workbook, html, , quoted] = await open(bytes)
    expect(workbook?.ok && workbook.value.bytes).toEqual(WORKBOOK)
    expect(html?.ok && html.value.bytes).toEqual(page)
    expect(quoted?.ok && new TextDecoder().decode(quoted.value.bytes)).toBe('Kent,£5\r\nEssex,7')
  })
  test('within a zip, and a zip within a mail within a mail', async () => {
    const inner = mailBy(
      '=_inner',
      'mixed',
      text('forwarded'),
      attached('filename=all.zip', zip([{ name: 'Kent.csv', content: 'Kent,1' }])),
    )
    const outer = mail('mixed', text('see below'), [
      'Content-Type: message/rfc822',
      '',
      ...new TextDecoder().decode(inner).split('\r\n'),
    ])
    expect(await paths(zip([{ name: 'mails/a.eml', content: outer }]))).toEqual([
      'in/reply.eml/mails/a.eml',
      'in/reply.eml/mails/a.eml/Request 19-123.eml',
      'in/reply.eml/mails/a.eml/Request 19-123.eml/all.zip/Kent.csv',
    ])
  })
  test('a mail that is a workbook and nothing else', async () => {
    const bytes = lines(...HEAD, ...attached('filename=a.xlsx', WORKBOOK))
    expect(await paths(bytes)).toEqual(['in/reply.eml/a.xlsx'])
    const [only] = await open(bytes)
    expect(only?.ok && only.value.bytes).toEqual(WORKBOOK)
  })
  test('logos, signatures and invitations are none; a picture that was attached is', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
    const logo = ['Content-Type: image/png', 'Content-ID: <logo>', 'Content-Transfer-Encoding: base64', '', base64(png)]
    const signature = ['Content-Type: application/pkcs7-signature; name=smime.p7s', '', 'MIAG']
    const invitation = ['Content-Type: text/calendar', '', 'BEGIN:VCALENDAR']
    expect(
      await paths(mail('mixed', text('x'), logo, signature, invitation, attached('filename=scan.png', png))),
    ).toEqual(['in/reply.eml', 'in/reply.eml/scan.png'])
  })
  test('are no longer in the bytes of the mail, which reads as before and is taken apart no second time', async () => {
    const bytes = mail(
      'mixed',
      text('Dear Sir', 'Chief Constable'),
      attached('filename=a.xlsx', WORKBOOK),
      text('Yours'),
    )
    const [letter] = await open(bytes)
    if (!letter?.ok) throw new Error('no letter')
    expect(new TextDecoder().decode(letter.value.bytes)).not.toContain(base64(WORKBOOK).slice(0, 60))
    expect(await paths(letter.value.bytes)).toEqual(['in/reply.eml'])
    expect((await workbookOf(letter.value.bytes)).prose).toEqual((await workbookOf(bytes)).prose)
    expect((await workbookOf(bytes)).prose.slice(-3)).toEqual(['Dear Sir', 'Chief Constable', 'Yours'])
  })
})

describe('the letter', () => {
  test('is prose behind its sender, subject and date, by which the force is known', async () => {
    const workbook = await workbookOf(
      lines(...HEAD, ...text('Dear Sir,', '', 'We hold 166 records.', '', '-- ', 'FOI team')),
    )
    expect(workbook.format).toBe('eml')
    expect(workbook.prose).toEqual([
      'From: Kent Police – FOI team <foi@kent.police.example>',
      'Subject: Request 19/123',
      'Date: Mon, 4 Mar 2019 10:00:00 +0000',
      'Dear Sir,',
      'We hold 166 records.',
      '--',
      'FOI team',
    ])
    const lettersForce = forceIn(
      workbook.prose.map((line) => ({ text: line, at: undefined })),
      'prose',
    )
    expect(lettersForce?.written).toContain('Kent Police')
  })
  test('written as page and as text is taken once: the page where it has a table', async () => {
    const page = (inner: string) => [
      'Content-Type: text/html; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      inner,
    ]
    const table = page('<p>Cost =A35</p><table><tr><td>2017/18</td><td>86</td></tr></table>')
    const tabled = await workbookOf(mail('alternative', text('Cost 5', '2017/18 86'), table))
    expect(tabled.sheets.map(rawCells)).toEqual([{ A1: '2017/18', B1: '86' }])
    expect(tabled.prose.slice(3)).toEqual(['Cost £5'])
    expect([tabled.sheets[0]?.name, tabled.proseBefore]).toEqual(['Table 1', [4]])
    const plain = await workbookOf(mail('alternative', text('Cost 5'), page('<p>Cost 5</p>')))
    expect(plain.prose.slice(3)).toEqual(['Cost 5'])
  })
  test('holds tables as rows of fields apart by tabs', async () => {
    const { sheets, prose, proseBefore } = await workbookOf(
      lines(...HEAD, ...text('Dear Sir', 'Force\t2017/18', '', 'Kent\t1,234', 'Essex\t<5', 'Yours', 'one\tline alone')),
    )
    expect(sheets.map(rawCells)).toEqual([
      { A1: 'Force', B1: '2017/18', A2: 'Kent', B2: '1,234', A3: 'Essex', B3: '<5' },
    ])
    expect(prose.slice(3)).toEqual(['Dear Sir', 'Yours', 'one line alone'])
    expect(proseBefore).toEqual([4])
  })
  test('with lines that go on in the next', async () => {
    const body = ['Content-Type: text/plain; format=flowed', '', 'We hold ', '166 records.', 'Yours']
    expect((await workbookOf(lines(...HEAD, ...body))).prose.slice(3)).toEqual(['We hold 166 records.', 'Yours'])
  })
  test('in an encoding that nobody knows', async () => {
    const body = ['Content-Type: text/plain; charset=x-none', '', 'Café £5']
    expect((await workbookOf(lines(...HEAD, ...body))).prose.slice(3)).toEqual(['Café £5'])
  })
})

describe('what is a mail', () => {
  const kind = (...all: readonly string[]) => sniff(lines(...all), nodeAbilities).kind
  test('is told by fields that programs write', () => {
    expect(kind('MIME-Version: 1.0', 'From: a@b', 'Subject: x', '', 'y')).toBe('eml')
    expect(kind('From someone Mon Mar 4', 'From: a@b', 'To: b@c', 'Date: Mon', '', 'y')).toBe('eml')
    expect(kind('Return-Path: <a@b>', 'Received: x', '\ty', 'From: a', 'X-Own: 1', '', 'y')).toBe('eml')
  })
  test('a letter in a text, a table and a web archive are none', () => {
    expect(kind('From: Kent Police', 'Subject: request', '', 'Force,2017/18', 'Kent,5')).toBe('delimited')
    expect(kind('Date: 2019,5', 'From: a,6', 'Kent,7')).toBe('delimited')
    expect(kind('From: <Saved by a browser>', 'Subject: x', 'Date: Mon', 'MIME-Version: 1.0', '', 'y')).toBe(
      'unsupported',
    )
    expect(kind('MIME-Version: 1.0', 'X-Document-Type: Workbook', '', 'y')).toBe('unsupported')
  })
})

test('changed and shuffled mails end in files or problems, never in a fault of the reader', async () => {
  const whole = mail(
    'mixed',
    text('Dear Sir', 'a\tb', 'c\td'),
    [
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<table><tr><td>=3D5</td></tr></table>',
    ],
    attached("filename*=utf-8''a%20b.csv", utf8('Kent,1')),
    ['Content-Type: message/rfc822', '', ...HEAD, '', 'inner'],
  )
  const change = fc.record({
    at: fc.nat(whole.length),
    take: fc.nat(12),
    put: fc.constantFrom('', '\r\n', '--=_b', '--=_b--', '=', '"', ';', '\0', '=?utf-8?q?=FF?=', ': ', "*0*=''%"),
  })
  let found = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      let bytes: Uint8Array = whole
      for (const { at, take, put } of changes)
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...utf8(put), ...bytes.subarray(at + take)])
      for (const one of await open(bytes)) {
        const result = one.ok ? await readWorkbook(one.value, nodeAbilities) : one
        found++
        if (!result.ok) expect(result.problem.kind).not.toBe('unreadable')
      }
    }),
    { numRuns: 500 },
  )
  expect(found).toBeGreaterThan(1000)
})

test('what a mail says of its sender goes along with the files attached to it, into a zip among them too', async () => {
  const whole = mail(
    'mixed',
    text('Please find attached.', 'Yours', 'Information Unit, Kent Police'),
    attached('filename=a.xlsx', WORKBOOK),
    attached('filename=b.zip', zip([{ name: 'inner.xlsx', content: WORKBOOK }])),
  )
  const found = (await open(whole)).map((one) => (one.ok ? one.value : undefined))
  expect(found.map((one) => one?.letter?.includes('Information Unit, Kent Police'))).toEqual([undefined, true, true])
  const [, attachment] = found
  if (attachment === undefined) throw new Error('nothing is attached')
  const read = await readWorkbook(attachment, nodeAbilities)
  expect(read.ok && read.value.letter).toEqual(attachment.letter)
})
