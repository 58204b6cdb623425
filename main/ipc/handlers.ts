import { rm } from 'node:fs/promises'
import type { Arrivals, HostEvent, Start } from '../../app/contract/index.ts'
import { ok, refused } from '../../app/vocabulary/index.ts'
import { type Asked, sortOut } from '../files/arguments.ts'
import { arrive } from '../files/arrivals.ts'
import { putExport, safeName } from '../files/exporting.ts'
import type { GivenFiles } from '../files/given.ts'
import type { Transfers } from '../files/transfers.ts'
import type { Desk } from '../workspace/desk.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import type { Handlers } from './channels.ts'

/** What answers to the page are made of. */
export interface HandlerNeeds {
  readonly desk: Desk
  readonly given: GivenFiles
  readonly transfers: Transfers
  readonly settings: SettingsFile
  readonly versions: Start['versions']
  readonly packaged: boolean
  /** What the command line asked for; asked once, so that a reload does not import again. */
  readonly takeAsked: () => Asked
  readonly theme: () => 'light' | 'dark'
  readonly askForReplies: (what: 'files' | 'folder') => Promise<readonly string[]>
  readonly askForExport: (
    suggested: string,
    kind: 'svg' | 'png' | 'csv' | 'json' | 'txt',
  ) => Promise<string | undefined>
  readonly showState: Handlers['windowState']
  readonly closeWindow: () => void
  readonly send: (event: HostEvent) => void
}

/** Main's answers to the page's requests. */
export function makeHandlers(needs: HandlerNeeds): Handlers {
  const { desk, given, transfers, settings } = needs

  /** A workspace among files that were brought is opened, not imported. */
  const arriveAll = async (paths: readonly string[]): Promise<Arrivals> => {
    const { workspace, files } = sortOut(paths)
    if (workspace !== undefined) {
      desk.allow(workspace)
      needs.send({ event: 'menu', command: 'open', path: workspace })
    }
    return arrive(files, given)
  }

  return {
    start: async () => {
      const { workspace, files } = needs.takeAsked()
      const opened = await desk.start(workspace)
      return {
        theme: needs.theme(),
        versions: needs.versions,
        packaged: needs.packaged,
        workspace: opened.ok ? ok(opened.value.workspace) : opened,
        recent: settings.get().recent,
        pending: files.length === 0 ? null : await arrive(files, given),
        samples: opened.ok ? opened.value.samples : [],
      }
    },
    chooseFiles: async (from) => arriveAll(typeof from === 'string' ? await needs.askForReplies(from) : from),
    readBlock: given.readBlock,
    writeBlock: transfers.writeBlock,
    appendJournal: desk.append,
    saveSnapshot: desk.save,
    openWorkspace: desk.open,
    workspaceOpened: desk.opened,
    saveExport: async (token, suggestedName, kind) => {
      const finished = await transfers.finish(token)
      if (finished === undefined) return refused({ kind: 'unreadable', file: suggestedName, reason: 'no bytes came' })
      const file = await needs.askForExport(safeName(suggestedName), kind)
      if (file !== undefined) return putExport(finished, file)
      await rm(finished.file, { force: true })
      return ok(null)
    },
    windowState: async (state) => {
      if (state.theme !== undefined && state.theme !== settings.get().theme)
        await settings.change({ theme: state.theme })
      return needs.showState(state)
    },
    closeWindow: async () => {
      await desk.close()
      needs.closeWindow()
      return null
    },
  }
}

/** What a second start of the program asked of this one: files are sent to the page, a workspace is opened. */
export async function passOn(
  asked: Asked,
  { desk, given, send }: Pick<HandlerNeeds, 'desk' | 'given' | 'send'>,
): Promise<void> {
  if (asked.workspace !== undefined) {
    desk.allow(asked.workspace)
    send({ event: 'menu', command: 'open', path: asked.workspace })
  }
  if (asked.files.length > 0) send({ event: 'arrivals', arrivals: await arrive(asked.files, given) })
}
