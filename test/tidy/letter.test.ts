import { describe, expect, test } from 'vitest'
import { parseProse, proseText } from '../../app/store/prose.ts'
import { tidyWorkbook } from '../../app/tidy/index.ts'
import { sheetOf, workbookOf } from '../recognise/sheet-of.ts'

const reply = sheetOf([
  ['Gender', '2017/18', '2018/19'],
  ['Female', 1, 2],
  ['Male', 3, 4],
])

function forceOf(
  said: { readonly prose?: readonly string[]; readonly letter?: readonly string[] },
  fileName = 'reply.xlsx',
): string | null | undefined {
  const [tidied] = tidyWorkbook({ ...workbookOf(reply), ...said }, { fileName, path: fileName })
  return tidied?.observations[0]?.force
}

describe('the force of a file that came with a mail', () => {
  test('is not what the mail says of another force, and nobody where it says nothing', () => {
    expect(forceOf({ letter: ['From: FOI <foi@example.org>', 'You may wish to contact Essex Police.'] })).toBeNull()
  })
  test('is the one that signs, or sends from its own address', () => {
    expect(forceOf({ letter: ['From: FOI <foi@example.org>', 'Regards', 'Disclosure Unit, Surrey Police'] })).toBe(
      'E23000031',
    )
    expect(forceOf({ letter: ['From: FOI <foi@kent.police.uk>', 'Please see attached.'] })).toBe('E23000032')
    expect(forceOf({ letter: ['From: FOI <foi@westyorkshire.pnn.police.uk>'] })).toBe('E23000010')
    expect(forceOf({ letter: ['From: FOI <foi@devonandcornwall.police.uk>'] })).toBe('E23000035')
    expect(forceOf({ letter: ['From: FOI <foi@dyfed-powys.police.uk>'] })).toBe('W15000004')
  })
  test('is the one that the file itself names, where it does', () => {
    expect(forceOf({ letter: ['From: FOI <foi@kent.police.uk>'] }, 'Dorset Police.xlsx')).toBe('E23000039')
  })
  test('is kept with what was read', () => {
    const kept = { prose: ['Dear'], proseBefore: [1], letter: ['From: Kent Police', 'Regards'] }
    expect(parseProse(proseText(kept))).toEqual(kept)
  })
})

describe('a letter that speaks of another force', () => {
  test('is of the one that its file is named after, if it names that one too', () => {
    expect(forceOf({ prose: ['Essex Police', 'Yours faithfully', 'Kent Police'] }, 'Kent Police.docx')).toBe(
      'E23000032',
    )
  })
  test('is not of the force to which it sends the reader', () => {
    expect(forceOf({ prose: ['Part of this was transferred to Essex Police.', 'Kent Police'] })).toBe('E23000032')
  })
})
