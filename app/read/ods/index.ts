import type { Workbook } from '../../vocabulary/index.ts'
import { refuse } from '../refusal.ts'
import type { ZipReading } from '../xlsx/index.ts'
import type { Zip } from '../zip/index.ts'

export function isOds(zip: Zip): boolean {
  return zip.entries.has('content.xml')
}

export async function readOds(_reading: ZipReading): Promise<Workbook> {
  return refuse({ kind: 'unsupported-format', found: 'OpenDocument', advice: 'save it as .xlsx' })
}
