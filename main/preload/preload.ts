import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { HostApi, HostEvent } from '../../app/contract/index.ts'
import { CHANNELS, EVENT_CHANNEL } from '../ipc/channels.ts'

/** What a dropped file is to the page: only the preload script can learn its path. */
type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0]

function pathsOf(files: readonly DroppedFile[]): readonly string[] {
  return files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
}

const api = {
  start: () => ipcRenderer.invoke(CHANNELS.start),
  chooseFiles: (from) => ipcRenderer.invoke(CHANNELS.chooseFiles, typeof from === 'string' ? from : pathsOf(from)),
  readBlock: (token, offset) => ipcRenderer.invoke(CHANNELS.readBlock, token, offset),
  writeBlock: (token, offset, block) => ipcRenderer.invoke(CHANNELS.writeBlock, token, offset, block),
  appendJournal: (workspace, records, arrived) =>
    ipcRenderer.invoke(CHANNELS.appendJournal, workspace, records, arrived),
  saveSnapshot: (workspace, token, sequence, mode) =>
    ipcRenderer.invoke(CHANNELS.saveSnapshot, workspace, token, sequence, mode),
  openWorkspace: (which) => ipcRenderer.invoke(CHANNELS.openWorkspace, which),
  workspaceOpened: (workspace) => ipcRenderer.invoke(CHANNELS.workspaceOpened, workspace),
  saveExport: (token, suggestedName, kind) => ipcRenderer.invoke(CHANNELS.saveExport, token, suggestedName, kind),
  windowState: (state) => ipcRenderer.invoke(CHANNELS.windowState, state),
  closeWindow: () => ipcRenderer.invoke(CHANNELS.closeWindow),
  onEvent: (listener) => {
    const pass = (_event: unknown, event: HostEvent): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, pass)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, pass)
    }
  },
} satisfies HostApi<DroppedFile>

contextBridge.exposeInMainWorld('foi', api)
