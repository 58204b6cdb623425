import type { ReactElement } from 'react'
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { Icon } from './icon.tsx'

export interface Option<Key extends string> {
  readonly key: Key
  readonly label: string
}

/** A few alternatives side by side, one of them on. */
export function Segments<Key extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string
  readonly options: readonly Option<Key>[]
  readonly value: Key
  readonly onChange: (key: Key) => void
}): ReactElement {
  return (
    <ToggleButtonGroup
      className="seg"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ key }) => keys.has(key))
        if (chosen !== undefined) onChange(chosen.key)
      }}
    >
      {options.map(({ key, label: words }) => (
        <ToggleButton key={key} id={key}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** One of a list, in a field that opens below. */
export function Choice<Key extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
}: {
  readonly label: string
  readonly options: readonly Option<Key>[]
  readonly value: Key | null
  readonly onChange: (key: Key) => void
  readonly disabled?: boolean
}): ReactElement {
  return (
    <Select
      aria-label={label}
      className="choice"
      selectedKey={value}
      isDisabled={disabled}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen !== undefined && chosen.key !== value) onChange(chosen.key)
      }}
    >
      <AriaButton className="inp">
        <SelectValue />
        <Icon name="caretDown" size={12} />
      </AriaButton>
      <Popover className="popover">
        <ListBox className="options">
          {options.map(({ key, label: words }) => (
            <ListBoxItem key={key} id={key} className="option" textValue={words}>
              {words}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
