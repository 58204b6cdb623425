import { parseProse, rows, type SqlDatabase, textOf } from '../../store/index.ts'
import type { Said } from '../../tidy/index.ts'
import { readingSaid } from '../replies-said.ts'

/** A day of extraction and the sentence that says it. */
export interface Extracted {
  readonly day: string
  readonly written: string
}

/** What the replies of a force say beside its figures, as far as the matrix holds it against others. */
export interface ForceSays {
  /** The first said first. */
  readonly extracted: readonly Extracted[]
  /** "rounded to 5", with the sentence. */
  readonly rounded: readonly Said[]
  /** That a figure is for a part of its year: "6 months", with the sentence. */
  readonly partly: readonly Said[]
}

const NOTHING: ForceSays = { extracted: [], rounded: [], partly: [] }

/**
 * Per force what its replies say: in the cells and comments of a sheet that names it, in sheets that name nobody, and in the text
 * around the tables. What a file hides says nothing.
 */
export function saidByForce(db: SqlDatabase): ReadonlyMap<string, ForceSays> {
  const found = new Map<string, ForceSays>()
  const sheets = forcesOfSheets(db)
  const readings = rows(
    db,
    `SELECT f.sha256, i.choice, r.id, r.prose FROM inclusion i JOIN source f ON f.sha256 = i.sha256
     JOIN reading r ON r.source = f.id AND r.choice = i.choice ORDER BY f.id`,
  )
  for (const [sha256, choice, reading, prose] of readings) {
    const own = sheets.get(String(sha256))
    if (own === undefined) continue
    const everybody = [...new Set([...own.values()].flat())]
    const paragraphs = parseProse(textOf(prose) ?? '[]').prose
    for (const { says, value, text, sheet } of readingSaid(db, Number(reading), `${sha256} ${choice}`, paragraphs)
      .quotes) {
      const here = sheet === null ? [] : (own.get(sheet) ?? [])
      for (const force of here.length > 0 ? here : everybody) {
        const before = found.get(force) ?? NOTHING
        const after = withSaid(before, { says, value, text })
        if (after !== before) found.set(force, after)
      }
    }
  }
  return found
}

function withSaid(before: ForceSays, said: Said): ForceSays {
  const { says, value, text } = said
  if (says === 'extracted' && !before.extracted.some(({ day }) => day === value)) {
    return { ...before, extracted: [...before.extracted, { day: value, written: text }] }
  }
  if (says === 'suppression' && value.startsWith('rounded')) return { ...before, rounded: [...before.rounded, said] }
  return says === 'caveat' && value !== '' ? { ...before, partly: [...before.partly, said] } : before
}

/** By file, then by the position of the sheet: the forces that it names, those of a joint figure each and together. */
function forcesOfSheets(db: SqlDatabase): ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> {
  const files = new Map<string, Map<number, readonly string[]>>()
  const found = rows(
    db,
    `SELECT t.sha256, s.position, t.forces FROM tidied_sheet t JOIN sheet s ON s.id = t.sheet
     WHERE t.forces <> '[]' ORDER BY t.sheet`,
  )
  for (const [sha256, position, forces] of found) {
    const codes = (JSON.parse(String(forces)) as readonly string[]).flatMap((code) => [code, ...code.split('+')])
    const own = files.get(String(sha256)) ?? new Map<number, readonly string[]>()
    files.set(String(sha256), own.set(Number(position), [...new Set(codes)]))
  }
  return files
}
