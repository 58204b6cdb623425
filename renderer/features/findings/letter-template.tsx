import { type ReactElement, useState } from 'react'
import type { Letter } from '../../../app/contract/index.ts'
import { changeSetting } from '../../state/findings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** The words round the points of a letter, kept with the workspace. */
export function LetterTemplate({
  template,
  onClose,
}: {
  readonly template: Letter['template']
  readonly onClose: () => void
}): ReactElement {
  const { text: kept, standard, setting } = template
  const [text, setText] = useState(kept)
  const missing = !text.includes('{findings}')
  return (
    <Dialog title="Template of letters" width={620} onClose={onClose}>
      <div className="template">
        <p className="sec">
          <code>{'{force}'}</code>, <code>{'{request}'}</code>, <code>{'{findings}'}</code> and{' '}
          <code>{'{author}'}</code> are filled in. The points come from the cells and cannot be worded here.
        </p>
        <textarea
          className="area"
          rows={18}
          aria-label="Template"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {missing && (
          <p className="c-bad">
            Without <code>{'{findings}'}</code> the letter would ask nothing.
          </p>
        )}
      </div>
      <div className="df">
        <Button kind="quiet" disabled={text === standard} onClick={() => setText(standard)}>
          Standard words
        </Button>
        <span className="sp" />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          disabled={missing || text === kept}
          onClick={() => {
            void changeSetting(setting, text)
            onClose()
          }}
        >
          Keep template
        </Button>
      </div>
    </Dialog>
  )
}
