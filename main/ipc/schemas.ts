import { z } from 'zod'
import { BLOCK_BYTES } from '../../app/contract/index.ts'
import { JOURNAL_RECORD } from '../journal/schema.ts'
import type { Handlers, RequestName } from './channels.ts'

const token = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const path = z.string().min(1).max(32_767)
const line = z.string().max(1000)
const offset = z.int().min(0)
const block = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= BLOCK_BYTES)

const workspaceChoice = z.union([
  z.strictObject({ kind: z.enum(['new', 'sample', 'dialog', 'back']) }),
  z.strictObject({ kind: z.literal('path'), path }),
])

const windowState = z.strictObject({
  title: line,
  dirty: z.boolean(),
  undo: line.nullable(),
  redo: line.nullable(),
  theme: z.enum(['light', 'dark', 'system']).exactOptional(),
})

/** What the arguments of each request must be. Anything else is refused before a handler sees it. */
export const SCHEMAS = {
  start: z.tuple([]),
  chooseFiles: z.tuple([z.union([z.enum(['files', 'folder']), z.array(path).max(10_000)])]),
  readBlock: z.tuple([token, offset]),
  writeBlock: z.tuple([token, offset, block]),
  appendJournal: z.tuple([
    token,
    z.array(JOURNAL_RECORD).min(1).max(10_000),
    z.array(z.strictObject({ sha256, token })).max(10_000),
  ]),
  saveSnapshot: z.tuple([token, token, z.int().min(0), z.enum(['autosave', 'save', 'as'])]),
  openWorkspace: z.tuple([workspaceChoice]),
  workspaceOpened: z.tuple([token]),
  saveExport: z.tuple([token, z.string().min(1).max(255), z.enum(['svg', 'png', 'csv', 'json', 'txt'])]),
  windowState: z.tuple([windowState]),
  closeWindow: z.tuple([]),
} satisfies { readonly [Name in RequestName]: z.ZodType<Parameters<Handlers[Name]>> }
