import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { parseRows, type Row, score } from './score.ts'

const MOST_OUTPUT = 2 ** 28

/** How right the built command line `foi` is about corpora, each and all together: tables in Markdown. */
export function accuracyOf(foi: string, folders: readonly string[]): string {
  const corpora = folders.map((folder) => {
    const files = join(folder, 'files')
    const truth = parseRows(readFileSync(join(folder, 'truth/observations.csv'), 'utf8'))
    const alone = parseRows(outputOf(foi, ['tidy', files]))
    const reviewed = parseRows(outputOf(foi, ['tidy', '--review', files]))
    return { name: basename(folder), files: readdirSync(files), truth, alone, reviewed }
  })
  const all = {
    name: 'together',
    files: corpora.flatMap(({ files }) => files),
    truth: corpora.flatMap(({ name, truth }) => truth.map(within(name))),
    alone: corpora.flatMap(({ name, alone }) => alone.map(within(name))),
    reviewed: corpora.flatMap(({ name, reviewed }) => reviewed.map(within(name))),
  }
  const rows = [...corpora, all].flatMap(({ name, files, truth, alone, reviewed }) => [
    [name, 'confident', String(files.length), ...figures(truth, alone)],
    [name, 'with --review', String(files.length), ...figures(truth, reviewed)],
  ])
  const formats = [...new Set(all.files.map(formatOf))].sort().map((format) => {
    const of = (some: readonly Row[]) => some.filter((row) => formatOf(row.file) === format)
    const files = all.files.filter((file) => formatOf(file) === format).length
    return [format, String(files), ...figures(of(all.truth), of(all.alone))]
  })
  const measured = ['figures', 'precision', 'recall', 'exact cell']
  return [
    table(['corpus', 'tables', 'files', ...measured], rows),
    table(['format', 'files', ...measured], formats),
  ].join('\n\n')
}

/** Precision is 0.997 or more, say, only where it is printed so: never rounded up. */
function figures(truth: readonly Row[], got: readonly Row[]): readonly string[] {
  const { matched, exact } = score(truth, got)
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : (Math.floor((part / whole) * 1e4) / 1e4).toFixed(4)
  return [
    truth.length.toLocaleString('en'),
    share(matched, got.length),
    share(matched, truth.length),
    share(exact, matched),
  ]
}

/** Files of two corpora may have one name. */
function within(corpus: string): (row: Row) => Row {
  return (row) => ({ ...row, file: `${corpus}/${row.file}` })
}

function formatOf(file: string): string {
  return extname(file).slice(1).toLowerCase()
}

function outputOf(foi: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [foi, ...args], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  })
  // 1 says that some file was refused, which costs recall; more than that is no measurement.
  if (status !== 0 && status !== 1) throw new Error(stderr)
  return stdout
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
