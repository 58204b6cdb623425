import type { ChartFonts } from '../export/index.ts'
import { FORCES } from '../names/index.ts'
import { readWorkbook } from '../read/index.ts'
import { tidyWorkbook } from '../tidy/index.ts'
import type { Abilities, Rasterise } from '../vocabulary/index.ts'
import type { WorkbenchParts } from './workbench.ts'

/** The parts of a workbench that reads, tidies and names forces as this program does, on a host with the given abilities. */
export function partsFor(
  abilities: Abilities,
  drawing: { readonly chartFonts: () => Promise<ChartFonts>; readonly rasterise: Rasterise | undefined } & Pick<
    WorkbenchParts,
    'pause'
  >,
): WorkbenchParts {
  return {
    forces: FORCES,
    tidy: tidyWorkbook,
    read: (file, reading) => readWorkbook(file, abilities, { reading }),
    ...drawing,
  }
}
