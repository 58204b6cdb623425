import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, nativeTheme, protocol, session } from 'electron'
import type { HostEvent } from '../app/contract/index.ts'
import { type Asked, type Call, readArguments, readCall } from './files/arguments.ts'
import { givenFiles } from './files/given.ts'
import { transfersIn } from './files/transfers.ts'
import { EVENT_CHANNEL } from './ipc/channels.ts'
import { type HandlerNeeds, makeHandlers, passOn } from './ipc/handlers.ts'
import { registerHandlers } from './ipc/register.ts'
import { isFromOwnPage } from './ipc/sender.ts'
import { showMenu } from './menu/menu.ts'
import { confineContents, denyPermissions } from './security/contents.ts'
import { cancelRequests, switchOffNetwork } from './security/network.ts'
import { claimScheme, servePage } from './security/protocol.ts'
import { askBeforeClosing } from './windows/closing.ts'
import { askForExport, askForName, askForReplies, askForWorkspace } from './windows/dialogs.ts'
import { recoverPage } from './windows/recovering.ts'
import { openWindow } from './windows/window.ts'
import { makeDesk } from './workspace/desk.ts'
import { placesIn } from './workspace/places.ts'
import { settingsIn } from './workspace/settings.ts'

/** What is built lies side by side: out/main, out/preload, out/renderer. */
const BUILT = join(import.meta.dirname, '..')

// Root cannot have Chromium's sandbox, and says so on the command line; everyone else's pages are all sandboxed.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
claimScheme()
switchOffNetwork(app)
confineContents(app)

const call: Call = { argv: process.argv, folder: process.cwd() }
if (app.requestSingleInstanceLock({ ...call })) {
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(() => run(readArguments(call.argv, app.isPackaged, call.folder)))
} else {
  app.quit()
}

async function run(first: Asked): Promise<void> {
  const home = app.getPath('userData')
  const settings = await settingsIn(join(home, 'settings.json'))
  const given = givenFiles()
  const transfers = await transfersIn(join(home, 'transfers'))
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  nativeTheme.themeSource = settings.get().theme

  cancelRequests(session.defaultSession)
  denyPermissions(session.defaultSession)
  servePage(protocol, join(BUILT, 'renderer'))

  let asked = first
  const window = openWindow(join(BUILT, 'preload/preload.cjs'), settings)
  const send = (event: HostEvent): void => tell(window, event)
  const desk = makeDesk({
    places: placesIn(join(home, 'workspaces')),
    given,
    transfers,
    settings,
    samplesFolder: join(resources, 'samples/replies'),
    askWhichToOpen: () => askForWorkspace(window),
    askWhereToSave: (suggested) => askForName(window, suggested),
  })
  const closing = askBeforeClosing(window, () => send({ event: 'close-asked' }))
  const menu = showMenu(settings, send)
  const needs: HandlerNeeds = {
    desk,
    given,
    transfers,
    settings,
    send,
    versions: { app: app.getVersion(), electron: process.versions.electron, chrome: process.versions.chrome },
    packaged: app.isPackaged,
    takeAsked: () => {
      const taken = asked
      asked = { workspace: undefined, files: [] }
      return taken
    },
    theme,
    askForReplies: (what) => askForReplies(window, what),
    askForExport: (suggested, kind) => askForExport(window, suggested, kind),
    showState: async (state) => {
      window.setTitle(`${state.dirty ? '• ' : ''}${state.title}`)
      window.setDocumentEdited(state.dirty)
      if (state.theme !== undefined) nativeTheme.themeSource = state.theme
      menu.show(state)
      return null
    },
    closeWindow: () => closing.confirm(),
  }
  registerHandlers(ipcMain, makeHandlers(needs), (event) => isFromOwnPage(event, window))
  recoverPage(window)

  nativeTheme.on('updated', () => send({ event: 'theme', theme: theme() }))
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const other = readCall(data)
    if (window.isMinimized()) window.restore()
    window.focus()
    if (other !== undefined) void passOn(readArguments(other.argv, app.isPackaged, other.folder), needs)
  })
  let left = false
  app.on('will-quit', (event) => {
    if (left) return
    left = true
    event.preventDefault()
    void desk.close().finally(() => app.quit())
  })
}

function theme(): 'light' | 'dark' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

function tell(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event)
}
