import type { HostApi } from '../../app/contract/index.ts'

declare global {
  interface Window {
    /** Put there by the preload script; absent in a plain browser. */
    readonly foi?: HostApi<File>
  }
}

/** The main process as this page sees it. */
export type Host = HostApi<File>

/** What the preload script offers. Throws where the page was opened outside the program. */
export function hostOfWindow(): Host {
  if (window.foi === undefined) throw new Error('The page was opened outside FOI Workbench.')
  return window.foi
}
