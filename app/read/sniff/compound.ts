import { Refusal } from '../refusal.ts'
import { openCompound } from '../xls/compound.ts'
import type { Sniffed } from './sniffed.ts'

/** What a compound file is, by the streams in it. One whose directory cannot be read is left to the reader of workbooks. */
export function sniffCompound(bytes: Uint8Array): Sniffed {
  let names: readonly string[]
  try {
    names = openCompound(bytes).names.map((name) => name.toLowerCase())
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: 'xls' }
    throw thrown
  }
  const has = (name: string) => names.includes(name)
  if (has('workbook') || has('book')) return { kind: 'xls' }
  if (has('encryptedpackage') || has('encryptioninfo')) return { kind: 'encrypted' }
  if (has('worddocument')) {
    return unsupported('Word 97–2003 document', 'open it in Word or LibreOffice and save it as docx')
  }
  if (has('powerpoint document')) return unsupported('PowerPoint presentation', 'ask for the figures as a spreadsheet')
  if (has('__properties_version1.0')) return unsupported('Outlook message', 'save its attachments and open those')
  if (has('visiodocument')) return unsupported('Visio drawing', 'ask for the figures as a spreadsheet')
  return unsupported('compound file without a workbook', 'ask for the figures as a spreadsheet')
}

function unsupported(found: string, advice: string): Sniffed {
  return { kind: 'unsupported', found, advice }
}
