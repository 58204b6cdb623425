import { type ReactElement, useEffect, useState } from 'react'
import { changeSetting } from '../../state/findings.ts'
import { useSession } from '../../state/session.ts'

/** The name under which decisions and letters are kept: what the analyst types, never that of the account. */
export function Signature(): ReactElement {
  const kept = useSession(({ state }) => state.settings.author ?? '')
  const [name, setName] = useState(kept)
  useEffect(() => setName(kept), [kept])
  const keep = (): void => {
    if (name.trim() !== kept) void changeSetting('author', name.trim())
  }
  return (
    <label className="inp signed">
      <span className="muted">Signed</span>
      <input
        className="bare"
        aria-label="Your name on decisions and letters"
        placeholder="no name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') {
            event.stopPropagation()
            setName(kept)
          }
        }}
      />
    </label>
  )
}
