/**
 * Environment and switches for starting Electron. Chromium's sandbox cannot be set up by root, so there it is left off;
 * for anyone else it is on.
 */
export function electronArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Whether a window could be shown to a person. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
