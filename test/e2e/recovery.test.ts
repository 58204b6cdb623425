import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { answerDialogs, killApp, type Launched, launchApp, newHome, removeHome } from '../support/app.ts'
import { chooseMenu, filesKept, openView, SAMPLE_FILES, seen } from '../support/person.ts'

/** Where SQLite keeps the number that a program gives its schema. */
const VERSION_AT = 60

let home: string
/** A workspace that the program itself saved, with one reply in it. */
let whole: Uint8Array
const running: Launched[] = []

beforeAll(async () => {
  home = await newHome()
  const launched = await start(home, await reply('Kent Police'))
  await filesKept(launched.page, SAMPLE_FILES + 1)
  whole = await readFile(await saveAs(launched, join(home, 'whole.foi')))
  await launched.close()
})

afterEach(async () => {
  for (const launched of running.splice(0)) await killApp(launched)
})

afterAll(() => removeHome(home))

describe('a workspace that cannot be opened is said so by name, with the way on, and stays as it is', () => {
  test('one that a newer version made', async () => {
    const newer = Buffer.from(whole)
    newer.writeUInt32BE(99, VERSION_AT)
    const said = await refusal('newer.foi', newer)
    expect(said).toContain('“newer” was made by a newer version')
    expect(said).toContain('format 99')
    expect(said).toContain('Open it with the newer version of FOI Workbench.')
  })

  test('one whose second half is missing', async () => {
    const said = await refusal('half.foi', whole.subarray(0, whole.length / 2))
    expect(said).toContain('“half” is damaged')
    expect(said).toContain('The file was not changed.')
    expect(said).toContain('Open a copy from before, or start a new workspace from the original replies.')
  })

  test('one with a page overwritten', async () => {
    const overwritten = Buffer.from(whole)
    overwritten.fill(0xa5, 8192, 12_288)
    const said = await refusal('overwritten.foi', overwritten)
    expect(said).toContain('“overwritten” is damaged')
    expect(said).toContain('Open a copy from before, or start a new workspace from the original replies.')
  })

  test('one that another window holds: that window keeps it, and what it does is still kept', async () => {
    const file = join(home, 'held.foi')
    await writeFile(file, whole)
    const first = await start(await emptyHome(), file)
    await filesKept(first.page, SAMPLE_FILES + 1)
    const second = await start(await emptyHome(), file)
    const said = await refusalIn(second)
    expect(said).toContain('“held.foi” is open in another window')
    expect(said).toContain('Go on in that window, or close it first.')
    await second.close()
    expect(await readFile(file)).toEqual(Buffer.from(whole))
    await undo(first)
    await first.close()
    const again = await start(await emptyHome(), file)
    await filesKept(again.page, SAMPLE_FILES)
  })

  test('the next start does not open it again, and from there the one before is a step away', async () => {
    const file = join(home, 'hopeless too.foi')
    await writeFile(file, 'SQLite format 3\0 and then nothing of the kind')
    const own = await emptyHome()
    const good = join(own, 'good.foi')
    await writeFile(good, whole)
    const first = await start(own, good)
    await filesKept(first.page, SAMPLE_FILES + 1)
    await first.close()
    const second = await start(own, file)
    await refusalIn(second)
    await second.close()
    const third = await start(own)
    await filesKept(third.page, SAMPLE_FILES + 1)
    await third.close()
    const fourth = await start(own, file)
    await refusalIn(fourth)
    await fourth.page.getByRole('button', { name: /^good .* Open$/ }).click()
    await filesKept(fourth.page, SAMPLE_FILES + 1)
  })

  test('and from there another can be begun in the same window', async () => {
    const file = join(home, 'hopeless.foi')
    await writeFile(file, 'SQLite format 3\0 and then nothing of the kind')
    const launched = await start(await emptyHome(), file)
    await refusalIn(launched)
    await launched.page.getByRole('button', { name: 'New workspace' }).click()
    await seen(launched.page, 'Unsaved workspace')
    expect(await readFile(file, 'latin1')).toBe('SQLite format 3\0 and then nothing of the kind')
  })
})

