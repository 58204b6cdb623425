import type { ReactElement } from 'react'
import { dismiss, type Notice, useNotices } from '../state/notices.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { problemText } from '../ui/problem-text.ts'

const ICON: Readonly<Record<Notice['tone'], { readonly icon: IconName; readonly colour: string }>> = {
  neutral: { icon: 'info', colour: 'sec' },
  good: { icon: 'tick', colour: 'c-good' },
  bad: { icon: 'error', colour: 'c-bad' },
}

/** What the analyst should know, at the foot of the window. */
export function Notices(): ReactElement {
  const notices = useNotices((state) => state.notices)
  return (
    <section className="notices" aria-label="Notices" aria-live="polite">
      {notices.map(({ id, tone, text, problem, action }) => (
        <div key={id} className="notice" role={tone === 'bad' ? 'alert' : undefined}>
          <Icon name={ICON[tone].icon} size={14} className={ICON[tone].colour} />
          <p>{text}</p>
          <IconButton label="Dismiss" icon="cross" onClick={() => dismiss(id)} />
          {action !== undefined && (
            <p>
              <button
                type="button"
                className="link"
                onClick={() => {
                  dismiss(id)
                  action.act()
                }}
              >
                {action.words}
              </button>
            </p>
          )}
          {problem !== null && (
            <p>
              {problemText(problem).explanation} {problemText(problem).advice}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
