import { deriveReading, execute, keepReading, keepSource, openStore, type SqlDatabase } from '../../app/store/index.ts'
import type { Observation } from '../../app/vocabulary/index.ts'
import { engine } from '../store/engine.ts'
import { fileOf, NOTTS, SURREY, sheetOf, tidiedOf } from '../store/replies.ts'

const NAMES: Readonly<Record<string, string>> = { [NOTTS]: 'Nottinghamshire', [SURREY]: 'Surrey' }

/** A store that holds files of the given figures, one sheet each. */
export function storeOf(files: Readonly<Record<string, readonly Observation[]>>): SqlDatabase {
  const opened = openStore(engine, null)
  if (!opened.ok) throw new Error(opened.problem.kind)
  const db = opened.value
  for (const [name, observations] of Object.entries(files)) {
    const sheet = sheetOf('Reply', [[name]])
    const { file, bytes } = fileOf(name, [sheet], [tidiedOf(sheet, observations)])
    const source = keepSource(db, file.source.sha256, bytes)
    execute(db, 'INSERT INTO inclusion VALUES (?, ?, ?, ?, ?)', [file.source.sha256, name, `in/${name}`, '["",""]', ''])
    deriveReading(
      db,
      file.source.sha256,
      keepReading(db, source, '["",""]', file.workbook),
      file.tidied,
      file.workbook,
      {
        accepted: () => null,
        forceName: (code) => NAMES[code ?? ''] ?? code ?? '',
      },
    )
  }
  return db
}
