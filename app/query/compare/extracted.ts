import { placeOf, rows, type SqlDatabase, textOf } from '../../store/index.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SAID =
  /\b(?:extract(?:ed|ion)?|as at|as of|correct (?:at|on)|accurate (?:at|on)|downloaded|data run|run on|produced on)\b/i
const DAY_IN_WORDS = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/
const DAY_IN_DIGITS = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/

/** The day on which a text says that its figures were taken out of a system; null where it says none. */
export function extractedOn(text: string): string | null {
  const said = SAID.exec(text)
  if (said === null) return null
  const near = text.slice(said.index, said.index + 90)
  const words = DAY_IN_WORDS.exec(near)
  if (words !== null) {
    const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1
    return isoOf(Number(words[1]), month, Number(words[3]))
  }
  const digits = DAY_IN_DIGITS.exec(near)
  if (digits === null) return null
  const year = Number(digits[3])
  return isoOf(Number(digits[1]), Number(digits[2]), year < 100 ? 2000 + year : year)
}

function isoOf(day: number, month: number, year: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 2000) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A day of extraction and where it is said: a cell of a sheet, or the letter around the tables (then `sheet` is its first). */
export interface Extracted {
  readonly day: string
  readonly written: string
}

/** Per force the days on which its replies say that their figures were extracted, the first said first. */
export function extractionDays(db: SqlDatabase): ReadonlyMap<string, readonly Extracted[]> {
  const found = new Map<string, Extracted[]>()
  const keep = (forces: string, text: string): void => {
    const day = extractedOn(text)
    if (day === null) return
    for (const force of JSON.parse(forces) as readonly string[]) {
      const list = found.get(force) ?? []
      if (!list.some((one) => one.day === day)) found.set(force, [...list, { day, written: text.trim() }])
    }
  }
  const sheets = new Map<number, string>()
  for (const [sheet, forces] of rows(db, "SELECT sheet, forces FROM tidied_sheet WHERE forces <> '[]'")) {
    sheets.set(Number(sheet), String(forces))
  }
  const cells = rows(
    db,
    `SELECT id, raw FROM cell WHERE kind = 1 AND raw IS NOT NULL AND length(raw) > 12 AND (raw LIKE '%extract%'
       OR raw LIKE '%as at %' OR raw LIKE '%as of %' OR raw LIKE '%correct %' OR raw LIKE '%accurate %'
       OR raw LIKE '%downloaded%' OR raw LIKE '%run on %' OR raw LIKE '%produced on %') ORDER BY id`,
  )
  for (const [id, raw] of cells) {
    const forces = sheets.get(placeOf(Number(id)).sheet)
    if (forces !== undefined) keep(forces, textOf(raw) ?? '')
  }
  const letters = rows(
    db,
    `SELECT p.value, t.forces FROM tidied_sheet t JOIN sheet s ON s.id = t.sheet JOIN reading r ON r.id = s.reading,
       json_each(r.prose) p WHERE t.forces <> '[]' ORDER BY t.sheet`,
  )
  for (const [text, forces] of letters) keep(String(forces), textOf(text) ?? '')
  return found
}
