import { create } from 'zustand'

/** Whether the history stands at the right, and what it is narrowed to: `file 3`, `force E23000018`, or all of it. */
export const useHistoryPanel = create<{ readonly open: boolean; readonly about: string }>(() => ({
  open: false,
  about: 'all',
}))

/** Opens the history, or shuts it. */
export function toggleHistory(): void {
  useHistoryPanel.setState(({ open }) => ({ open: !open, about: 'all' }))
}

/** Shuts the history. */
export function shutHistory(): void {
  useHistoryPanel.setState({ open: false })
}
