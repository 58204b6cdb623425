import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, test } from 'vitest'
import { confineContents } from '../../../main/security/contents.ts'

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  'every page that is made has its %s refused, and opens no window',
  (name) => {
    const app = new EventEmitter()
    let answer: unknown
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (open: () => unknown) => {
        answer = open()
      },
      setWebRTCIPHandlingPolicy: () => undefined,
    })
    confineContents(app as unknown as App)
    app.emit('web-contents-created', {}, contents)
    let refused = false
    contents.emit(name, { preventDefault: () => (refused = true) })
    expect(refused).toBe(true)
    expect(answer).toEqual({ action: 'deny' })
  },
)
