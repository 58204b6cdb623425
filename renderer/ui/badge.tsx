import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Tone = 'neutral' | 'bad' | 'warn' | 'good' | 'held' | 'accent' | 'line'

const CLASS: Readonly<Record<Tone, string>> = {
  neutral: '',
  bad: 'bad',
  warn: 'warn',
  good: 'good',
  held: 'held',
  accent: 'acc',
  line: 'line',
}

/** An exception, in a word with its icon and tint. What is as it should be carries no badge. */
export function Badge({
  tone = 'neutral',
  icon,
  title,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly title?: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <span className={`bdg ${CLASS[tone]} ${icon === undefined ? 'txt' : ''}`} title={title}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  )
}

/** A cell, by its address: opens the sheet with the cell lit. */
export function CellRef({
  cell,
  title,
  onOpen,
  tabIndex,
}: {
  readonly cell: string
  readonly title?: string
  readonly onOpen?: () => void
  /** -1 where keys of the table round it open the cell. */
  readonly tabIndex?: -1
}): ReactElement {
  const inside = (
    <>
      <Icon name="grid" size={12} />
      {cell}
    </>
  )
  if (onOpen === undefined) return <span className="cellref">{inside}</span>
  return (
    <button
      type="button"
      className="cellref"
      tabIndex={tabIndex}
      title={title ?? `Open ${cell} in Source`}
      onClick={onOpen}
    >
      {inside}
    </button>
  )
}

/** A key of the keyboard. */
export function Key({ children }: { readonly children: ReactNode }): ReactElement {
  return <kbd className="kbd">{children}</kbd>
}
