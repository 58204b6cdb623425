import { expect, test } from 'vitest'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { dimensionText } from '../../app/vocabulary/index.ts'
import { docx, paragraph, table } from '../support/docx.ts'
import { workbookOf } from '../support/office.ts'

const TABLE = table(['Gender', 'Number'], ['Female', '7'], ['Male', '3'])

async function periodsUnder(...letter: readonly string[]): Promise<readonly string[]> {
  const workbook = await workbookOf(docx({ body: letter.map((line) => paragraph(line)).join('') + TABLE }))
  return tidyWorkbook(workbook, { fileName: 'reply.docx', path: 'reply.docx' }).flatMap(({ observations }) =>
    observations.map(({ period, dimensions }) => `${period?.start ?? 'none'} ${dimensionText(dimensions)}`),
  )
}

test('what a letter says further up is not the title of its table', async () => {
  const before = 'Figures of 2015/16 were sent to you before'
  expect(await periodsUnder(before, 'Our response:', 'Thank you for your patience')).toEqual([
    'none gender=Female',
    'none gender=Male',
  ])
})

test('the line above a table of a letter is its title: it may give the period', async () => {
  expect(await periodsUnder('Our response:', 'Offences by gender of victim, 2018/19')).toEqual([
    '2018-04-01 gender=Female',
    '2018-04-01 gender=Male',
  ])
})
