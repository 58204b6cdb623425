import { type ReactElement, useState } from 'react'
import { Button as AriaButton, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from '../../ui/icon.tsx'

const KNOWN = [
  { key: '?', label: 'as read' },
  { key: 'platform', label: 'platform' },
  { key: 'age', label: 'age' },
  { key: 'gender', label: 'gender' },
  { key: 'outcome', label: 'outcome' },
  { key: 'offence', label: 'offence' },
  { key: 'force', label: 'force' },
  { key: 'period', label: 'period' },
  { key: 'measure', label: 'what is counted' },
  { key: '-', label: 'nothing' },
] as const

/** What headers or labels are values of: something known, a word of the analyst's own, nothing, or as it is read. */
export function MeaningField({
  meaning,
  onMeaning,
}: {
  readonly meaning: string | null
  /** Null leaves it to be read; empty says that they state nothing. */
  readonly onMeaning: (meaning: string | null) => void
}): ReactElement {
  const now = meaning === null ? '?' : meaning === '' ? '-' : meaning
  const known = KNOWN.find(({ key }) => key === now)
  const [text, setText] = useState(known?.label ?? now)
  const choose = (words: string): void => {
    const found = KNOWN.find(({ label }) => label === words.trim().toLowerCase())
    const said = found === undefined ? words.trim() : found.key === '?' ? null : found.key === '-' ? '' : found.key
    if (said === '' && found === undefined) setText(known?.label ?? now)
    else if (said !== meaning) onMeaning(said)
  }
  return (
    <span className="row g6">
      <span className="muted">They are values of</span>
      <ComboBox
        aria-label="What the selected cells are values of"
        className="choice combo meaning"
        allowsCustomValue
        menuTrigger="focus"
        defaultItems={KNOWN}
        inputValue={text}
        onInputChange={setText}
        onSelectionChange={(key) => {
          const found = KNOWN.find((one) => one.key === key)
          if (found === undefined) return
          setText(found.label)
          choose(found.label)
        }}
      >
        <div className="inp">
          <Input
            className="bare"
            onKeyDown={(event) => {
              if (event.key === 'Enter') choose(text)
            }}
          />
          <AriaButton className="drop" aria-label="Show what they may be values of">
            <Icon name="caretDown" size={12} />
          </AriaButton>
        </div>
        <Popover className="popover">
          <ListBox
            className="options"
            renderEmptyState={() => <div className="option muted">Enter takes “{text}”</div>}
          >
            {(item: (typeof KNOWN)[number]) => (
              <ListBoxItem id={item.key} className="option" textValue={item.label}>
                {item.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </span>
  )
}
