import type { ReactElement } from 'react'
import { Button as AriaButton, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from './icon.tsx'

/** One of many names, found by typing. Nothing but a listed name can be chosen. */
export function Combo({
  label,
  options,
  value,
  placeholder,
  onChange,
}: {
  readonly label: string
  readonly options: readonly { readonly key: string; readonly label: string }[]
  readonly value: string | null
  readonly placeholder: string
  readonly onChange: (key: string) => void
}): ReactElement {
  return (
    <ComboBox
      aria-label={label}
      className="choice combo"
      menuTrigger="focus"
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(key) => {
        if (typeof key === 'string' && key !== value) onChange(key)
      }}
    >
      <div className="inp">
        <Input className="bare" placeholder={placeholder} />
        <AriaButton className="drop" aria-label={`Show ${label}`}>
          <Icon name="caretDown" size={12} />
        </AriaButton>
      </div>
      <Popover className="popover">
        <ListBox className="options" renderEmptyState={() => <div className="option muted">No such name</div>}>
          {(item: { readonly key: string; readonly label: string }) => (
            <ListBoxItem id={item.key} className="option" textValue={item.label}>
              {item.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
