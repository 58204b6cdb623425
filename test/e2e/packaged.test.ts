import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageFolder } from '../../main/launch/package.mjs'
import { findRuntime } from '../../main/launch/runtime.mjs'
import { newHome, removeHome } from '../support/app.ts'
import { launchPackaged, type Packaged } from '../support/packaged.ts'

/** A fuse in the executable is a digit. */
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

/** How the fuses of a release stand. */
const FUSES = [
  [FuseV1Options.RunAsNode, OFF],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, OFF],
  [FuseV1Options.EnableNodeCliInspectArguments, OFF],
  [FuseV1Options.OnlyLoadAppFromAsar, ON],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, OFF],
] as const

describe.runIf(process.platform === 'linux')('the packaged program', () => {
  let folder: string
  let executable: string
  let home: string
  let packaged: Packaged

  beforeAll(async () => {
    const output = await packageFolder(await findRuntime())
    folder = join(output, 'linux-unpacked')
    executable = join(folder, 'foi-workbench')
    home = await newHome()
    await writeFile(join(home, 'Kent Police.csv'), 'Year,Offences\n2017/18,12\n2018/19,15\n')
    packaged = await launchPackaged(executable, home, [join(home, 'Kent Police.csv')])
  }, 180_000)

  afterAll(async () => {
    await packaged?.close()
    if (home !== undefined) await removeHome(home)
  })

  test('carries neither sources nor packages, and only the samples beside itself', async () => {
    const resources = await readdir(join(folder, 'resources'))
    expect(resources).toEqual(expect.arrayContaining(['app.asar', 'samples', 'LICENSE', 'THIRD-PARTY-NOTICES.txt']))
    expect(resources).not.toContain('default_app.asar')
    expect(resources).not.toContain('app.asar.unpacked')
  })

  test('has the fuses of a release', async () => {
    const wire = await getCurrentFuseWire(executable)
    for (const [fuse, state] of FUSES) expect(wire[fuse], FuseV1Options[fuse]).toBe(state)
  })

  test('is marked where the runtime is not for release', async () => {
    const { standIn } = await findRuntime()
    expect(existsSync(join(folder, 'NOT-FOR-RELEASE'))).toBe(standIn)
    expect(folder.includes('not-for-release')).toBe(standIn)
  })

  test('opens, imports the file that was named to it, and knows that it is packaged', async () => {
    const { page } = packaged
    await page.getByText('Kent Police.csv').first().waitFor({ timeout: 30_000 })
    const start = await page.evaluate(() =>
      (window as unknown as { foi: { start: () => Promise<{ packaged: boolean }> } }).foi.start(),
    )
    expect(start.packaged).toBe(true)
  })
})
