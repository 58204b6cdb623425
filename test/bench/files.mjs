import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'

/** Rows and columns of the replies and of the large record list. */
const REPLIES = 45
const REPLY_ROWS = 60
const LARGE_ROWS = 100_000
const ODS_ROWS = 60_000
const MERGES = 20_000
/** Months and districts of the replies that come to a million figures, one of each force. */
const MILLION_MONTHS = 120
const MILLION_DISTRICTS = 18

const PLATFORMS = [
  'Facebook',
  'Instagram',
  'WhatsApp',
  'Snapchat',
  'Twitter',
  'TikTok',
  'Kik',
  'Text message',
  'Phone call',
  'Other',
  'Not recorded',
]
const OUTCOMES = ['Charged', 'Caution', 'No suspect identified', 'Evidential difficulties', 'Under investigation']
const FORCES = ['Avon and Somerset', 'Bedfordshire', 'Cambridgeshire', 'Cheshire', 'Cleveland', 'Cumbria', 'Derbyshire']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Makes the files that are measured, once; the same bytes each time.
 * @param {string} folder
 */
export function makeFiles(folder) {
  mkdirSync(join(folder, 'replies'), { recursive: true })
  for (let nth = 0; nth < REPLIES; nth += 1) {
    const force = FORCES[nth % FORCES.length]
    keep(join(folder, 'replies', `${force} ${nth + 1}.xlsx`), () => bookOf(reply(nth), 'Offences'))
  }
  keep(join(folder, 'large.xlsx'), () => bookOf(records(LARGE_ROWS), 'Records'))
  keep(join(folder, 'large.ods'), () => bookOf(records(ODS_ROWS), 'Records', 'ods'))
  keep(join(folder, 'sheet.xlsx'), () => bookOf(sheetOfMonths(), 'Offences'))
  mkdirSync(join(folder, 'million'), { recursive: true })
  for (const [nth, force] of forceNames().entries())
    keep(join(folder, 'million', `${force}.csv`), () => new TextEncoder().encode(districts(nth)))
  keep(join(folder, 'merged.xlsx'), () => bookOf(records(MERGES), 'Records', 'xlsx', MERGES))
}

/** The made-up replies that the accuracy tests read, in every format. */
const CORPORA = ['messy-1', 'messy-2'].map((name) => `test/fixtures/corpus/${name}/files`)
const DOCUMENT = /\.(?:docx|pdf)$/i

/** @typedef {'replies' | 'large' | 'ods' | 'merged' | 'spreadsheets' | 'documents' | 'rounds' | 'million'} Which */

/**
 * The bytes of the files of a job, with their names.
 * @param {string} folder
 * @param {Which} which
 */
export function filesOf(folder, which) {
  return pathsOf(folder, which).map((path) => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    bytes: new Uint8Array(readFileSync(path)),
  }))
}

/**
 * @param {string} folder
 * @param {Which} which
 */
function pathsOf(folder, which) {
  switch (which) {
    case 'replies':
      return within(join(folder, 'replies'))
    case 'large':
      return [join(folder, 'large.xlsx')]
    case 'ods':
      return [join(folder, 'large.ods')]
    case 'merged':
      return [join(folder, 'merged.xlsx')]
    case 'million':
      return within(join(folder, 'million'))
    case 'rounds':
      return CORPORA.flatMap(within)
    case 'spreadsheets':
      return CORPORA.flatMap(within).filter((path) => !DOCUMENT.test(path))
    case 'documents':
      return CORPORA.flatMap(within).filter((path) => DOCUMENT.test(path))
  }
}

/** @param {string} folder */
function within(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}

/** Most memory that this process ever held, in MB. What a system reports of a child may be what its parent held. */
export function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(peak) / 1024
}

/**
 * @param {string} path
 * @param {() => Uint8Array} make
 */
function keep(path, make) {
  if (!existsSync(path)) writeFileSync(path, make())
}

/**
 * @param {readonly (readonly unknown[])[]} rows
 * @param {string} name
 * @param {'xlsx' | 'ods'} bookType
 * @param {number} merges so many rows have their last two columns merged
 */
