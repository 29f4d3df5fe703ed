import './form.css'
import { Button, CopyButton } from '@mantine/core'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'

/** A generated password; the server keeps only its hash, so that it can be seen nowhere else. */
export const PasswordOnce = ({ name, password, onClose }: { readonly name: string; readonly password: string; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.people
  return (
    <div className="form">
      <p className="person-name">{say.passwordOnce}</p>
      <div className="password-once">
        <code>{password}</code>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </div>
      <p className="soft">{say.passwordFor(name)}</p>
      <div className="form-actions">
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </div>
  )
}
