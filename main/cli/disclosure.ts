import type { Publication, Workbench } from '../../app/contract/index.ts'
import { report } from './output.ts'

/** Says on standard error which suppressed figures a file gives away, and by which figures; never what they are. */
export async function warnOfDisclosure(bench: Workbench, publication: Publication, file: string): Promise<void> {
  const { told, leaveOut } = await bench.disclosureOf(publication)
  if (told.length === 0) return
  const at = ({ sheetName, cell }: (typeof leaveOut)[number]) => (sheetName === '' ? cell : `${sheetName}!${cell}`)
  report({
    warning: 'suppressed figures can be worked out of what is written',
    file,
    cells: told.map((one) => ({ file: one.file, cell: at(one), shown: one.shown })),
    by: leaveOut.map((one) => ({ file: one.file, cell: at(one) })),
  })
}
