import { rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes out of the packaged folder what serves only to start other applications with this Electron.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default function afterPack({ appOutDir, packager, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin' ? `${packager.appInfo.productFilename}.app/Contents/Resources` : 'resources'
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
}
