import '@fontsource-variable/ibm-plex-sans/wght.css'
import '@fontsource-variable/ibm-plex-sans/wght-italic.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/window.css'
import './theme/view.css'
import './theme/controls-at-rest.css'
import './theme/badges.css'
import './theme/table.css'
import './theme/withheld.css'
import './theme/sheet.css'
import './theme/facets.css'
import './theme/dialogs.css'
import './theme/controls.css'
import './theme/shell.css'
import './theme/views.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { hostOfWindow } from './host/host.ts'
import { startReader, startStore } from './host/workers.ts'
import { App } from './shell/app.tsx'
import { listen } from './shell/listen.ts'
import { answers } from './state/answers.ts'
import { notify } from './state/notices.ts'
import { start, startFailed } from './state/opening.ts'
import { connect } from './state/ports.ts'

connect({ host: hostOfWindow(), workbench: startStore(storeStopped), startReader })
listen()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root element.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)

start().catch(startFailed)

function storeStopped(reason: string): void {
  notify('bad', `The database stopped (${reason}). Close the window and open it again: every change is in the journal.`)
}
