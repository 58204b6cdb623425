import type { Publication } from '../../app/contract/index.ts'
import { askDisclosure } from './disclosure.ts'
import { askHiddenInExport, type Way } from './hidden-export.ts'
import { ports } from './ports.ts'

/** What may leave the workspace after all that had to be asked. */
export interface Leave {
  /** Figures from hidden places go too. */
  readonly withHidden: boolean
  /** Keys of figures that stay: from hidden places, or telling what a suppression hides. */
  readonly without: readonly number[]
}

/** Whether a cell may go to the clipboard: one that the file hides, and that is shown by decision, is asked about. */
export async function mayCopyCell({ revealed }: { readonly revealed?: boolean }): Promise<boolean> {
  return revealed !== true || (await askHiddenInExport(1, true, 'copy')) !== 'cancelled'
}

/** Asks all that must be asked before anything leaves, as a file or by the clipboard; null where it is to stay. */
export async function askToLeave(publication: Publication, way: Way): Promise<Leave | null> {
  const choosable = publication.of === 'rows' || publication.of === 'cells'
  const hidden = await ports().workbench.hiddenFigures(publication)
  const answer = await askHiddenInExport(hidden.length, !choosable, way)
  if (answer === 'cancelled') return null
  const withHidden = answer === 'with'
  const asked = choosable ? { ...publication, withHidden } : publication
  const without = await askDisclosure(asked, way)
  if (without === 'cancelled') return null
  return { withHidden, without: withHidden || !choosable ? without : [...hidden, ...without] }
}
