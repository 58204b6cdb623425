import type { Publication, Workbench } from '../../app/contract/index.ts'
import { report } from './output.ts'

/** Says on standard error which suppressed figures a file gives away, by which figures, and of whom that was not searched; never what they are. */
export async function warnOfDisclosure(bench: Workbench, publication: Publication, file: string): Promise<void> {
  const { told, leaveOut, unsearched } = await bench.disclosureOf(publication)
  if (unsearched.length > 0) {
    report({
      warning:
        'not searched: whether these hidden figures can be worked out of what is written; they are too many or too entangled',
      file,
      forces: unsearched.map(({ forceName, figures }) => ({ force: forceName, figures })),
    })
  }
  if (told.length === 0) return
  const at = ({ sheetName, cell }: (typeof leaveOut)[number]) => (sheetName === '' ? cell : `${sheetName}!${cell}`)
  report({
    warning: 'suppressed figures can be worked out of what is written',
    file,
    cells: told.map((one) => ({ file: one.file, cell: at(one), shown: one.shown })),
    by: leaveOut.map((one) => ({ file: one.file, cell: at(one) })),
  })
}
