import type { ReactElement } from 'react'
import { useReviewing } from '../../state/review.ts'
import { NamesDialog } from './names-dialog.tsx'
import { PackDialog } from './pack-dialog.tsx'

/** The dialogs of names and packs, over whatever view is on screen. */
export function ReviewDialogs(): ReactElement | null {
  const dialog = useReviewing((reviewing) => reviewing.dialog)
  if (dialog === null) return null
  return dialog === 'names' ? <NamesDialog /> : <PackDialog />
}
