import type { Sheet } from '../../vocabulary/index.ts'
import { damaged, refuse } from '../refusal.ts'
import { type FormulaNames, nameRecords } from './formula/index.ts'
import { type Biff, type BiffRecord, needs, RECORD, recordAt, withContinued } from './records.ts'
import { type Styles, styleRecords } from './styles.ts'
import { type RichText, sharedStrings, stringReader } from './text.ts'

/** A worksheet as the workbook lists it. `at` is where its records begin in the stream. */
export interface ListedSheet {
  readonly name: string
  readonly visibility: Sheet['visibility']
  readonly at: number
}

/** What the sheets of a workbook share. */
export interface Globals {
  readonly sheets: readonly ListedSheet[]
  readonly strings: readonly RichText[]
  readonly styles: Styles
  readonly epoch1904: boolean
  readonly names: FormulaNames
}

const PART = 'workbook'
const BIFF8 = 0x0600
const WORKSHEET = 0
const RESAVE = 'open it in Excel or LibreOffice and save it as xlsx'
const VISIBILITIES: readonly Sheet['visibility'][] = ['visible', 'hidden', 'very hidden']

/** Reads the records in front of the sheets. Throws a Refusal, `encrypted` where a password is needed. */
export function readGlobals(biff: Biff): Globals {
  const { view } = biff
  const first = recordAt(biff, 0, PART)
  // Versions before BIFF5 begin with other numbers of the same record.
  if ((first.id & 0xff) !== 0x09) damaged(PART, 'does not begin as a workbook')
  needs(first, 2, PART)
  if (first.id !== RECORD.begin || view.getUint16(first.start, true) !== BIFF8) {
    refuse({ kind: 'unsupported-format', found: 'Excel 95 workbook or older', advice: RESAVE })
  }

  const styles = styleRecords(biff)
  const names = nameRecords(biff)
  const listed: { readonly sheet: ListedSheet; readonly kind: number }[] = []
  let strings: readonly RichText[] = []
  let epoch1904 = false
  const take: Readonly<Record<number, (record: BiffRecord) => void>> = {
    [RECORD.filePass]: () => refuse({ kind: 'encrypted' }),
    [RECORD.date1904]: (record) => {
      needs(record, 2, PART)
      epoch1904 = view.getUint16(record.start, true) === 1
    },
    [RECORD.boundSheet]: (record) => {
      needs(record, 8, PART)
      const reader = stringReader(biff, [record], PART)
      reader.skip(6)
      listed.push({
        kind: view.getUint8(record.start + 5),
        sheet: {
          at: view.getUint32(record.start, true),
          visibility: VISIBILITIES[view.getUint8(record.start + 4) & 0x03] ?? 'visible',
          name: reader.characters(reader.uint8()),
        },
      })
    },
    [RECORD.sharedStrings]: (record) => {
      strings = sharedStrings(biff, withContinued(biff, record, PART))
    },
    [RECORD.font]: styles.font,
    [RECORD.numberFormat]: styles.numberFormat,
    [RECORD.format]: styles.format,
    [RECORD.palette]: styles.palette,
    [RECORD.supBook]: names.supBook,
    [RECORD.externName]: names.externName,
    [RECORD.externSheet]: (record) => names.externSheet(withContinued(biff, record, PART)),
    [RECORD.name]: names.name,
  }
  for (let record = recordAt(biff, first.end, PART); record.id !== RECORD.eof; ) {
    take[record.id]?.(record)
    record = recordAt(biff, record.end, PART)
  }
  if (listed.length === 0) damaged(PART, 'lists no sheet')
  // Otherwise a small file could have one great sheet read thousands of times.
  if (new Set(listed.map(({ sheet }) => sheet.at)).size < listed.length) damaged(PART, 'lists a sheet twice')
  return {
    sheets: listed.filter(({ kind }) => kind === WORKSHEET).map(({ sheet }) => sheet),
    strings,
    styles: styles.finish(),
    epoch1904,
    names: names.finish(listed.map(({ sheet }) => sheet.name)),
  }
}
