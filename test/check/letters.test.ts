import { expect, test } from 'vitest'
import { forcesNamed } from '../../app/check/arrived.ts'
import { unreadableReply } from '../../app/check/index.ts'
import { noReply } from '../../app/check/rules/no-reply.ts'
import { notHeld } from '../../app/check/rules/not-held.ts'
import { suppressed } from '../../app/check/rules/suppressed.ts'
import { column, found, replyWith, stated } from '../support/figures.ts'
import { SAMPLE_REQUEST } from '../support/request.ts'

const letter = (...prose: readonly string[]) => found(notHeld, [], { replies: [replyWith(prose, { tabular: false })] })

test.each([
  'Section 12(1) of the Act is therefore engaged and the request is refused.',
  'To answer would go beyond the 18 hour limit (Section 12(1)).',
  'The information is not held in a retrievable format.',
  'No information is held by this force.',
  'Avon Police does not hold the information that you have requested.',
  'I am not obliged to provide the information, which is exempt by virtue of section 40(2) of the Act.',
  'We neither confirm nor deny that we hold any information.',
  'The cost of compliance would exceed the appropriate limit.',
  'Section 31(1)(a) - Law Enforcement is engaged and the information is exempt from disclosure.',
  'The information is exempt under section 22 of the Act as it is intended for future publication.',
  'We have searched and found no recorded information relating to your request.',
  'This force has no recorded information about this offence.',
  'It is estimated that to answer would exceed the time constraints of the Act.',
  'Unfortunately we are unable to provide this information as it would take more than 18 hours to collate.',
  'Your request would take considerably longer than 18 hours.',
  'We must decline your request.',
  'This letter serves as a refusal notice under section 17 of the Act.',
])('a letter without figures that says "%s" is not held', (sentence) => {
  expect(letter('Avon Police', 'Dear Sir or Madam', sentence)).toMatchObject([
    { rule: 'not-held', force: 'A', file: 'avon.xlsx', cells: [] },
  ])
})

test.each([
  'Every effort is made to ensure that the figures presented are accurate and complete.',
  'Thank you for your request, which we received on 2 May and will answer within 20 working days.',
  'Some of the information may be exempt from disclosure.',
  'Your request was considered under section 1 of the Freedom of Information Act 2000.',
  'You have the right under section 50 of the Freedom of Information Act to complain to the Information Commissioner.',
  'In accordance with section 16 of the Act we have a duty to advise and assist.',
  'Please find attached our response, which was prepared under section 10(1) of the Act.',
  'No offences recorded before April 2017 are included.',
  'If you are dissatisfied with our refusal you may ask for a review.',
  'You may complain to the Commissioner where information has been refused under section 12 of the Act.',
])('a letter that says "%s" is not', (sentence) => {
  expect(letter(sentence)).toEqual([])
})

test('a reply with figures is not refused by what its letter says of a part', () => {
  expect(found(notHeld, [stated('B2', 5)], { replies: [replyWith(['The platform is not held.'])] })).toEqual([])
})

test('withheld figures are one finding a sheet, with every cell', () => {
  const rows = column({ 'age=13': '<5', 'age=14': 'n/a', 'age=15': '<5', 'age=16': '-' })
  const both = [...rows, ...rows.map((one) => ({ ...one, sheet: 'Sheet2' }))]
  expect(found(suppressed, both).map(({ sheet, cells }) => [sheet, ...cells])).toEqual([
    ['Sheet1', 'B2', 'B4'],
    ['Sheet2', 'B2', 'B4'],
  ])
  expect(found(notHeld, both).map(({ sheet, cells }) => [sheet, ...cells])).toEqual([
    ['Sheet1', 'B3'],
    ['Sheet2', 'B3'],
  ])
})

test('a force is silent only if no file speaks for it: figures, letters and files that cannot be read all do', () => {
  expect(found(noReply, [], { replies: [] }).map(({ force }) => force)).toEqual(['A', 'B'])
  expect(found(noReply, [stated('B2', 1)], { replies: [] }).map(({ force }) => force)).toEqual(['B'])
  expect(found(noReply, [stated('B2', 1, { force: 'A+B' })], { replies: [] })).toEqual([])
  expect(found(noReply, [], { replies: [replyWith([], { readable: false })] }).map(({ force }) => force)).toEqual(['B'])
})

test('the same bytes under the name of another force are a reply of that force too', () => {
  const asked = { request: SAMPLE_REQUEST, forces: [{ code: 'E23000032', name: 'Kent', population: null }] }
  const sent = (...copies: readonly string[]) => found(noReply, [], { replies: [replyWith([], { copies })], asked })
  expect(sent('resend.xlsx').map(({ force }) => force)).toEqual(['E23000032'])
  expect(sent('resend.xlsx', 'Kent Police.xlsx')).toEqual([])
})

test('the name of a file that cannot be read tells whose it is, or nobody’s', () => {
  expect(unreadableReply('Kent Police (encrypted).xlsx').forces).toEqual(['E23000032'])
  expect(unreadableReply('FOI 1234.xlsx').forces).toEqual([])
})

test('a letter is of the force of its letterhead or signature, else of its file name, and of one it speaks of only without those', () => {
  const sent = (name: string, ...lines: readonly string[]) => forcesNamed(name, ['Dear applicant', ...lines])
  const other = 'You may wish to ask Sussex Police.'
  expect(sent('letter.docx', other, 'Head of Information, Kent Police')).toEqual(['E23000032'])
  expect(sent('Kent refusal.docx', other)).toEqual(['E23000032'])
  expect(sent('Sussex refusal.docx', 'Kent Police', other)).toEqual(['E23000032'])
  expect(sent('letter.docx', 'Kent Police does not hold this information.')).toEqual(['E23000032'])
  expect(sent('letter.docx', 'Thank you.')).toEqual([])
})
