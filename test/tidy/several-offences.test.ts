import { expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { docx, paragraph, table } from '../support/docx.ts'
import { workbookOf } from '../support/office.ts'

const GENDERS = table(['Gender of victim', '2017/18'], ['Female', '7'], ['Male', '3'])

async function offences(before: string, rows: string, after = ''): Promise<ReadonlySet<string | undefined>> {
  const workbook = await workbookOf(docx({ body: paragraph(before) + rows + paragraph(after) }))
  const [tidied] = tidyWorkbook(workbook, { fileName: 'reply.docx', path: 'reply.docx' })
  expect(tidied?.observations.length).toBeGreaterThan(0)
  return new Set(
    tidied?.observations.map(({ dimensions }) => dimensions.find(({ key }) => key === 'offence')?.value ?? ''),
  )
}

test.each([
  'The figures include offences under s.15 (meeting a child following grooming) as well as s.15A.',
  'Figures include offences contrary to s.15 and s.15A of the Sexual Offences Act 2003.',
  'The data covers sections 14, 15 and 15A, which are not recorded separately.',
  'These totals combine section 15 and section 15A offences.',
  'Data is for meeting a child following sexual grooming and sexual communication with a child; the two cannot be distinguished.',
  'Figures are for s.15 and s.15A and it is not possible to separate them.',
  'Low numbers are suppressed. Please note the figures include offences under s.15 as well as s.15A.',
])('"%s" says that the figures cover several offences', async (note) => {
  expect(await offences('Offences', GENDERS, note)).toEqual(new Set(['Several']))
})

test.each([
  'The figures do not include offences under section 15 or section 14.',
  'Figures for s.15A only, excluding s.15 and s.14.',
  'Offences under s.15 are recorded separately and are not included together with s.15A.',
  'Section 12 of the Freedom of Information Act includes, as section 14 does, a limit.',
  'The table includes all offences of sexual communication with a child (s.15A).',
  'Section 15A was inserted into the Sexual Offences Act 2003 by section 67 of the Serious Crime Act 2015.',
])('"%s" does not', async (note) => {
  expect(await offences('Offences', GENDERS, note)).toEqual(new Set(['']))
})

test('a title that names the offence asked about and another says that a table covers both', async () => {
  const title =
    'Offences under s.15 and s.15A Sexual Offences Act 2003 (meeting a child following grooming and sexual communication with a child)'
  expect(await offences(title, GENDERS)).toEqual(new Set(['Several']))
  expect(await offences('Offences under s.15A Sexual Offences Act 2003 and s.15 by gender', GENDERS)).toEqual(
    new Set(['Several']),
  )
})

test('such a title over a table that tells them apart says nothing of its figures', async () => {
  const apart = table(
    ['Offence', '2017/18'],
    ['Sexual communication with a child (s.15A)', '7'],
    ['Meeting a child following sexual grooming (s.15)', '3'],
  )
  expect(await offences('Offences under s.15 and s.15A Sexual Offences Act 2003', apart)).toEqual(
    new Set(['', 'Meeting a child following grooming']),
  )
})

test('a title that tells how the offence came to be names one offence', async () => {
  const title = 'Offences under s.15A Sexual Offences Act 2003, as inserted by s.67 Serious Crime Act 2015'
  expect(await offences(title, GENDERS)).toEqual(new Set(['']))
})
