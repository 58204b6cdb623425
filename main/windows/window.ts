import { BrowserWindow, nativeTheme, screen } from 'electron'
import { PAGE } from '../security/address.ts'
import type { SettingsFile } from '../workspace/settings.ts'
import { inSight } from './bounds.ts'

/** The view's colours before the page is painted (`--bg-view` of the theme), so that a dark window never flashes white. */
const BACKGROUND = { light: '#ffffff', dark: '#15181c' }

/** Opens the window where and as large as it was last, and loads the page. It shows once it is painted. */
export function openWindow(preload: string, settings: SettingsFile): BrowserWindow {
  const { bounds, maximised } = settings.get()
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(inSight(bounds, screens) ?? { width: 1440, height: 900 }),
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: 'FOI Workbench',
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Imports and autosaves go on while another window covers this one.
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  // The page says what the title is; its own <title> would overwrite it on every load.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => void rememberBounds(window, settings))
  void window.loadURL(PAGE)
  return window
}

function rememberBounds(window: BrowserWindow, settings: SettingsFile): Promise<void> {
  const { x, y, width, height } = window.getNormalBounds()
  return settings.change({ bounds: { x, y, width, height }, maximised: window.isMaximized() })
}
