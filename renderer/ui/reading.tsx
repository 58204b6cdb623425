import type { ReactElement } from 'react'
import type { SourceSummary } from '../../app/contract/index.ts'
import { rereadFile } from '../state/imports.ts'
import { notify } from '../state/notices.ts'
import { Choice } from './choice.tsx'

const ENCODINGS = [
  { key: 'utf-8', label: 'UTF-8' },
  { key: 'windows-1252', label: 'Windows-1252' },
  { key: 'utf-16le', label: 'UTF-16 LE' },
  { key: 'utf-16be', label: 'UTF-16 BE' },
] as const

const DELIMITERS = [
  { key: ',', label: 'Comma' },
  { key: ';', label: 'Semicolon' },
  { key: '\t', label: 'Tab' },
  { key: '|', label: 'Bar' },
] as const

/** How a text file was taken, guessed or chosen: encoding and delimiter, each changeable. Nothing for other files. */
export function Reading({ source }: { readonly source: SourceSummary }): ReactElement | null {
  if (source.encoding === null || source.delimiter === null) return null
  const encoding = ENCODINGS.find(({ key }) => key === source.encoding)?.key ?? null
  const delimiter = DELIMITERS.find(({ key }) => key === source.delimiter)?.key ?? null
  const reread = async (reading: { readonly encoding: string; readonly delimiter: string }): Promise<void> => {
    const done = await rereadFile(source, reading)
    if (!done.ok) notify('bad', `“${source.name}” stays as it was read before.`, done.problem)
  }
  return (
    <span className="row g4 reading">
      <Choice
        label={`Encoding of ${source.name}`}
        options={ENCODINGS}
        value={encoding}
        onChange={(key) => void reread({ encoding: key, delimiter: source.delimiter ?? ',' })}
      />
      <Choice
        label={`Delimiter of ${source.name}`}
        options={DELIMITERS}
        value={delimiter}
        onChange={(key) => void reread({ encoding: source.encoding ?? 'utf-8', delimiter: key })}
      />
    </span>
  )
}
