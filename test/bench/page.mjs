import { cpus, totalmem } from 'node:os'

/**
 * What one process took: milliseconds of the clock and of all processors, most memory in MB, cells (or characters) read.
 * @typedef {{ ms: number, cpu: number, mb: number, cells: number, parts?: Record<string, number>, observations?: number, questions?: Record<string, number> }} Measured
 * @typedef {{ peer: Measured, ours: Record<string, Measured> }} Round
 * @typedef {{ ms: number, cpu: number, mb: number, again: { ms: number, cpu: number }, observations: number, findings: number }} Checked
 * @typedef {{ title: string, which: import('./files.mjs').Which, runs?: number, all?: number, again: number }} Check
 * @typedef {{ cells: number, shown: readonly number[], said: readonly number[], processor: number }} Preview
 * @typedef {{ views: number, replies: number, rows: number }} Start
 * @typedef {{ goal: 'read' | 'stored' | 'answered' | 'tidied', words: string, time?: number, memory?: number }} Goal
 * @typedef {{ title: string, which: import('./files.mjs').Which, peer: 'parser' | 'documents', goals: readonly Goal[] }} Case
 * @typedef {Case & { rounds: readonly Round[] }} Done
 */

const READ = 'every cell in memory'
const KEPT = 'every cell kept'
const FIRST_PAGE = 'on to observations and the first page'
const TIDIED = 'to observations in memory'

/**
 * What is measured, against whom, and what is aimed at.
 * @type {readonly Case[]}
 */
export const CASES = [
  {
    title: '45 files of 60 × 12',
    which: 'replies',
    peer: 'parser',
    goals: [
      { goal: 'stored', words: KEPT, time: 1.5 },
      { goal: 'answered', words: FIRST_PAGE },
    ],
  },
  {
    title: '100,000 × 12',
    which: 'large',
    peer: 'parser',
    goals: [
      { goal: 'stored', words: KEPT, time: 1.5, memory: 1 },
      { goal: 'answered', words: FIRST_PAGE, time: 2 },
    ],
  },
  {
    title: 'Spreadsheets of two made-up rounds of replies',
    which: 'spreadsheets',
    peer: 'parser',
    goals: [{ goal: 'tidied', words: TIDIED, time: 4 }],
  },
  {
    title: 'Documents of the same',
    which: 'documents',
    peer: 'documents',
    goals: [{ goal: 'tidied', words: TIDIED, time: 1.5 }],
  },
  {
    title: 'ods of 60,000 × 12',
    which: 'ods',
    peer: 'parser',
    goals: [
      { goal: 'read', words: READ, time: 1 },
      { goal: 'tidied', words: TIDIED, time: 1 },
    ],
  },
  {
    title: 'xlsx with 20,000 merges',
    which: 'merged',
    peer: 'parser',
    goals: [{ goal: 'read', words: READ, time: 0.3 }],
  },
]

/**
 * The rules, over what, how often in processes of their own, and the milliseconds aimed at: all of them, and after one edit.
 * @type {readonly Check[]}
 */
export const CHECKS = [
  { title: 'Two made-up rounds of replies', which: 'rounds', all: 500, again: 100 },
  { title: '45 files of 60 × 12', which: 'replies', again: 100 },
  { title: '43 files of 2,160 × 13', which: 'million', runs: 1, all: 15_000, again: 1000 },
]

/**
 * The page of what was measured.
 * @param {readonly Done[]} done
 * @param {readonly (Check & { measured: readonly Checked[] })[]} checks
 * @param {readonly Preview[]} previews
 * @param {readonly Start[]} starts
 * @param {number} runs
 * @param {readonly number[]} load
 */
export function pageOf(done, checks, previews, starts, runs, load) {
  /** @type {(title: string, rows: readonly unknown[], table: () => string) => readonly string[]} */
  const part = (title, rows, table) => (rows.length === 0 ? [] : [`## ${title}`, table()])
  const asked = done.filter(({ rounds }) => rounds.some(({ ours: { answered } }) => answered?.questions !== undefined))
  return [
    '# Measured',
    preface(runs, load),
    ...part('From bytes to what was aimed at', done, () => toGoals(done)),
    ...part('Where the time goes', done, () => whereItGoes(done)),
    ...part('Questions of the window, afterwards', asked, () => toQuestions(asked)),
    ...part('The rules, after tidying', checks, () => toChecks(checks)),
    ...part('From an edit of a sheet’s roles to what it changes, shown in the window', previews, () =>
      toPreview(previews),
    ),
    ...part('From the start to a usable window', starts, () => toWindow(starts)),
  ].join('\n\n')
}

/** @param {readonly Done[]} done */
function toGoals(done) {
  const rows = done.flatMap(({ title, peer, goals, rounds }) =>
    goals.map(({ goal, words, time, memory }) => {
      const ratio = (/** @type {'ms' | 'cpu' | 'mb'} */ what) =>
        `${median(rounds.map((round) => (round.ours[goal]?.[what] ?? Number.NaN) / round.peer[what])).toFixed(2)}×`
      const of = (/** @type {readonly (Measured | undefined)[]} */ all) =>
        `${whole(median(all.map((one) => one?.ms ?? Number.NaN)))} ms, ${whole(median(all.map((one) => one?.mb ?? Number.NaN)))} MB`
      return [
        `${title}: ${words}`,
        of(rounds.map((round) => round.ours[goal])),
        `${of(rounds.map((round) => round.peer))} (${peer === 'parser' ? 'A' : 'B'})`,
        ratio('ms'),
        time === undefined ? '–' : `≤ ${time}×`,
        ratio('cpu'),
        ratio('mb'),
        memory === undefined ? '–' : `≤ ${memory}×`,
      ]
    }),
  )
  return tableOf(['', 'workbench', 'peer', 'time', 'aim', 'processor time', 'peak memory', 'aim'], rows)
}