function bookOf(rows, name, bookType = 'xlsx', merges = 0) {
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { dense: true },
  )
  const right = (rows[0]?.length ?? 2) - 1
  sheet['!merges'] = Array.from({ length: merges }, (_, nth) => ({
    s: { r: nth + 1, c: right - 1 },
    e: { r: nth + 1, c: right },
  }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: 'buffer', bookType, bookSST: true, compression: true }))
}

/**
 * Sixty months by eleven platforms, with the marks that forces write in place of small numbers.
 * @param {number} nth
 */
function reply(nth) {
  const next = randomOf(nth + 1)
  const rows = [['Month', ...PLATFORMS]]
  for (let row = 0; row < REPLY_ROWS; row += 1) {
    const month = `${MONTHS[row % 12]} ${2015 + Math.floor(row / 12)}`
    rows.push([month, ...PLATFORMS.map(() => figure(next))])
  }
  return rows
}

/** @returns {readonly string[]} */
function forceNames() {
  /** @type {readonly { readonly name: string }[]} */
  const forces = JSON.parse(readFileSync('resources/reference/forces.json', 'utf8'))
  return forces.slice(0, 43).map(({ name }) => name)
}

/** 5,004 cells: months and districts by ten platforms. */
function sheetOfMonths() {
  const next = randomOf(5)
  const platforms = PLATFORMS.slice(0, 10)
  const rows = Array.from({ length: 416 }, (_, row) => [
    `${MONTHS[row % 12]} ${2015 + (Math.floor(row / 12) % 5)}`,
    `District ${1 + Math.floor(row / 60)}`,
    ...platforms.map(() => figure(next)),
  ])
  return [['Month', 'District', ...platforms], ...rows]
}

/**
 * Months and districts by eleven platforms.
 * @param {number} nth
 */
function districts(nth) {
  const next = randomOf(nth + 101)
  const rows = [['Month', 'District', ...PLATFORMS].join(',')]
  for (let district = 1; district <= MILLION_DISTRICTS; district += 1) {
    for (let month = 0; month < MILLION_MONTHS; month += 1) {
      const name = `${MONTHS[month % 12]} ${2010 + Math.floor(month / 12)}`
      rows.push([name, `District ${district}`, ...PLATFORMS.map(() => figure(next))].join(','))
    }
  }
  return rows.join('\n')
}

/** @param {() => number} next @returns {any} */
function figure(next) {
  const roll = next()
  if (roll < 0.05) return '<5'
  if (roll < 0.07) return '*'
  return Math.floor(next() * 60)
}

/**
 * One row an offence.
 * @param {number} count
 */
function records(count) {
  const next = randomOf(71)
  /** @type {(list: readonly string[]) => string} */
  const one = (list) => list[Math.floor(next() * list.length)] ?? ''
  /** @type {unknown[][]} */
  const rows = [
    [
      'Crime reference',
      'Date recorded',
      'Force',
      'Offence',
      'Platform',
      'Victim age',
      'Victim gender',
      'Outcome',
      'Suspect age',
      'Date of outcome',
      'Postcode district',
      'Repeat victim',
    ],
  ]
  for (let row = 0; row < count; row += 1) {
    rows.push([
      `CR/${String(row + 1).padStart(7, '0')}/17`,
      { t: 'n', v: 42826 + Math.floor(next() * 730), z: 'dd/mm/yyyy' },
      one(FORCES),
      'Sexual communication with a child',
      one(PLATFORMS),
      10 + Math.floor(next() * 6),
      next() < 0.8 ? 'Female' : 'Male',
      one(OUTCOMES),
      next() < 0.3 ? 'Unknown' : 16 + Math.floor(next() * 50),
      { t: 'n', v: 43556 + Math.floor(next() * 400), z: 'dd/mm/yyyy' },
      `NG${1 + Math.floor(next() * 25)}`,
      next() < 0.1 ? 'Y' : 'N',
    ])
  }
  return rows
}

/**
 * Numbers from 0 to 1, the same for the same seed.
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
