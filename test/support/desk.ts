import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type GivenFiles, givenFiles } from '../../main/files/given.ts'
import { type Transfers, transfersIn } from '../../main/files/transfers.ts'
import { type Desk, makeDesk, type Opened } from '../../main/workspace/desk.ts'
import { placesIn } from '../../main/workspace/places.ts'
import { type SettingsFile, settingsIn } from '../../main/workspace/settings.ts'

/** A desk as one start of the program has it, over a home folder that outlives it. */
export interface TestDesk {
  readonly desk: Desk
  readonly given: GivenFiles
  readonly transfers: Transfers
  readonly settings: SettingsFile
  /** Sends bytes as the page does and gives their token. */
  readonly send: (bytes: Uint8Array) => Promise<string>
  /** Answers of the analyst to the next dialogs. */
  answer: string | undefined
}

/** Starts a desk in a home folder. A later desk in the same folder is a later start of the program. */
export async function startDesk(home: string): Promise<TestDesk> {
  await mkdir(join(home, 'samples'), { recursive: true })
  const given = givenFiles()
  const transfers = await transfersIn(join(home, 'transfers'))
  const settings = await settingsIn(join(home, 'settings.json'))
  const started: TestDesk = {
    given,
    transfers,
    settings,
    answer: undefined,
    send: async (bytes) => {
      const token = randomUUID()
      await transfers.writeBlock(token, 0, bytes)
      return token
    },
    desk: makeDesk({
      places: placesIn(join(home, 'workspaces')),
      given,
      transfers,
      settings,
      samplesFolder: join(home, 'samples'),
      askWhichToOpen: async () => started.answer,
      askWhereToSave: async () => started.answer,
    }),
  }
  // An open file that is collected as garbage will one day be an error.
  onTestFinished(() => started.desk.close().catch(() => undefined))
  return started
}

/** The value of a result that must be one. */
export function valueIn<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result)}.`)
  return result.value
}

/** Sequences of the records that a workspace would replay. */
export function sequencesOf({ workspace }: Opened): readonly number[] {
  return workspace.journal.map(({ sequence }) => sequence)
}