describe('a full disk', () => {
  test('while saving: the old file survives byte for byte, the window says so, the changes are there after a restart', async (context) => {
    const disk = await smallDisk()
    if (disk === undefined) return context.skip('a disk can only be mounted by root')
    const file = join(disk, 'mine.foi')
    await writeFile(file, whole)
    const own = await emptyHome()
    const launched = await start(own, file)
    await filesKept(launched.page, SAMPLE_FILES + 1)
    await undo(launched)
    await filesKept(launched.page, SAMPLE_FILES)
    await fill(disk, 64 * 1024)
    await chooseMenu(launched.app, 'save')
    const notice = await alert(launched)
    expect(notice).toContain('The workspace could not be saved.')
    expect(notice).toContain('“mine.foi” could not be written. The file that was there before is as it was.')
    expect(notice).toContain('Free some room, then save again.')
    expect(await readFile(file)).toEqual(Buffer.from(whole))
    await killApp(launched)
    expect(await readFile(file)).toEqual(Buffer.from(whole))
    const again = await start(own)
    await filesKept(again.page, SAMPLE_FILES)
    await chooseMenu(again.app, 'redo')
    await filesKept(again.page, SAMPLE_FILES + 1)
    expect((await readdir(disk)).sort()).toEqual(['filler', 'mine.foi', 'mine.foi.journal'])
  })

  test('so full that no change can be kept: the change is taken back and said to be, and can be made once there is room', async (context) => {
    const disk = await smallDisk()
    if (disk === undefined) return context.skip('a disk can only be mounted by root')
    const file = join(disk, 'mine.foi')
    await writeFile(file, whole)
    const own = await emptyHome()
    const launched = await start(own, file)
    await filesKept(launched.page, SAMPLE_FILES + 1)
    const bigger = await reply('Essex Police', 2000)
    await answerDialogs(launched.app, { open: [bigger] })
    await fill(disk, 0)
    await chooseMenu(launched.app, 'import-files')
    expect(await alert(launched)).toContain('could not be written to the disk and was taken back')
    expect(await readFile(file)).toEqual(Buffer.from(whole))
    await launched.page.keyboard.press('Escape')
    await openView(launched.page, 'Replies')
    await filesKept(launched.page, SAMPLE_FILES + 1)
    await rm(join(disk, 'filler'))
    await chooseMenu(launched.app, 'import-files')
    await filesKept(launched.page, SAMPLE_FILES + 2)
    await killApp(launched)
    await filesKept((await start(own)).page, SAMPLE_FILES + 2)
  })
})

async function start(own: string, ...args: readonly string[]): Promise<Launched> {
  const launched = await launchApp({ home: own, args })
  running.push(launched)
  return launched
}

async function emptyHome(): Promise<string> {
  const own = await newHome()
  onTestFinished(() => removeHome(own))
  return own
}

async function reply(force: string, years = 2): Promise<string> {
  const file = join(home, `${force}.csv`)
  const lines = Array.from({ length: years }, (_, at) => `${2017 + (at % 8)}/${18 + (at % 8)},${12 + at}`)
  await writeFile(file, `Year,Offences\n${lines.join('\n')}\n`)
  return file
}

async function saveAs({ app, page }: Launched, file: string): Promise<string> {
  await answerDialogs(app, { save: file })
  await chooseMenu(app, 'save-as')
  await seen(page, 'Saved as')
  return file
}

/** Opens these bytes as a workspace, sees them unharmed afterwards, and gives what the window said. */
async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(home, name)
  await writeFile(file, bytes)
  const launched = await start(await emptyHome(), file)
  const said = await refusalIn(launched)
  expect(await readFile(file)).toEqual(Buffer.from(bytes))
  await launched.close()
  expect(await readFile(file)).toEqual(Buffer.from(bytes))
  return said
}

async function refusalIn({ page }: Launched): Promise<string> {
  const said = page.getByRole('main').getByRole('alert')
  await said.waitFor({ timeout: 30_000 })
  return said.innerText()
}

async function alert({ page }: Launched): Promise<string> {
  const notice = page.getByRole('region', { name: 'Notices' }).getByRole('alert').first()
  await notice.waitFor({ timeout: 30_000 })
  return notice.innerText()
}

async function undo({ app, page }: Launched): Promise<void> {
  await chooseMenu(app, 'undo')
  await seen(page, 'Undone:')
}

/** A disk with room for the workspace and little more; undefined where the machine does not allow one. */
async function smallDisk(): Promise<string | undefined> {
  const disk = join(await emptyHome(), 'disk')
  await mkdir(disk)
  const size = Math.ceil(whole.length * 1.5) + 1_000_000
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', disk])
  })
  return disk
}

/** Fills a disk until only so many bytes are free. */
async function fill(disk: string, free: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(join(disk, 'filler'), new Uint8Array(bavail * bsize - free))
}
