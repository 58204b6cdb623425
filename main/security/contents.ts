import type { App, Session, WebContents } from 'electron'

/** Writing the clipboard after a key press is all that the page may do of what a browser would ask a person about. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Denies every permission but the writing of the clipboard. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, respond) => respond(GRANTED.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Holds for every page that the program could ever open: it stays where it is and opens nothing. */
export function confineContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
