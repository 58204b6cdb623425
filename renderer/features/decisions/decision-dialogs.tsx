import type { ReactElement } from 'react'
import { useDeciding } from '../../state/decisions.ts'
import { DecideForm } from './decide-form.tsx'
import { DecisionsList } from './decisions-list.tsx'
import './decisions.css'

/** The dialogs of decisions, over whatever view is on screen. */
export function DecisionDialogs(): ReactElement | null {
  const { list, draft } = useDeciding()
  if (draft !== null) return <DecideForm draft={draft} />
  return list ? <DecisionsList /> : null
}
