import type { ReactElement, ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'

/** A pane of a split, in pixels; the one without a size takes the rest. */
export interface Pane {
  readonly id: string
  readonly size?: number
  readonly min: number
  readonly content: ReactNode
}

/** Panes side by side or one above the other. Their lines drag; sizes are remembered under `name`. */
export function Split({
  name,
  direction = 'horizontal',
  panes,
}: {
  readonly name: string
  readonly direction?: 'horizontal' | 'vertical'
  readonly panes: readonly Pane[]
}): ReactElement {
  const layout = useDefaultLayout({ id: name, panelIds: panes.map((pane) => pane.id), storage: localStorage })
  return (
    <Group
      id={name}
      className="split"
      orientation={direction}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {panes.map((pane, position) => [
        position > 0 && <Separator key={`${pane.id}-line`} className="divider" />,
        <Panel
          key={pane.id}
          id={pane.id}
          minSize={`${pane.min}px`}
          {...(pane.size === undefined
            ? {}
            : { defaultSize: `${pane.size}px`, groupResizeBehavior: 'preserve-pixel-size' })}
          className="split-pane"
        >
          {pane.content}
        </Panel>,
      ])}
    </Group>
  )
}
