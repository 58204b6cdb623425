import type { ReactElement } from 'react'
import { useLooking } from '../state/looking.ts'
import { IconButton } from './button.tsx'

/** Shows and hides the inspector at the right of a view. */
export function InspectorToggle(): ReactElement {
  const shown = useLooking((looking) => looking.inspector)
  return (
    <IconButton
      label={shown ? 'Hide the inspector' : 'Show the inspector'}
      icon="panelRight"
      onClick={() => useLooking.setState({ inspector: !shown })}
    />
  )
}
