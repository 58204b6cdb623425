import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { describe, expect, test } from 'vitest'
import { emptyFolder } from '../support/folder.ts'
import rules, { STAGES } from './rules.mjs'

const ROOT = new URL('../..', import.meta.url).pathname

/** Names of the rules that a tree breaks. */
async function brokenIn(folder: string): Promise<readonly string[]> {
  const { forbidden, options } = rules
  const { output } = await cruise(
    ['app', 'main', 'renderer'],
    { ...options, baseDir: folder, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
    options?.enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error('The rules gave text, not a result.')
  expect(output.summary.totalCruised).toBeGreaterThan(0)
  return output.summary.violations.filter(({ rule }) => rule.severity === 'error').map(({ rule }) => rule.name)
}

/** A small tree that keeps every rule, with files laid over it. */
async function treeWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await emptyFolder()
  const stages = Object.fromEntries(STAGES.map((stage) => [`app/${stage}/index.ts`, 'export const here = 1\n']))
  const rest = {
    'app/read/xlsx.ts': 'export const xlsx = 1\n',
    'main/main.ts': "import { here } from '../app/contract/index.ts'\nexport const main = here\n",
    'main/cli/foi.ts': "import { here } from '../../app/workbench/index.ts'\nexport const cli = here\n",
    'renderer/main.ts': "import type { here } from '../app/query/index.ts'\nexport type Here = typeof here\n",
    'renderer/workers/store.ts': "import { here } from '../../app/workbench/index.ts'\nexport const store = here\n",
    'renderer/features/explore/index.ts': 'export const explore = 1\n',
    'renderer/features/charts/index.ts': 'export const charts = 1\n',
    'renderer/features/charts/parts/axis.ts': 'export const axis = 1\n',
  }
  for (const [path, text] of Object.entries({ ...stages, ...rest, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** Violations, and the rule that each must break. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ...STAGES.slice(0, -2).map(
    (stage, place) =>
      [
        `${stage}-imports-no-later-stage`,
        `app/${stage}/planted.ts`,
        `import { here } from '../${STAGES[place + 1]}/index.ts'\nexport const planted = here\n`,
      ] as const,
  ),
  [
    'read-imports-no-later-stage',
    'app/read/types.ts',
    "import type { here } from '../workbench/index.ts'\nexport type Planted = typeof here\n",
  ],
  [
    'stages-meet-through-their-index',
    'app/tidy/planted.ts',
    "import { xlsx } from '../read/xlsx.ts'\nexport const planted = xlsx\n",
  ],
  [
    'outside-meets-a-stage-through-its-index',
    'renderer/workers/planted.ts',
    "import { xlsx } from '../../app/read/xlsx.ts'\nexport const planted = xlsx\n",
  ],
  [
    'app-is-pure',
    'app/read/planted.ts',
    "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n",
  ],
  [
    'app-knows-no-host',
    'app/chart/planted.ts',
    "import { charts } from '../../renderer/features/charts/index.ts'\nexport const planted = charts\n",
  ],
  [
    'contract-is-types-only-to-the-stages',
    'app/store/planted.ts',
    "import { here } from '../contract/index.ts'\nexport const planted = here\n",
  ],
  [
    'contract-imports-types-only',
    'app/contract/planted.ts',
    "import { here } from '../query/index.ts'\nexport const planted = here\n",
  ],
  [
    'main-sees-contract-and-vocabulary',
    'main/planted.ts',
    "import { here } from '../app/read/index.ts'\nexport const planted = here\n",
  ],
  [
    'command-line-knows-no-window',
    'main/cli/planted.ts',
    "import { main } from '../main.ts'\nexport const planted = main\n",
  ],
  [
    'main-and-renderer-meet-in-the-contract',
    'main/planted.ts',
    "import { charts } from '../renderer/features/charts/index.ts'\nexport const planted = charts\n",
  ],
  [
    'renderer-reaches-no-host',
    'renderer/planted.ts',
    "import { main } from '../main/main.ts'\nexport const planted = main\n",
  ],
  ['renderer-uses-no-node', 'renderer/planted.ts', "import { join } from 'node:path'\nexport const planted = join\n"],
  [
    'only-workers-run-the-stages',
    'renderer/features/explore/planted.ts',
    "import { here } from '../../../app/query/index.ts'\nexport const planted = here\n",
  ],
  [
    'features-do-not-meet',
    'renderer/features/explore/planted.ts',
    "import { axis } from '../charts/parts/axis.ts'\nexport const planted = axis\n",
  ],
  [
    'launch-runs-before-anything-is-installed',
    'main/launch/start.mjs',
    "import { z } from 'zod'\nexport const planted = z\n",
  ],
  ['no-cycles', 'app/read/xlsx.ts', "import { back } from './back.ts'\nexport const xlsx = back\n"],
  ['nothing-unresolved', 'app/read/planted.ts', "export { gone } from './gone.ts'\n"],
]

/** What a planted file needs beside it. */
const BESIDE: Readonly<Record<string, string>> = {
  'app/read/back.ts': "import { xlsx } from './xlsx.ts'\nexport const back = () => xlsx\n",
}

describe('the architecture', () => {
  test('holds in a tree that keeps it', async () => {
    expect(await brokenIn(await treeWith({}))).toEqual([])
  })

  test.each(PLANTED)('%s: planted in %s it is found', async (rule, file, text) => {
    const folder = await treeWith({ ...(rule === 'no-cycles' ? BESIDE : {}), [file]: text })
    if (rule === 'launch-runs-before-anything-is-installed') {
      await cp(join(ROOT, 'node_modules/zod/package.json'), join(folder, 'node_modules/zod/package.json'))
      await cp(join(ROOT, 'node_modules/zod/index.js'), join(folder, 'node_modules/zod/index.js'))
    }
    expect(await brokenIn(folder)).toContain(rule)
  })

  test('has a planted violation for every rule', () => {
    const tested = new Set(PLANTED.map(([rule]) => rule))
    expect((rules.forbidden ?? []).map(({ name }) => name ?? '').filter((name) => !tested.has(name))).toEqual([])
  })

  test('holds in this project', async () => {
    expect(await brokenIn(ROOT)).toEqual([])
  })

  test('is the one that app/README.md tells', async () => {
    const text = await readFile(join(ROOT, 'app/README.md'), 'utf8')
    const told = [...text.matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1])
    expect(told).toEqual(STAGES)
  })
})
