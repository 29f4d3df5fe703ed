/**
 * Saved views of a plan and the one that is open.
 *
 * 1. The address names it (`?view=…`), so that a link shows a colleague the same.
 * 2. It is put into the sheet once the sheet and the list are there, and again whenever it is chosen.
 * 3. What is done afterwards changes nothing in it until it is saved; the page only says that it differs.
 */
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SavedView, ViewContent, ViewsView } from '../../server/wire/views.ts'
import { addView, deleteView, getViews, saveView } from '../api/views.ts'
import type { GivenView } from '../api/views.ts'
import type { SheetHandle } from '../sheet/host.ts'
import { isSameLayout } from '../sheet/layout.ts'
import { readContent, usualContent } from '../sheet/view-content.ts'
import { sentenceOf } from './answer.tsx'
import type { Years } from './plans.ts'
import { useWords } from './session.tsx'
import type { Look } from './view-look.ts'

interface Shown {
  readonly handle: SheetHandle | null
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly years: Years
  readonly onYears: (years: Years) => void
}

export interface Views {
  readonly list: ViewsView | undefined
  readonly current: SavedView | null
  /** The sheet looks otherwise than the view that is open. */
  readonly isChanged: boolean
  /** `null` is the usual view. */
  readonly open: (view: SavedView | null) => void
  readonly content: () => ViewContent
  readonly add: (given: Omit<GivenView, 'content'>) => Promise<void>
  readonly save: (view: SavedView, given: GivenView) => Promise<void>
  readonly remove: (view: SavedView) => Promise<void>
  readonly linkTo: (view: SavedView) => string
}

const isSameLook = (one: ViewContent, other: ViewContent): boolean => {
  const [here, there] = [one, other].map(({ grouping, depth, density, conditions, search, mine, years }) =>
    JSON.stringify([grouping, depth, density, conditions, search, mine, years]),
  )
  return here === there
}

export const useViews = (plan: PlanView, { handle, look, onLook, years, onYears }: Shown): Views => {
  const say = useWords()
  const answers = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const named = search.get('view')
  const key = ['views', plan.id]
  const { data: list } = useQuery({ queryKey: key, queryFn: () => getViews(plan.id), staleTime: 60_000 })
  const current = list?.views.find(({ id }) => id === named) ?? null

  const name = useCallback(
    (id: string | null): void =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (id === null) next.delete('view')
          else next.set('view', id)
          return next
        },
        { replace: true },
      ),
    [setSearch],
  )
  const put = (found: ViewContent): void => {
    const { layout, years: asked, ...wanted } = readContent(found)
    handle?.setLayout(layout)
    onLook(wanted)
    const isInPlan = asked !== null && plan.years.includes(asked.from) && plan.years.includes(asked.to)
    if (isInPlan && (asked.from !== years.from || asked.to !== years.to)) onYears(asked)
  }
  // Of the address: once, when everything is there.
  const opened = useRef<string | null>(null)
  useEffect(() => {
    if (!handle || !list || named === null || opened.current === named) return
    opened.current = named
    if (current) put(current.content)
    else {
      notifications.show({ message: say.views.missing, color: 'yellow' })
      name(null)
    }
  })

  const keep = useMutation({
    mutationFn: (work: () => Promise<ViewsView>) => work(),
    onSuccess: (views) => answers.setQueryData(key, views),
    onError: (error) => {
      notifications.show({ message: sentenceOf(error, say), color: 'red' })
      void answers.invalidateQueries({ queryKey: key })
    },
  })
  const content = (): ViewContent => ({ ...look, layout: handle?.layout() ?? usualContent.layout, years })
  const differs = (view: SavedView, { columns }: SheetHandle): boolean => {
    const [saved, now] = [readContent(view.content), content()]
    return !isSameLook(saved, now) || !isSameLayout(saved.layout, now.layout, new Set(columns().map(({ id }) => id)))
  }
  return {
    list,
    current,
    isChanged: current !== null && handle !== null && differs(current, handle),
    open(view) {
      opened.current = view?.id ?? null
      name(view?.id ?? null)
      put(view?.content ?? usualContent)
    },
    content,
    async add(given) {
      const views = await keep.mutateAsync(() => addView(plan.id, { ...given, content: content() }))
      const id = 'id' in views ? String(views.id) : null
      opened.current = id
      name(id)
      notifications.show({ message: say.views.saved(given.name) })
    },
    async save(view, given) {
      await keep.mutateAsync(() => saveView(plan.id, view, given))
      notifications.show({ message: say.views.saved(given.name) })
    },
    async remove(view) {
      await keep.mutateAsync(() => deleteView(plan.id, view.id))
      if (view.id === named) name(null)
      notifications.show({ message: say.views.removed(view.name) })
    },
    linkTo: (view) => `${window.location.origin}${window.location.pathname}?${new URLSearchParams({ view: view.id }).toString()}`,
  }
}
