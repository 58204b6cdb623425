/**
 * Puts text on the clipboard. The page may not use the asynchronous clipboard, so a copy of nothing is asked for and the text is
 * given in its place: focus and selection stay where they are, also within a dialog.
 */
export function copyText(text: string): void {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', give, { capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
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
