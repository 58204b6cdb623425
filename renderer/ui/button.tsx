import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one filled button of a window; `quiet` has no border. */
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly small?: boolean
  readonly icon?: IconName
  readonly children?: ReactNode
  readonly on?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button: a verb with its object. */
export function Button({
  kind = 'plain',
  small,
  icon,
  children,
  on,
  className = '',
  ...rest
}: ButtonProps): ReactElement {
  const classes = [
    'btn',
    small ? 'sm' : '',
    kind === 'primary' ? 'p' : kind === 'quiet' ? 'gh' : '',
    children === undefined ? 'ic' : '',
    on ? 'on' : '',
    className,
  ]
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      {...rest}
    >
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </button>
  )
}

/** A button with an icon alone; `label` is read out and shown on hover. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ButtonProps, 'children' | 'icon'> & { readonly label: string; readonly icon: IconName }): ReactElement {
  return <Button small kind="quiet" icon={icon} aria-label={label} title={label} {...rest} />
}
