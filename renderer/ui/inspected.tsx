import type { ReactElement, ReactNode } from 'react'
import { hideInspector } from '../state/looking.ts'
import { useNarrow } from './narrow.ts'
import { Over } from './over.tsx'
import { type Pane, Split } from './split.tsx'

/** Panes with an inspector at their right; in a narrow window it lies over them. Null where none is shown. */
export function Inspected({
  name,
  panes,
  inspector,
}: {
  readonly name: string
  readonly panes: readonly Pane[]
  readonly inspector: ReactNode | null
}): ReactElement {
  const narrow = useNarrow()
  const docked = inspector !== null && !narrow
  return (
    <>
      <Split
        name={name}
        panes={docked ? [...panes, { id: 'inspector', min: 260, size: 320, content: inspector }] : panes}
      />
      {inspector !== null && narrow && <Over onClose={hideInspector}>{inspector}</Over>}
    </>
  )
}
