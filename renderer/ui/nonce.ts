/** The nonce under which this page may add style elements; empty where the page has none. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="csp-nonce"]')
  return meta?.nonce || meta?.content || ''
}
