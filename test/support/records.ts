import { createHash } from 'node:crypto'
import type { JournalRecord } from '../../app/contract/index.ts'

/** A record of a setting: the smallest command there is. */
export function settingRecord(sequence: number, value = `value ${sequence}`): JournalRecord {
  return {
    sequence,
    at: '2026-01-05T10:00:00.000Z',
    kind: 'do',
    of: null,
    command: { do: 'change setting', name: 'title', value },
  }
}

/** A record of a file that arrived with these bytes. */
export function importRecord(sequence: number, name: string, bytes: Uint8Array): JournalRecord {
  const source = { sha256: sha256(bytes), name, path: name, size: bytes.length }
  return { ...settingRecord(sequence), command: { do: 'import file', source, reading: {} } }
}

/** SHA-256 as lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
