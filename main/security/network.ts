import type { App, Session } from 'electron'
import { SCHEME } from './address.ts'

/** Schemes that name no host: the page itself and what it makes in memory. */
const OFFLINE_SCHEMES: ReadonlySet<string> = new Set([`${SCHEME}:`, 'blob:', 'data:'])

/** Before the app is ready: no host name resolves, and Chromium's own services stay asleep. */
export function switchOffNetwork(app: App): void {
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
}

/** Once the app is ready: every request that leaves the program is cancelled, and no dictionary is asked for. */
export function cancelRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, respond) => respond({ cancel: !isOffline(details.url) }))
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.on('will-download', (event) => event.preventDefault())
}

/** Whether a request stays inside the program. */
function isOffline(address: string): boolean {
  return URL.canParse(address) && OFFLINE_SCHEMES.has(new URL(address).protocol)
}
