import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyFolder } from '../../support/folder.ts'

const ROOT = new URL('../../..', import.meta.url).pathname

describe('the command line through npm', () => {
  test('prints data only, also on the call that builds it, with files relative to the caller', async () => {
    const folder = await emptyFolder()
    writeFileSync(join(folder, 'Kent Police.csv'), 'Year,Offences\n2017/18,12\n2018/19,15\n')
    rmSync(join(ROOT, 'out/.built/cli'), { force: true })
    const out = execFileSync('npm', ['--prefix', ROOT, 'run', '--silent', 'foi', '--', 'read', 'Kent Police.csv'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(() => JSON.parse(out)).not.toThrow()
    expect(out).toContain('Kent Police.csv')
  }, 120_000)

  test('gives exit code 2 for wrong usage and says nothing on stdout', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'main/launch/foi.mjs'), 'no-such-command'], {
      encoding: 'utf8',
    })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})
