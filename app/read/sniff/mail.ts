import type { Sniffed } from './sniffed.ts'

const FIELD = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*:/
/** Fields that only programs write: a letter pasted into a text file has From and Subject, but none of these. */
const WRITTEN_BY_PROGRAMS = [
  'message-id',
  'mime-version',
  'received',
  'return-path',
  'delivered-to',
  'content-type',
  'dkim-signature',
]

/** Whether a text is a mail as programs save it (eml), or a page saved as one (mht), by the fields it begins with. */
export function sniffMail(head: string): Sniffed | undefined {
  const [block = ''] = head.replace(/^From [^\n]*\n/, '').split(/\r?\n\r?\n/, 1)
  const fields = new Set<string>()
  for (const line of block.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) continue
    const name = FIELD.exec(line)?.[1]
    if (name === undefined) break
    fields.add(name.toLowerCase())
  }
  const has = (name: string) => fields.has(name)
  if (has('x-document-type') || (has('mime-version') && /^From:\s*<Saved by/im.test(block))) return WEB_ARCHIVE
  const isWritten = WRITTEN_BY_PROGRAMS.some(has) || has('date')
  if (isWritten && has('from') && fields.size >= 3) return { kind: 'eml' }
  // A draft, or what is left of a mail when it was saved without its sender.
  if (has('mime-version') && (has('subject') || has('to') || has('date'))) return { kind: 'eml' }
  return has('mime-version') ? WEB_ARCHIVE : undefined
}

const WEB_ARCHIVE: Sniffed = {
  kind: 'unsupported',
  found: 'web archive (mht)',
  advice: 'open it in Excel and save it as xlsx',
}
