import { resolve } from 'node:path'
import { EVERYTHING } from '../../../app/query/index.ts'
import { parseArguments } from '../arguments.ts'
import { loadBench } from '../bench.ts'
import { warnOfDisclosure } from '../disclosure.ts'
import { print } from '../output.ts'
import { writeWhole } from '../writing.ts'

export const EXPORT_USAGE = 'export WORKSPACE|FILES… --out F.csv|F.json|F.foi [--with-hidden]'

/**
 * Writes the observations, or the whole workspace, into a file. Figures from hidden places that count in a workspace are left out
 * of the observations unless they are asked for.
 */
export async function exportFile(words: readonly string[]): Promise<number | string> {
  const asked = parseArguments(words, { flags: ['with-hidden'], values: ['out'] })
  if (typeof asked === 'string') return asked
  if (asked.files.length === 0) return 'which workspace or files?'
  const out = asked.values.get('out')
  const ending = /\.(csv|json|foi)$/i.exec(out ?? '')?.[1]?.toLowerCase()
  if (out === undefined || ending === undefined) return '--out wants a file that ends in .csv, .json or .foi'
  const loaded = await loadBench(asked.files)
  if (loaded === undefined) return 1
  const content =
    ending === 'foi'
      ? await loaded.bench.snapshot()
      : new TextEncoder().encode(
          await loaded.bench.exportRows(EVERYTHING, ending === 'csv' ? 'csv' : 'json', asked.flags.has('with-hidden')),
        )
  const withHidden = asked.flags.has('with-hidden')
  if (ending !== 'foi') await warnOfDisclosure(loaded.bench, { of: 'rows', question: EVERYTHING, withHidden }, out)
  writeWhole(resolve(out), content)
  print(`${out}\n`)
  return loaded.code
}
