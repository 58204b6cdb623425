import { Fragment, type ReactElement, type ReactNode, useRef } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

/** A pane of a split, in pixels; the one without a size takes the rest. */
export interface Pane {
  readonly id: string
  readonly size?: number
  readonly min: number
  readonly content: ReactNode
}

/**
 * Panes side by side or one above the other. Their lines drag, a double click restores; sizes are remembered in pixels
 * under `name`, so that a larger window gives its room to the data.
 */
export function Split({
  name,
  direction = 'horizontal',
  panes,
}: {
  readonly name: string
  readonly direction?: 'horizontal' | 'vertical'
  readonly panes: readonly Pane[]
}): ReactElement {
  const sizes = useRef<Record<string, number>>(remembered(name))
  return (
    <Group
      id={name}
      className="split"
      orientation={direction}
      onLayoutChanged={(_, { isUserInteraction }) => {
        if (isUserInteraction) localStorage.setItem(`panes ${name}`, JSON.stringify(sizes.current))
      }}
    >
      {panes.map((pane, position) => (
        <Fragment key={pane.id}>
          {position > 0 && <Separator className="divider" />}
          <Panel
            id={pane.id}
            minSize={pane.min}
            className="split-pane"
            onResize={({ inPixels }) => {
              if (inPixels > 0) sizes.current[pane.id] = Math.round(inPixels)
            }}
            {...(pane.size === undefined
              ? {}
              : {
                  defaultSize: remembered(name)[pane.id] ?? pane.size,
                  groupResizeBehavior: 'preserve-pixel-size' as const,
                })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

function remembered(name: string): Record<string, number> {
  const kept: unknown = JSON.parse(localStorage.getItem(`panes ${name}`) ?? '{}')
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}
