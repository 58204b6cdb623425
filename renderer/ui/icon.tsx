import type { ReactElement } from 'react'
import { PATHS } from './icon-paths.ts'

export type IconName = keyof typeof PATHS

/** An icon of the 16 px set, drawn in the colour of its text. Decoration only: the words beside it say the same. */
export function Icon({
  name,
  size = 16,
  className = '',
}: {
  readonly name: IconName
  readonly size?: 12 | 14 | 16 | 18
  readonly className?: string
}): ReactElement {
  return (
    <svg className={`i s${size} ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {PATHS[name].map((path) => (
        <path key={path} fillRule="evenodd" d={path} />
      ))}
    </svg>
  )
}
