/** Asks once more before something goes that does not come back by itself. */
import { Button, Modal } from '@mantine/core'
import { sentenceOf } from './answer.tsx'
import { useWords } from './session.tsx'

interface SureProps {
  readonly title: string
  /** What will be so afterwards. */
  readonly why: string
  /** What the button does, in a word. */
  readonly act: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onYes: () => void
  readonly onClose: () => void
}

export const Sure = ({ title, why, act, isPending, error, onYes, onClose }: SureProps) => {
  const words = useWords()
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': words.close }}>
      <div className="form">
        <p>{why}</p>
        {error && (
          <p className="form-error" role="alert">
            {sentenceOf(error, words)}
          </p>
        )}
        <div className="form-actions">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button color="red" loading={isPending} onClick={onYes}>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
