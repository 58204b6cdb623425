import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOwnPage } from '../../../main/security/address.ts'
import { answer } from '../../../main/security/answer.ts'
import { emptyFolder } from '../../support/folder.ts'

async function page(): Promise<string> {
  const home = await emptyFolder()
  const folder = join(home, 'renderer')
  await mkdir(folder)
  await writeFile(join(home, 'secret.json'), '{}')
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  await writeFile(join(folder, 'worker.js'), 'postMessage(1)')
  await writeFile(join(folder, 'notes.sqlite'), 'x')
  return folder
}

const get = (url: string) => ({ method: 'GET', url })

describe('the page’s own scheme', () => {
  test.each([
    'app://workbench/../secret.json',
    'app://workbench/%2e%2e/secret.json',
    'app://workbench/..%2fsecret.json',
    'app://workbench/..%5csecret.json',
    'app://elsewhere/index.html',
    'app://workbench/notes.sqlite',
    'app://workbench/gone.js',
    'app://workbench/',
    'app://workbench/%zz.js',
  ])('does not serve %s', async (url) => {
    expect((await answer(get(url), await page())).status).toBe(404)
  })

  test('does not take a POST', async () => {
    expect((await answer({ method: 'POST', url: 'app://workbench/index.html' }, await page())).status).toBe(404)
  })

  test('sends the policy with every answer: page, script and refusal', async () => {
    const folder = await page()
    for (const name of ['index.html', 'worker.js', 'gone.js']) {
      const { headers } = await answer(get(`app://workbench/${name}`), folder)
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("connect-src 'none'")
      expect(policy).not.toContain('unsafe-inline')
    }
  })

  test('gives each load of the page a nonce of its own, the same in header and page', async () => {
    const folder = await page()
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await answer(get('app://workbench/index.html'), folder)
        const nonce = /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1] ?? ''
        expect(await response.text()).toContain(`content="${nonce}"`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  test('knows its own page from what looks like it', () => {
    expect(isOwnPage('app://workbench/index.html#/explore')).toBe(true)
    for (const other of ['app://workbench/index.html.evil', 'app://workbench.evil/index.html', 'https://workbench/']) {
      expect(isOwnPage(other)).toBe(false)
    }
  })
})
