/** Scheme and host of everything that the window may load. */
export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://workbench`
export const PAGE = `${ORIGIN}/index.html`

/** Whether an address is the program's own page. */
export function isOwnPage(address: string): boolean {
  return address === PAGE || address.startsWith(`${PAGE}#`)
}
