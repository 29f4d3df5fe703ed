/** Saved views behind one button: open one, save the present one, share it, send its link. */
import { Button, Checkbox, Menu, Modal, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { SavedView } from '../../server/wire/views.ts'
import { Choice } from './choice.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import { Sure } from './sure.tsx'
import type { Views } from './views.ts'

type Asked = 'new' | 'manage' | 'remove' | null

const NameForm = ({
  name,
  shared,
  mayShare,
  onSave,
  children,
}: {
  readonly name: string
  readonly shared: boolean
  readonly mayShare: boolean
  readonly onSave: (name: string, shared: boolean) => Promise<void>
  readonly children?: ReactNode
}) => {
  const say = useWords().views
  const [text, setText] = useState(name)
  const [isShared, setShared] = useState(shared)
  const [isSaving, setSaving] = useState(false)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        setSaving(true)
        // What went wrong is told by whoever was asked; the form stays.
        onSave(text.trim(), isShared).catch(() => setSaving(false))
      }}
    >
      <TextInput label={say.name} value={text} maxLength={60} required data-autofocus onChange={(event) => setText(event.currentTarget.value)} />
      {mayShare && (
        <Checkbox label={say.share} description={say.shareExplained} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
      )}
      <div className="form-actions">
        {children}
        <Button type="submit" disabled={text.trim() === '' || isSaving}>
          {say.create}
        </Button>
      </div>
    </form>
  )
}

const Listed = ({
  title,
  views,
  chosen,
  onOpen,
}: {
  readonly title: string
  readonly views: readonly SavedView[]
  readonly chosen: string
  readonly onOpen: (view: SavedView) => void
}) =>
  views.length === 0 ? null : (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map((view) => (
        <Choice key={view.id} value={view.id} chosen={chosen} onChoose={() => onOpen(view)}>
          {view.name}
        </Choice>
      ))}
    </>
  )

export const ViewMenu = ({ views }: { readonly views: Views }) => {
  const words = useWords()
  const say = words.views
  const [asked, setAsked] = useState<Asked>(null)
  const [isRemoving, setRemoving] = useState(false)
  const [link, setLink] = useState('')
  const { list, current, isChanged } = views
  const all = list?.views ?? []
  const close = (): void => {
    setAsked(null)
    setLink('')
  }
  const share = async (view: SavedView): Promise<void> => {
    const address = views.linkTo(view)
    // Pages without TLS may not write into the clipboard: there it stands to be copied by hand.
    await navigator.clipboard?.writeText(address).catch(() => undefined)
    setLink(address)
  }
  const name = current ? `${current.name}${isChanged ? ' *' : ''}` : say.view
  const spoken = current ? say.viewOf(current.name, isChanged) : say.view
  return (
    <>
      <Menu width={230} position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            className="view-button"
            leftSection={<Icon name="view" />}
            rightSection={<Icon name="down" size={12} />}
            aria-label={spoken}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={480} style={{ overflowY: 'auto' }}>
          {/* No choice among others: pressed again it brings everything back. */}
          <Menu.Item onClick={() => views.open(null)}>{say.usual}</Menu.Item>
          <Listed title={say.own} views={all.filter(({ shared }) => !shared)} chosen={current?.id ?? ''} onOpen={views.open} />
          <Listed title={say.shared} views={all.filter(({ shared }) => shared)} chosen={current?.id ?? ''} onOpen={views.open} />
          <Menu.Divider />
          {current?.mayChange && isChanged && (
            <Menu.Item
              onClick={() => void views.save(current, { name: current.name, shared: current.shared, content: views.content() }).catch(() => undefined)}
            >
              {say.save}
            </Menu.Item>
          )}
          {current && isChanged && <Menu.Item onClick={() => views.open(current)}>{say.restore}</Menu.Item>}
          <Menu.Item onClick={() => setAsked('new')}>{say.saveAs}</Menu.Item>
          {current && <Menu.Item onClick={() => setAsked('manage')}>{say.manage}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asked === 'new'} onClose={close} title={say.saveAs} closeButtonProps={{ 'aria-label': words.close }}>
        <NameForm name="" shared={false} mayShare={list?.mayShare ?? false} onSave={(text, shared) => views.add({ name: text, shared }).then(close)} />
      </Modal>
      <Modal opened={asked === 'manage' && current !== null} onClose={close} title={say.manage} closeButtonProps={{ 'aria-label': words.close }}>
        {current && (
          <div className="form">
            {current.shared && <p className="soft">{say.sharedBy(current.who)}</p>}
            <div className="row">
              <Button variant="default" leftSection={<Icon name="link" />} onClick={() => void share(current)}>
                {link === '' ? say.copyLink : say.linkCopied}
              </Button>
            </div>
            {link !== '' && <TextInput readOnly aria-label={say.copyLink} value={link} onFocus={(event) => event.currentTarget.select()} />}
            {current.mayChange && (
              <NameForm
                key={current.at}
                name={current.name}
                shared={current.shared}
                mayShare={list?.mayShare ?? false}
                onSave={(text, shared) => views.save(current, { name: text, shared, content: current.content }).then(close)}
              >
                <Button variant="subtle" color="red" onClick={() => setAsked('remove')}>
                  {say.remove}
                </Button>
              </NameForm>
            )}
          </div>
        )}
      </Modal>
      {asked === 'remove' && current && (
        <Sure
          title={say.removeOf(current.name)}
          why={current.shared ? say.removeSharedWhy : say.removeWhy}
          act={say.remove}
          isPending={isRemoving}
          error={null}
          onYes={() => {
            setRemoving(true)
            // What went wrong is told by whoever was asked; the question stays.
            void views
              .remove(current)
              .then(close, () => undefined)
              .finally(() => setRemoving(false))
          }}
          onClose={() => setAsked('manage')}
        />
      )}
    </>
  )
}
