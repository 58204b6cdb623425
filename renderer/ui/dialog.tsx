import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

/** A dialog over a veil. Esc and a click beside it call `onClose`; focus stays inside and returns where it came from. */
export function Dialog({
  title,
  onClose,
  width,
  children,
  className = '',
  hiddenTitle = false,
  top = false,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly width: number
  readonly children: ReactNode
  readonly className?: string
  /** The title is read out, not shown. */
  readonly hiddenTitle?: boolean
  /** Hangs from the top of the window, as the palette does. */
  readonly top?: boolean
}): ReactElement {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`veil ${top ? 'top' : ''}`}
    >
      <Modal className="modal" style={{ width }}>
        <AriaDialog className={`dlg ${className}`}>
          <Heading slot="title" className={hiddenTitle ? 'unseen' : 'dt'}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
