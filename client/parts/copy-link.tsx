/** Puts a link to exactly what is open into the clipboard. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { copyText } from './copy.ts'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'

/** @param address on this server, from its first stroke on. */
export const CopyLink = ({ address }: { readonly address: string }) => {
  const say = useWords().story
  const copy = async (): Promise<void> => {
    await copyText(window.location.origin + address).then(
      () => notifications.show({ message: say.copied }),
      () => notifications.show({ message: say.notCopied, color: 'red' }),
    )
  }
  return (
    <Button variant="subtle" size="compact-xs" leftSection={<Icon name="copy" size={13} />} onClick={() => void copy()}>
      {say.copyLink}
    </Button>
  )
}
