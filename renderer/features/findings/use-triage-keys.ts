import { useEffect, useRef } from 'react'
import type { ListedFinding } from '../../../app/contract/index.ts'
import { judge } from '../../state/findings.ts'
import { openFinding, openSource, useLooking } from '../../state/looking.ts'
import { useSession } from '../../state/session.ts'
import { type FindingGroup, neighbour, STATUS_WORDS } from './triage.ts'
import { pick, unpick, useTriage } from './triage-state.ts'

/**
 * The keys of the inbox: `[` and `]` walk, digits decide, Space picks, L drafts the letter, R goes to the reason; with the list
 * focused also the arrows, and Enter for the source. None acts while a text is written.
 */
export function useTriageKeys(
  all: readonly ListedFinding[],
  groups: readonly FindingGroup[],
  current: ListedFinding | undefined,
): void {
  const latest = useRef({ all, groups, current })
  latest.current = { all, groups, current }
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { all: findings, groups: shown, current: here } = latest.current
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return
      if (useLooking.getState().layer !== null || document.querySelector('.veil, .popover') !== null) return
      const action = actionOf(event, findings, shown, here)
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function actionOf(
  event: KeyboardEvent,
  all: readonly ListedFinding[],
  groups: readonly FindingGroup[],
  current: ListedFinding | undefined,
): (() => void) | undefined {
  const inList = event.target instanceof HTMLElement && event.target.closest('.fi-list') !== null
  const onPage =
    inList || event.target === document.body || (event.target instanceof HTMLElement && event.target.matches('main'))
  const go = (step: number) => () => {
    const key = neighbour(groups, current?.key ?? null, step)
    if (key !== null) openFinding(key)
  }
  const { picked } = useTriage.getState()
  const chosen = picked.size > 0 ? all.filter(({ key }) => picked.has(key)) : current === undefined ? [] : [current]
  const status = STATUS_WORDS[Number(event.key) - 1]?.status
  if (status !== undefined) return () => void judge(chosen, status, '')
  switch (event.key) {
    case '[':
      return go(-1)
    case ']':
      return go(1)
    case 'ArrowUp':
      return onPage ? go(-1) : undefined
    case 'ArrowDown':
      return onPage ? go(1) : undefined
    case 'Home':
      return inList ? go(Number.NEGATIVE_INFINITY) : undefined
    case 'End':
      return inList ? go(Number.POSITIVE_INFINITY) : undefined
    case ' ':
      return onPage && current !== undefined ? () => pick(current.key) : undefined
    case 'Escape':
      return picked.size > 0 ? unpick : () => useTriage.setState({ letter: null })
    case 'Enter':
      return onPage && current !== undefined ? () => openFirstCell(current) : undefined
    case 'l':
    case 'L':
      return () => useTriage.setState({ letter: picked.size > 0 ? [...picked] : aboutForce(all, current) })
    case 'r':
    case 'R':
      return () => document.querySelector<HTMLInputElement>('[data-reason]')?.select()
    default:
      return undefined
  }
}

/** Keys of what may be asked of the force of a finding: itself first, then what nobody has decided about. */
export function aboutForce(all: readonly ListedFinding[], current: ListedFinding | undefined): readonly string[] {
  if (current === undefined) return []
  const others = all.filter(
    ({ key, force, status, resolved, places }) =>
      key !== current.key && force === current.force && status === 'open' && resolved === null && places.length > 0,
  )
  return [current, ...others].map(({ key }) => key)
}

/** Opens the sheet of a finding with its first cell lit. */
export function openFirstCell({ places }: ListedFinding): void {
  const place = places.find(({ source }) => source !== null)
  const here = useSession.getState().state.sources.some(({ id }) => id === place?.source)
  if (place === undefined || place.source === null || !here) return
  openSource({ source: place.source, sheet: place.sheet, cell: place.cells[0]?.at ?? null })
}

function writes(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type !== 'checkbox') ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