/** @param {readonly Done[]} done */
function whereItGoes(done) {
  const rows = done.flatMap(({ title, goals, rounds }) =>
    goals.map(({ goal, words }) => {
      const part = (/** @type {string} */ name) =>
        `${whole(median(rounds.map((round) => round.ours[goal]?.parts?.[name] ?? 0)))} ms`
      const { cells = 0, observations = 0 } = rounds[0]?.ours[goal] ?? {}
      return [`${title}: ${words}`, whole(cells), whole(observations), part('read'), part('keep'), part('page')]
    }),
  )
  return tableOf(['', 'cells', 'observations', 'read (and tidy)', 'keep, key, index', 'first page'], rows)
}

/** @param {readonly Done[]} done */
function toQuestions(done) {
  const asked = done.flatMap(({ title, rounds }) => {
    const questions = rounds.flatMap(({ ours: { answered } }) => (answered?.questions ? [answered.questions] : []))
    return questions.length === 0 ? [] : [{ title, answered: questions }]
  })
  const names = Object.keys(asked[0]?.answered[0] ?? {})
  return tableOf(
    ['', ...asked.map(({ title }) => title)],
    names.map((name) => [
      name,
      ...asked.map(({ answered }) => `${median(answered.map((questions) => questions[name] ?? 0)).toFixed(1)} ms`),
    ]),
  )
}

/** @param {readonly (Check & { measured: readonly Checked[] })[]} checks */
function toChecks(checks) {
  const rows = checks.map(({ title, all, again, measured }) => {
    const ms = (/** @type {(one: Checked) => number} */ of) => `${whole(median(measured.map(of)))} ms`
    return [
      title,
      whole(measured[0]?.observations ?? 0),
      whole(measured[0]?.findings ?? 0),
      ms((one) => one.ms),
      ms((one) => one.cpu),
      all === undefined ? '–' : `≤ ${whole(all)} ms`,
      ms((one) => one.again.ms),
      ms((one) => one.again.cpu),
      `≤ ${whole(again)} ms`,
      `${whole(median(measured.map(({ mb }) => mb)))} MB`,
    ]
  })
  const again = ['after one edit', 'processor time', 'aim']
  return tableOf(['', 'figures', 'findings', 'all rules', 'processor time', 'aim', ...again, 'peak memory'], rows)
}

/** @param {readonly Preview[]} previews */
function toPreview(previews) {
  const cells = previews[0]?.cells ?? 0
  const row = (/** @type {'shown' | 'said'} */ what) => `${whole(median(previews.flatMap((one) => one[what])))} ms`
  return tableOf(
    [`sheet of ${whole(cells)} cells`, 'median', 'aim'],
    [
      ['key pressed → before and after are shown', row('shown'), '≤ 150 ms'],
      ['of which re-tidied, as the window says', row('said'), '–'],
      ['processor time of the page and its workers', `${whole(median(previews.map((one) => one.processor)))} ms`, '–'],
    ],
  )
}

/** @param {readonly Start[]} starts */
function toWindow(starts) {
  const time = (/** @type {keyof Start} */ name) => `${whole(median(starts.map((start) => start[name])))} ms`
  return tableOf(
    ['first start, sample workspace', 'median'],
    [
      ['process started → views can be chosen', time('views')],
      ['process started → replies of the sample are listed', time('replies')],
      ['figures asked for → their first row', time('rows')],
    ],
  )
}

/**
 * @param {number} runs
 * @param {readonly number[]} load
 */
function preface(runs, load) {
  const memory = Math.round(totalmem() / 2 ** 30)
  const loads = load.map((value) => value.toFixed(1)).join(' before and ')
  return [
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GB; load average ${loads} after: above the number of`,
    'cores something else was running, and milliseconds are longer than they need be. Ratios are fairer: each is the median of',
    `${runs} rounds, in each of which the workbench and its peer ran one after the other, every one in a process of its own,`,
    'with the bytes in memory and the program loaded before the clock starts. Processor time counts all threads, and is less',
    'disturbed by other work. Peer A is @e965/xlsx, merely parsing (dense, with styles, number formats, text, formulas); peer B',
    'takes the text of every page of a pdf by pdf.js and turns Word documents into html by mammoth, and finds no table. “Every',
    'cell kept”: read, hashed, and in the database with its bytes, styles, keys and indexes. “To observations”: recognised and',
    'tidied; “and the first page”: also kept, logged, indexed, and the grid’s first page asked for and answered. `npm run bench`',
    'writes this page.',
  ].join('\n')
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | undefined)[])[]} rows
 */
function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** @param {number} value */
function whole(value) {
  return Math.round(value).toLocaleString('en')
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
