/** Puts text on the clipboard, from a key press. The page may not use the asynchronous clipboard: it has no permissions. */
export function copyText(text: string): void {
  const before = document.activeElement
  const carrier = document.createElement('textarea')
  carrier.className = 'unseen'
  carrier.value = text
  document.body.append(carrier)
  carrier.select()
  document.execCommand('copy')
  carrier.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
}

/** Whether a key press asks to copy, and only the values of it. */
export function copyAsked(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}): 'all' | 'values' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'c') return undefined
  return event.shiftKey ? 'values' : 'all'
}
