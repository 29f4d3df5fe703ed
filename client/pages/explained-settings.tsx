import { Button } from '@mantine/core'
import { useState } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { FormulaForm } from '../parts/formula-form.tsx'
import { OwnersForm } from '../parts/owners-form.tsx'
import { PeersForm } from '../parts/peers-form.tsx'
import { useSession, useWords } from '../parts/session.tsx'

const forms = { owners: OwnersForm, formula: FormulaForm, peers: PeersForm } as const

/** What the plan office sets of an indicator by itself; of a past day nothing is set. */
export const Settings = ({ view }: { readonly view: IndicatorView }) => {
  const say = useWords().settings
  const { me } = useSession()
  const [open, setOpen] = useState<keyof typeof forms | null>(null)
  if (!me.may.managePlans || view.asOf !== null) return null
  const Form = open === null ? null : forms[open]
  return (
    <section className="explained" aria-labelledby="explained-settings">
      <h3 id="explained-settings">{say.title}</h3>
      <div className="explained-settings">
        {(['owners', 'formula', 'peers'] as const).map((key) => (
          <Button key={key} variant="default" size="compact-sm" onClick={() => setOpen(key)}>
            {say[key]}
          </Button>
        ))}
      </div>
      {Form && <Form view={view} onClose={() => setOpen(null)} />}
    </section>
  )
}
