import { EXPORT_COLUMNS, plainNumber } from '../../../app/query/index.ts'
import { type Tidied, tidyWorkbook } from '../../../app/tidy/index.ts'
import { a1, bounds, dimensionText, type Observation, type Workbook } from '../../../app/vocabulary/index.ts'
import { parseArguments } from '../arguments.ts'
import { givenNames } from '../names.ts'
import { csvLine, print, report } from '../output.ts'
import { type ReadReply, readReplies } from '../reading.ts'

export const TIDY_USAGE = 'tidy FILES… [--review] [--format csv|json] [--names N.json]'

/** Prints the observations of the given files; names on standard error what is left for a person to look at. */
export async function tidy(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: ['review'], values: ['format', 'names'] })
  if (typeof asked === 'string') return asked
  const format = asked.values.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'json') return `no format ${format}: csv or json`
  if (asked.files.length === 0) return 'which files?'
  const names = givenNames(asked.values.get('names'))
  if (typeof names === 'string') return names
  const write = format === 'csv' ? csvWriter() : jsonWriter()
  const code = await readReplies(asked.files, (reply) => {
    const tidied = tidyWorkbook(reply.workbook, {
      fileName: reply.name,
      path: reply.path,
      settings: { names: names(reply.bytes) },
    })
    for (const sheet of tidied) {
      reportSheet(reply, sheet)
      if (sheet.state === 'read' || (sheet.state === 'review' && asked.flags.has('review'))) write.sheet(reply, sheet)
    }
  })
  write.end()
  return code
}

function sheetName(workbook: Workbook, index: number): string {
  return workbook.sheets[index]?.name ?? ''
}

/** Names on standard error what of a sheet is left for a person: a layout to review, names that nobody knows. */
export function reportSheet({ label, workbook }: ReadReply, { sheet, state, layout, unresolved }: Tidied): void {
  const name = sheetName(workbook, sheet)
  if (state === 'review') {
    report({ review: layout.reasons.join('; '), file: label, sheet: name, score: Number(layout.score.toFixed(2)) })
  }
  for (const { what, written, candidates } of unresolved) {
    report({ unresolved: what, file: label, sheet: name, written, candidates })
  }
}

interface Writer {
  readonly sheet: (reply: ReadReply, sheet: Tidied) => void
  readonly end: () => void
}

/** Observations are printed in portions of this many, so that neither the text nor the number of writes grows large. */
const PORTION = 2000

function csvWriter(): Writer {
  print(csvLine(EXPORT_COLUMNS))
  return {
    sheet: ({ label, workbook }, { sheet, observations }) => {
      const name = sheetName(workbook, sheet)
      for (let from = 0; from < observations.length; from += PORTION) {
        print(
          observations
            .slice(from, from + PORTION)
            .map((observation) => csvLine([label, name, ...factsOf(observation)]))
            .join(''),
        )
      }
    },
    end: () => {},
  }
}

function jsonWriter(): Writer {
  let first = true
  print('[')
  return {
    sheet: ({ label, workbook }, { sheet, observations, layout }) => {
      const name = sheetName(workbook, sheet)
      for (const observation of observations) {
        const facts = [label, name, ...factsOf(observation)]
        const row = {
          ...Object.fromEntries(EXPORT_COLUMNS.map((column, i) => [column, facts[i] ?? ''])),
          ...bounds(observation.figure),
          labels: observation.evidence.map(({ states, from, at, written }) => ({
            states,
            from,
            cell: at === undefined ? '' : a1(at),
            written,
          })),
          reasons: layout.reasons,
        }
        print(`${first ? '\n' : ',\n'}${JSON.stringify(row)}`)
        first = false
      }
    },
    end: () => print(first ? ']\n' : '\n]\n'),
  }
}

/** From `cell` to `raw`. Refused figures are `not_held` in the contract, which knows four statuses. */
function factsOf({ at, force, measure, period, dimensions, figure, raw }: Observation): readonly string[] {
  return [
    a1(at),
    force ?? '',
    measure,
    period?.start ?? '',
    period?.end ?? '',
    dimensionText(dimensions),
    figure.status === 'ok' ? plainNumber(figure.value) : '',
    figure.status === 'refused' ? 'not_held' : figure.status,
    raw,
  ]
}
