import { Menu, useMantineColorScheme } from '@mantine/core'
import type { MantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { languages } from '../words/index.ts'
import { AbsenceForm } from './absence-form.tsx'
import { useContrast } from './contrast.ts'
import { Choice } from './choice.tsx'
import { Icon } from './icon.tsx'
import { Initial } from './initial.tsx'
import { PasswordForm } from './password-form.tsx'
import { useLanguage, useSession, useWords } from './session.tsx'

const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto']

/** Who is signed in; language, look, password, and the way out. */
export const PersonMenu = ({ onSignOut, withName }: { readonly onSignOut: () => void; readonly withName: boolean }) => {
  const say = useWords()
  const { me, version } = useSession()
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isHigh, setHigh] = useContrast()
  const [asksPassword, password] = useDisclosure(false)
  const [asksAbsence, absence] = useDisclosure(false)
  return (
    <>
      <Menu width={220} position="bottom-end">
        <Menu.Target>
          <button type="button" className="bare person-button">
            <Initial name={me.name} />
            <span className={withName ? 'nowrap' : 'unseen'}>{me.name}</span>
            <span className="unseen">{say.person.menu}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.name}
            {me.title === null ? '' : ` · ${me.title}`}
            <br />
            {[say.roles[me.role], ...me.departments.map(({ shortName }) => shortName)].join(' · ')}
          </Menu.Label>
          <Menu.Divider />
          {languages.map(({ value, label }) => (
            <Choice key={value} value={value} chosen={language} onChoose={() => setLanguage(value)}>
              <span lang={value}>{label}</span>
            </Choice>
          ))}
          <Menu.Divider />
          {schemes.map((scheme) => (
            <Choice key={scheme} value={scheme} chosen={colorScheme} onChoose={() => setColorScheme(scheme)}>
              {say.person.looks[scheme]}
            </Choice>
          ))}
          <Menu.CheckboxItem checked={isHigh} onChange={setHigh} checkIcon={<Icon name="check" size={14} />}>
            {say.person.contrast}
          </Menu.CheckboxItem>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="calendar" />} onClick={absence.open}>
            {say.warnings.absences.act}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="key" />} onClick={password.open}>
            {say.person.password}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="leave" />} onClick={onSignOut}>
            {say.person.signOut}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{say.person.version(version)}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <PasswordForm opened={asksPassword} onClose={password.close} />
      {asksAbsence && <AbsenceForm onClose={absence.close} />}
    </>
  )
}
